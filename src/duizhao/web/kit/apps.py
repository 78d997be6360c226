"""The kit as Django knows it."""

from django.apps import AppConfig
from django.forms import Field


class KitConfig(AppConfig):
    """Templates, static files and tags; no tables."""

    name = "duizhao.web.kit"
    label = "kit"

    def ready(self) -> None:
        """Say in the office's words, and not in Django's, that a field was left empty."""
        Field.default_error_messages = {
            **Field.default_error_messages,
            "required": "请填写这一项。",
        }
