"""The address of the desk."""

from django.urls import path

from duizhao.web.desk import views

app_name = "desk"
urlpatterns = [path("", views.desk, name="desk")]
