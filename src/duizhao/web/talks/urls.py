"""Addresses of talks."""

from django.urls import path

from duizhao.web.talks import views

app_name = "talks"
urlpatterns = [
    path("meetings/<int:pk>/talks/", views.talks, name="list"),
    path("meetings/<int:pk>/talks/plan/", views.plan_talks, name="plan"),
    path("meetings/<int:pk>/talks/add/", views.add_talk, name="add"),
    path("talks/<int:pk>/", views.talk, name="talk"),
    path("talks/<int:pk>/confirm/", views.confirm_talk, name="confirm"),
]
