"""Addresses of screening."""

from django.urls import path

from duizhao.web.screening import views

app_name = "screening"
urlpatterns = [
    path("meetings/<int:pk>/screening/", views.runs, name="runs"),
    path("meetings/<int:pk>/screening/begin/", views.begin, name="begin"),
    path("screening/<int:pk>/", views.run, name="run"),
    path("screening/<int:pk>/go-on/", views.go_on, name="go-on"),
    path("screening/<int:pk>/same/", views.shared, name="shared"),
    path("screening/texts/<int:pk>/", views.text, name="text"),
]
