"""Units as Django knows them."""

from django.apps import AppConfig


class UnitsConfig(AppConfig):
    """Units, departments, branches, people, roles."""

    name = "duizhao.web.units"
    label = "units"
    verbose_name = "单位和人员"
    default_auto_field = "django.db.models.BigAutoField"
