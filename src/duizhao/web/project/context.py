"""What every page may show of the installation: its demo day, the words of the help link."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from duizhao import __version__


def installation(request: HttpRequest) -> dict[str, Any]:
    """Facts of the installation, and the actor (None on pages that are open to everybody)."""
    return {
        "demo_day": settings.DEMO_DAY,
        "version": __version__,
        "actor": getattr(request, "actor", None),
    }
