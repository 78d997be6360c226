"""Meetings as Django knows them."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """Meetings and the stages of their plan."""

    name = "duizhao.web.meetings"
    label = "meetings"
    verbose_name = "会议"
    default_auto_field = "django.db.models.BigAutoField"
