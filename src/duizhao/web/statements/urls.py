"""Addresses of statements."""

from django.urls import path

from duizhao.web.statements.views import comments, lists, matters, reading, team, versions, writing

app_name = "statements"
urlpatterns = [
    path("meetings/<int:pk>/statements/", lists.statements, name="list"),
    path("meetings/<int:pk>/statements/mine/", lists.mine, name="mine"),
    path("meetings/<int:pk>/statements/team/", lists.team, name="team"),
    path("meetings/<int:pk>/statements/all.zip", lists.archive, name="archive"),
    path("statements/<int:pk>/", reading.statement, name="statement"),
    path("statements/<int:pk>/write/", writing.write, name="write"),
    path("statements/<int:pk>/autosave/", writing.autosave, name="autosave"),
    path("statements/<int:pk>/check/", writing.check, name="check"),
    path("statements/<int:pk>/set-aside/", writing.set_aside, name="set-aside"),
    path("statements/<int:pk>/take-up/", writing.take_up, name="take-up"),
    path("statements/<int:pk>/upload/", versions.upload, name="upload"),
    path("statements/<int:pk>/versions/", versions.version_list, name="versions"),
    path("statements/<int:pk>/versions/<int:number>/restore/", versions.restore, name="restore"),
    path("statements/<int:pk>/file/", versions.file, name="file"),
    path("statements/<int:pk>/matters/", matters.matters, name="matters"),
    path("statements/<int:pk>/submit/", reading.submit, name="submit"),
    path("statements/<int:pk>/take-back/", reading.take_back, name="take-back"),
    path("statements/<int:pk>/pass/", reading.pass_on, name="pass"),
    path("statements/<int:pk>/return/", reading.send_back, name="return"),
    path("statements/<int:pk>/undecide/", reading.withdraw_decision, name="withdraw-decision"),
    path("statements/<int:pk>/finalise/", reading.finalise, name="finalise"),
    path("statements/<int:pk>/amend/", reading.amend, name="amend"),
    path("statements/<int:pk>/hand-in-amended/", reading.hand_in_amended, name="hand-in-amended"),
    path("statements/<int:pk>/comment/", comments.add_comment, name="comment"),
    path("statements/<int:pk>/adoption/", comments.adoption, name="adoption"),
    path("statements/<int:pk>/adoption.xlsx", comments.adoption_file, name="adoption-file"),
    path("statements/<int:pk>/commented/", comments.commented, name="commented"),
    path("statements/<int:pk>/read-back/", comments.read_back, name="read-back"),
    path("comments/<int:pk>/resolve/", comments.resolve, name="resolve"),
    path("comments/<int:pk>/answer/", comments.answer, name="answer"),
    path("comments/<int:pk>/reopen/", comments.reopen, name="reopen"),
    path("comments/<int:pk>/withdraw/", comments.withdraw, name="withdraw"),
    path("statements/<int:pk>/sections/", team.section_list, name="sections"),
    path("statements/<int:pk>/join/", team.join, name="join"),
    path("sections/<int:pk>/", team.section, name="section"),
    path("sections/<int:pk>/autosave/", team.autosave_section, name="autosave-section"),
    path("sections/<int:pk>/hold/", team.hold, name="hold"),
    path("sections/<int:pk>/release/", team.release, name="release"),
    path("sections/<int:pk>/take-over/", team.take_over, name="take-over"),
]
