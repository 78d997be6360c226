"""Papers as Django knows them."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """The papers of a meeting, made from what all stages recorded."""

    name = "duizhao.web.papers"
    label = "papers"
    verbose_name = "文书"
    default_auto_field = "django.db.models.BigAutoField"
