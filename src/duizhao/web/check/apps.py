"""The quick check as Django knows it."""

from django.apps import AppConfig


class CheckConfig(AppConfig):
    """Pages alone; no tables."""

    name = "duizhao.web.check"
    label = "check"
    verbose_name = "快速检查"
