"""Talks as Django knows them."""

from django.apps import AppConfig


class TalksConfig(AppConfig):
    """Talks and the points that they raise."""

    name = "duizhao.web.talks"
    label = "talks"
    verbose_name = "谈心谈话"
    default_auto_field = "django.db.models.BigAutoField"
