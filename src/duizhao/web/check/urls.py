"""The address of the quick check."""

from django.urls import path

from duizhao.web.check import views

app_name = "check"
urlpatterns = [path("", views.check, name="check")]
