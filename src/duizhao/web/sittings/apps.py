"""Sittings as Django knows them."""

from django.apps import AppConfig


class SittingsConfig(AppConfig):
    """Sittings, what is said there, and the minutes."""

    name = "duizhao.web.sittings"
    label = "sittings"
    verbose_name = "召开会议"
    default_auto_field = "django.db.models.BigAutoField"
