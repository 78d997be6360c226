"""Addresses of the audit log."""

from django.urls import path

from duizhao.web.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.entry_list, name="list"),
    path("file/", views.entry_file, name="file"),
]
