"""Addresses of papers, and of the signed scans that come back."""

from django.urls import path

from duizhao.web.papers.views import papers, scans

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
    path("papers/", papers.gallery, name="gallery"),
    path("papers/<slug:kind>.png", papers.gallery_picture, name="gallery-picture"),
    path("papers/<slug:kind>/sample.<slug:ending>", papers.gallery_file, name="gallery-file"),
]
