"""Keeping the record for somebody else: begun, ended, and confirmed by the one it is kept for."""

from datetime import date, datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import settle
from duizhao.web.units.actors import valid_on
from duizhao.web.units.models import Assignment, Person
from duizhao.web.units.places import place_of

NOBODY_ACTS = "没有人为您代录"


@transaction.atomic
def start_acting(assignment: Assignment, *, by: Actor, at: datetime, today: date) -> Person:
    """Begin to keep the record; the one it is kept for. Raises Refused when the assignment doesn't hold today."""
    holds = valid_on(today).filter(pk=assignment.pk).exists()
    mine = by.acting_for_id is None and assignment.person_id == by.person_id
    if assignment.acting_for is None or not holds or not mine:
        raise Refused("代录的期限不包括今天，请找安全保密管理员")
    record(
        Event.ACTING_STARTED, subject=assignment, unit_id=assignment.unit_id, by=by, at=at,
        note=f"{by.name}为{assignment.acting_for.name}代录",
    )  # fmt: skip
    return assignment.acting_for


@transaction.atomic
def end_acting(*, by: Actor, at: datetime) -> None:
    """Say that the record is kept no longer; `by` still carries both names."""
    leader = _person(by.acting_for_id)
    if leader is None:
        raise Refused("现在没有在代录")
    record(Event.ACTING_ENDED, subject=leader, unit_id=leader.unit_id, by=by, at=at)


@transaction.atomic
def confirm_acting(*, by: Actor, at: datetime) -> None:
    """Let somebody say, in person, that what was recorded for him until now is what he meant.

    Raises Refused when nobody keeps his record.
    """
    leader = _person(by.person_id)
    if leader is None:
        raise Refused(NOBODY_ACTS)
    require(by, Act.ACTING_CONFIRM, place_of(leader.unit, owner_id=leader.pk))
    claim(leader)
    if not Assignment.objects.filter(acting_for=leader).update(confirmed_at=at):
        raise Refused(NOBODY_ACTS)
    settle(leader.pk, ReminderKind.ACTING_RECORDED, at=at)
    record(Event.ACTING_CONFIRMED, subject=leader, unit_id=leader.unit_id, by=by, at=at)


def _person(pk: int | None) -> Person | None:
    return Person.objects.select_related("unit__superior").filter(pk=pk or 0).first()
