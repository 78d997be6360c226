"""Addresses of rectification programmes, their remarks and publications."""

from django.urls import path

from duizhao.web.programmes.views import programmes, publications, remarks, reports

app_name = "programmes"
urlpatterns = [
    path("meetings/<int:pk>/programmes/", programmes.programmes, name="list"),
    path("inspections/<int:pk>/programme/", programmes.set_up, name="set-up"),
    path("programmes/<int:pk>/", programmes.programme, name="programme"),
    path("programmes/<int:pk>/plan/", programmes.change_plan, name="change-plan"),
    path("programmes/<int:pk>/approve/", programmes.approve, name="approve"),
    path("programmes/<int:pk>/take-back/", programmes.take_back, name="take-back"),
    path("programmes/<int:pk>/concentrate/", programmes.concentrate, name="concentrate"),
    path("programmes/<int:pk>/sign/", programmes.sign, name="sign"),
    path("programmes/<int:pk>/unsign/", programmes.unsign, name="unsign"),
    path("programmes/<int:pk>/send/", programmes.send, name="send"),
    path("programmes/<int:pk>/follow-up/", programmes.follow_up, name="follow-up"),
    path("programmes/<int:pk>/close/", programmes.close, name="close"),
    path("programmes/<int:pk>/file/", reports.programme_file, name="file"),
    path("programmes/<int:pk>/compare/", reports.compare_report, name="compare"),
    path("programmes/<int:pk>/remarks/", remarks.remarks, name="remarks"),
    path("programmes/<int:pk>/remarks/add/", remarks.add_remark, name="add-remark"),
    path("programmes/<int:pk>/remarks/file/", remarks.remarks_file, name="remarks-file"),
    path("reviewers/<int:pk>/silent/", remarks.note_no_remark, name="silent"),
    path("remarks/<int:pk>/answer/", remarks.answer_remark, name="answer-remark"),
    path("remarks/<int:pk>/merge/", remarks.merge_remark, name="merge-remark"),
    path("remarks/<int:pk>/reopen/", remarks.reopen_remark, name="reopen-remark"),
    path("remarks/<int:pk>/drop/", remarks.drop_remark, name="drop-remark"),
    path("publications/<int:pk>/", publications.publication, name="publication"),
    path("publications/<int:pk>/publish/", publications.publish, name="publish"),
    path("publications/<int:pk>/do-without/", publications.do_without, name="do-without"),
    path("publications/<int:pk>/take-back/", publications.take_back, name="take-publication-back"),
]
