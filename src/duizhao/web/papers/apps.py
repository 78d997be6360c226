"""Papers as Django knows them."""

from django.apps import AppConfig
from django.conf import settings

from duizhao.core.layout.to_pdf import FontPlaces, look_for_fonts


class PapersConfig(AppConfig):
    """The papers of a meeting, made from what all stages recorded."""

    name = "duizhao.web.papers"
    label = "papers"
    verbose_name = "文书"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Papers are set in the fonts of the installation."""
        look_for_fonts(FontPlaces(settings.FONT_FOLDERS, settings.FONTS_OF_THE_MACHINE))
