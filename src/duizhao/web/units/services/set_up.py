"""The first start: the unit, its three administrators and its secretary, made once and never again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import ROLE_LABELS, Role
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.accounts import services as accounts
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.units.models import Assignment, Installation, Person, Unit
from duizhao.web.units.selectors import is_set_up
from duizhao.web.units.services.accounts import AccountSlip

FIRST_ROLES = (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.SECRETARY)
_NOBODY_YET = Actor(user_id=None, person_id=None, name="首次开通")


@dataclass(frozen=True, slots=True)
class Newcomer:
    """One of the first people."""

    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstUnit:
    """The unit that the installation begins with."""

    name: str
    short_name: str
    team_name: str


def set_up(first: FirstUnit, people: Mapping[Role, Newcomer], *, at: datetime) -> list[AccountSlip]:
    """Make the unit and the first people, with the passwords that are shown once.

    Raises Stale when the installation is set up already, also by one who was faster, and Refused
    when the administrators are not persons of their own.
    """
    numbers = [people[role].number for role in FIRST_ROLES]
    if len(set(numbers)) < len(numbers):
        raise Refused("三个管理员和会务必须是四个人，工号不能相同")
    try:
        with transaction.atomic():
            return _made(first, people, at)
    except IntegrityError as error:
        raise Stale from error


def _made(first: FirstUnit, people: Mapping[Role, Newcomer], at: datetime) -> list[AccountSlip]:
    if is_set_up():
        raise Stale
    Installation.objects.create(set_up_at=at)
    unit = Unit.objects.create(
        name=first.name, short_name=first.short_name, team_name=first.team_name
    )
    record(
        Event.INSTALLATION_SET_UP, subject=unit, unit_id=unit.pk, by=_NOBODY_YET, at=at,
        note=unit.name,
    )  # fmt: skip
    return [_person(unit, role, people[role], at) for role in FIRST_ROLES]


def _person(unit: Unit, role: Role, newcomer: Newcomer, at: datetime) -> AccountSlip:
    user, password = accounts.issue(newcomer.number, unit_id=unit.pk, by=_NOBODY_YET, at=at)
    person = Person.objects.create(unit=unit, name=newcomer.name, number=newcomer.number, user=user)
    Assignment.objects.create(
        person=person, unit=unit, role=role.value, first_day=timezone.localtime(at).date()
    )
    return AccountSlip(person.name, user.username, password, ROLE_LABELS[role])
