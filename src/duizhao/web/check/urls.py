"""The addresses of the quick check and of the look at layouts."""

from django.urls import path

from duizhao.web.check import views

app_name = "check"
urlpatterns = [
    path("", views.check, name="check"),
    path("layout/", views.layout, name="layout"),
]
