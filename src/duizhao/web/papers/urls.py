"""Addresses of papers, of signed scans, of the gallery of all kinds, and of a unit's own templates."""

from django.urls import path

from duizhao.web.papers.views import gallery, papers, scans, templates

app_name = "papers"
urlpatterns = [
    path("meetings/<int:pk>/papers/", papers.papers, name="papers"),
    path("meetings/<int:pk>/papers/<slug:kind>/<int:number>/", papers.paper, name="paper"),
    path(
        "meetings/<int:pk>/papers/<slug:kind>/<int:number>/first-page.png",
        papers.paper_preview,
        name="preview",
    ),
    path(
        "meetings/<int:pk>/papers/<slug:kind>/<int:number>/own.docx",
        papers.paper_by_template,
        name="by-template",
    ),
    path(
        "meetings/<int:pk>/papers/<slug:kind>/<int:number>.<slug:ending>",
        papers.paper_file,
        name="file",
    ),
    path("meetings/<int:pk>/scans/", scans.scans, name="scans"),
    path("scans/<int:pk>/", scans.batch, name="batch"),
    path("scans/<int:pk>/go-on/", scans.go_on, name="go-on"),
    path("scans/<int:pk>/place/", scans.place, name="place"),
    path("scans/<int:pk>/file/", scans.file_batch, name="file-batch"),
    path("scans/<int:pk>/drop/", scans.drop, name="drop-batch"),
    path("scans/<int:pk>/pages/<int:number>/", scans.scan_page, name="scan-page"),
    path("scans/<int:pk>/pages/<int:number>.png", scans.scan_picture, name="scan-picture"),
    path("signed/<int:pk>.pdf", scans.signed_file, name="signed-file"),
    path("signed/<int:pk>/withdraw/", scans.withdraw, name="withdraw-copy"),
    path("papers/", gallery.gallery, name="gallery"),
    path("papers/<slug:kind>.png", gallery.gallery_picture, name="gallery-picture"),
    path("papers/<slug:kind>/starter.docx", gallery.gallery_starter, name="starter"),
    path("papers/<slug:kind>/sample.<slug:ending>", gallery.gallery_file, name="gallery-file"),
    path("units/<int:pk>/templates/", templates.template_list, name="templates"),
    path("units/<int:pk>/templates/<slug:kind>/", templates.template_detail, name="template"),
    path(
        "units/<int:pk>/templates/<slug:kind>/withdraw/",
        templates.template_withdraw,
        name="template-withdraw",
    ),
    path(
        "units/<int:pk>/templates/<slug:kind>/<int:number>.docx",
        templates.template_file,
        name="template-file",
    ),
    path(
        "units/<int:pk>/templates/<slug:kind>/<int:number>/trial.docx",
        templates.template_trial,
        name="template-trial",
    ),
]
