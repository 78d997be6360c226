"""The trail as Django knows it."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Points, problems, causes, measures, and how they are linked."""

    name = "duizhao.web.trail"
    label = "trail"
    verbose_name = "脉络"
    default_auto_field = "django.db.models.BigAutoField"
