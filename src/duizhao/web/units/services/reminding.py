"""Tells those who hold certain roles in a unit what somebody did."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import Role
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind
from duizhao.web.units.actors import holders

STAFF = (Role.SECRETARY, Role.LEADER, Role.MEMBER, Role.SUPERVISOR)
"""Those who prepare a meeting or look after it."""
EVERYBODY = (*STAFF, Role.CADRE)
"""All whom a meeting of the unit concerns."""


def remind_holders(
    unit_id: int,
    roles: Iterable[Role],
    kind: ReminderKind,
    *,
    about: str,
    address: str,
    by: Actor,
    at: datetime,
    same: str | None = None,
) -> None:
    """Remind the holders of these roles, but nobody of what he did himself."""
    people = holders(unit_id, roles, on=timezone.localtime(at).date())
    others = people - {by.person_id, by.by_person_id}
    remind(others, kind, about=about, address=address, at=at, same=same)
