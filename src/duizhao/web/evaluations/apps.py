"""Evaluations as Django knows them."""

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """Evaluations, who is evaluated, how many ballots said what."""

    name = "duizhao.web.evaluations"
    label = "evaluations"
    verbose_name = "民主评议党员"
    default_auto_field = "django.db.models.BigAutoField"
