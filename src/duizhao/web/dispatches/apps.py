"""Dispatches as Django knows them."""

from django.apps import AppConfig


class DispatchesConfig(AppConfig):
    """The app of dispatches."""

    name = "duizhao.web.dispatches"
    label = "dispatches"
