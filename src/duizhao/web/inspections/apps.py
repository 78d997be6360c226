"""Inspections as Django knows them."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Inspection findings and open items of earlier meetings."""

    name = "duizhao.web.inspections"
    label = "inspections"
    verbose_name = "巡视反馈和上次遗留"
    default_auto_field = "django.db.models.BigAutoField"
