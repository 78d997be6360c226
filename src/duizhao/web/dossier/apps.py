"""The dossier as Django knows it."""

from django.apps import AppConfig


class DossierConfig(AppConfig):
    """The app of dossiers."""

    name = "duizhao.web.dossier"
    label = "dossier"
