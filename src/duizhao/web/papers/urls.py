"""Addresses of papers."""

from django.urls import path

from duizhao.web.papers import views

app_name = "papers"
urlpatterns = [
    path("meetings/<int:pk>/papers/", views.papers, name="papers"),
    path("meetings/<int:pk>/papers/<slug:kind>/<int:number>/", views.paper, name="paper"),
    path(
        "meetings/<int:pk>/papers/<slug:kind>/<int:number>/first-page.png",
        views.paper_preview,
        name="preview",
    ),
    path(
        "meetings/<int:pk>/papers/<slug:kind>/<int:number>.<slug:ending>",
        views.paper_file,
        name="file",
    ),
    path("papers/", views.gallery, name="gallery"),
    path("papers/<slug:kind>.png", views.gallery_picture, name="gallery-picture"),
    path("papers/<slug:kind>/sample.<slug:ending>", views.gallery_file, name="gallery-file"),
]
