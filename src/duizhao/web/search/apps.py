"""Search as Django knows it."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Pages alone; no tables and no index."""

    name = "duizhao.web.search"
    label = "search"
    verbose_name = "查找"
