"""The audit as Django knows it."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """One table of entries."""

    name = "duizhao.web.audit"
    label = "audit"
    verbose_name = "审计"
    default_auto_field = "django.db.models.BigAutoField"
