"""Addresses of dispatches."""

from django.urls import path

from duizhao.web.dispatches import views

app_name = "dispatches"
urlpatterns = [
    path("meetings/<int:pk>/dispatches/", views.dispatch_list, name="list"),
    path("meetings/<int:pk>/dispatches/add/", views.add, name="add"),
    path("meetings/<int:pk>/dispatches/<str:duty>/send/", views.send_duty, name="send-duty"),
    path("dispatches/<int:pk>/send/", views.send_added, name="send"),
    path("dispatches/<int:pk>/answer/", views.answer, name="answer"),
    path("dispatches/<int:pk>/undo/", views.undo, name="undo"),
    path("dispatches/<int:pk>/drop/", views.drop, name="drop"),
]
