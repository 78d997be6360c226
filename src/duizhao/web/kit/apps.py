"""The kit as Django knows it."""

from django.apps import AppConfig


class KitConfig(AppConfig):
    """Templates, static files and tags; no tables."""

    name = "duizhao.web.kit"
    label = "kit"
