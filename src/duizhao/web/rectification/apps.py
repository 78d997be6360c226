"""Rectification as Django knows it."""

from django.apps import AppConfig


class RectificationConfig(AppConfig):
    """The ledger of items with tasks, evidence, verifications, extensions and spot checks."""

    name = "duizhao.web.rectification"
    label = "rectification"
    verbose_name = "整改"
    default_auto_field = "django.db.models.BigAutoField"
