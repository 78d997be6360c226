"""Opinions as Django knows them."""

from django.apps import AppConfig


class OpinionsConfig(AppConfig):
    """Rounds, urns, opinions."""

    name = "duizhao.web.opinions"
    label = "opinions"
    verbose_name = "征求意见"
    default_auto_field = "django.db.models.BigAutoField"
