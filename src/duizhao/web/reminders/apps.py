"""Reminders as Django knows them."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Reminders, and the addresses of those who want a mail as well."""

    name = "duizhao.web.reminders"
    label = "reminders"
    verbose_name = "提醒"
    default_auto_field = "django.db.models.BigAutoField"
