"""What every page may show of the installation: its demo day, the words of the help link."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from duizhao import __version__
from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import Role
from duizhao.web.indicators.access import ROLES
from duizhao.web.project.demo_unit.sign_ins import PASSWORD, sign_ins
from duizhao.web.reminders.selectors import unread_of


def installation(request: HttpRequest) -> dict[str, Any]:
    """Facts of the installation, and the actor (None on pages that are open to everybody)."""
    actor: Actor | None = getattr(request, "actor", None)
    return {
        "offered": _offered(actor) if actor else frozenset(),
        "demo_day": settings.DEMO_DAY,
        "demo_sign_ins": sign_ins(),
        "demo_password": PASSWORD,
        "version": __version__,
        "actor": actor,
        "unread_reminders": lambda: unread_of(actor) if actor else 0,
    }


def _offered(actor: Actor) -> frozenset[str]:
    """Which links of the menu lead somewhere for the actor; the doors decide, this only tidies."""
    links = {
        "indicators": ROLES,
        "people": (Role.SECRETARY, Role.LEADER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN),
        "accounts": (Role.SECURITY_ADMIN,),
        "audit": (Role.AUDIT_ADMIN,),
        "acting": (Role.SECRETARY, Role.LEADER, Role.MEMBER, Role.CADRE),
    }
    return frozenset(name for name, roles in links.items() if actor.units_as(*roles))
