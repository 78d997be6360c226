"""The address of search."""

from django.urls import path

from duizhao.web.search import views

app_name = "search"
urlpatterns = [path("", views.search, name="search")]
