"""Urns as Django knows them."""

from django.apps import AppConfig


class UrnsConfig(AppConfig):
    """Urns and nothing else."""

    name = "duizhao.web.urns"
    label = "urns"
    verbose_name = "封存箱"
    default_auto_field = "django.db.models.BigAutoField"
