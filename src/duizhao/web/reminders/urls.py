"""Addresses of reminders."""

from django.urls import path

from duizhao.web.reminders import views

app_name = "reminders"
urlpatterns = [
    path("", views.reminder_list, name="list"),
    path("read/", views.mark_all_read, name="read-all"),
    path("<int:pk>/", views.open_reminder, name="open"),
    path("<int:pk>/read/", views.mark_read, name="read"),
    path("mail/", views.mail, name="mail"),
    path("mail/failures/", views.mail_failures, name="mail-failures"),
]
