"""Study as Django knows it."""

from django.apps import AppConfig


class StudyConfig(AppConfig):
    """Required readings, group sessions, attendance."""

    name = "duizhao.web.study"
    label = "study"
    verbose_name = "学习"
    default_auto_field = "django.db.models.BigAutoField"
