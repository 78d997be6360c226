"""The desk as Django knows it."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Pages alone; no tables."""

    name = "duizhao.web.desk"
    label = "desk"
    verbose_name = "我的工作"
