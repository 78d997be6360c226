"""The limits of the readers, as the settings put them."""

from dataclasses import fields
from typing import Any

from duizhao.cli.settings.resolve import Settings
from duizhao.core.outline.limits import Limits


def limits_of(settings: Settings) -> Limits:
    """The limits of the readers."""
    values: dict[str, Any] = {
        limit.name: settings.settings[f"limits.{limit.name}"].value for limit in fields(Limits)
    }
    return Limits(**values)
