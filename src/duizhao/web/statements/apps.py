"""Statements as Django knows them."""

from django.apps import AppConfig


class StatementsConfig(AppConfig):
    """Statements with their versions, drafts, sections, rounds and comments."""

    name = "duizhao.web.statements"
    label = "statements"
    verbose_name = "对照检查材料"
    default_auto_field = "django.db.models.BigAutoField"
