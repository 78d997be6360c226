"""Indicators as Django knows them."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """Soft promises made countable, and what was entered for them."""

    name = "duizhao.web.indicators"
    label = "indicators"
    verbose_name = "指标"
    default_auto_field = "django.db.models.BigAutoField"
