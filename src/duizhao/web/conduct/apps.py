"""The conduct of meetings as Django knows it."""

from django.apps import AppConfig


class ConductConfig(AppConfig):
    """Pages and acts; no tables."""

    name = "duizhao.web.conduct"
    label = "conduct"
    verbose_name = "推进会议"
