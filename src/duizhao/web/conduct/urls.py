"""Addresses of a meeting's moves."""

from django.urls import path

from duizhao.web.conduct import closing_views, sitting_views, views

app_name = "conduct"
urlpatterns = [
    path("meetings/<int:pk>/begin/", views.begin, name="begin"),
    path("meetings/<int:pk>/resume/", views.resume, name="resume"),
    path("meetings/<int:pk>/postpone/", views.postpone, name="postpone"),
    path("meetings/<int:pk>/call-off/", views.call_off, name="call-off"),
    path("meetings/<int:pk>/ready/", sitting_views.ready, name="ready"),
    path("meetings/<int:pk>/report/", sitting_views.begin_reporting, name="begin-reporting"),
    path("meetings/<int:pk>/closing/", closing_views.closing, name="closing"),
    path("meetings/<int:pk>/report-sent/", closing_views.report_sent, name="report-sent"),
    path("meetings/<int:pk>/order-again/", sitting_views.order_again, name="order-again"),
    path("sittings/<int:pk>/open/", sitting_views.open_sitting, name="open-sitting"),
    path("sittings/<int:pk>/close/", sitting_views.close_sitting, name="close-sitting"),
    path("sittings/<int:pk>/stop/", sitting_views.stop_sitting, name="stop-sitting"),
]
