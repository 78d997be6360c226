"""Addresses of meetings."""

from django.urls import path

from duizhao.web.meetings import views

app_name = "meetings"
urlpatterns = [
    path("", views.meeting_list, name="list"),
    path("open/", views.open_meeting, name="open"),
    path("<int:pk>/", views.meeting_detail, name="detail"),
    path("<int:pk>/notice/", views.change_notice, name="notice"),
    path("<int:pk>/parameters/", views.parameters, name="parameters"),
    path("<int:pk>/plan/", views.plan, name="plan"),
    path("<int:pk>/plan.ics", views.calendar, name="calendar"),
    path("<int:pk>/references/", views.references, name="references"),
    path("references/<int:pk>/", views.reference, name="reference"),
    path("references/<int:pk>/drop/", views.drop_reference, name="drop-reference"),
    path("<int:pk>/stages/<slug:stage>/", views.mark_stage, name="mark-stage"),
]
