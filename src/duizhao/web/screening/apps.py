"""Screening as Django knows it."""

from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    """Stored runs of the checks over the texts of a meeting."""

    name = "duizhao.web.screening"
    label = "screening"
    verbose_name = "筛查材料"
    default_auto_field = "django.db.models.BigAutoField"
