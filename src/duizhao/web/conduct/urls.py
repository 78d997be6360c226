"""Addresses of a meeting's moves."""

from django.urls import path

from duizhao.web.conduct import views

app_name = "conduct"
urlpatterns = [
    path("meetings/<int:pk>/begin/", views.begin, name="begin"),
    path("meetings/<int:pk>/resume/", views.resume, name="resume"),
    path("meetings/<int:pk>/postpone/", views.postpone, name="postpone"),
    path("meetings/<int:pk>/call-off/", views.call_off, name="call-off"),
]
