"""What every page may show of the installation: its demo day, the words of the help link."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from duizhao import __version__
from duizhao.web.project.demo_unit import PASSWORD, sign_ins


def installation(request: HttpRequest) -> dict[str, Any]:
    """Facts of the installation, and the actor (None on pages that are open to everybody)."""
    return {
        "demo_day": settings.DEMO_DAY,
        "demo_sign_ins": sign_ins(),
        "demo_password": PASSWORD,
        "version": __version__,
        "actor": getattr(request, "actor", None),
    }
