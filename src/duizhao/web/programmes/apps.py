"""Rectification programmes as Django knows them."""

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """The rectification after a feedback: its plan, its report, what reviewers say of it, its publication."""

    name = "duizhao.web.programmes"
    label = "programmes"
    verbose_name = "反馈整改"
    default_auto_field = "django.db.models.BigAutoField"
