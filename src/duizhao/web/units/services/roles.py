"""Roles are given and taken by the security administrator, each from a day on."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.access.roles import ROLE_LABELS, Role
from duizhao.core.access.separation import (
    objections,
    objections_to_acting,
    objections_to_ending,
)
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind
from duizhao.web.units.models import Assignment, Person, Unit
from duizhao.web.units.places import place_of


@transaction.atomic
def assign_role(
    person: Person,
    role: Role,
    *,
    unit: Unit,
    first_day: date,
    last_day: date | None,
    by: Actor,
    at: datetime,
) -> Assignment:
    """Give a person a role in a unit. Raises Refused with everything that stands against it."""
    require(by, Act.ROLE_ASSIGN, place_of(unit))
    claim(person)
    kept = running(person, first_day).filter(acting_for__isnull=False)
    names = kept.values_list("acting_for__name", flat=True)
    _check_days(person, first_day, last_day)
    reasons = objections(role, held=_held(person, first_day, role, unit), keeps_records_for=names)
    if reasons:
        raise Refused(*reasons)
    assignment = Assignment.objects.create(
        person=person, unit=unit, role=role.value, first_day=first_day, last_day=last_day
    )
    record(
        Event.ROLE_ASSIGNED, subject=assignment, unit_id=unit.pk, by=by, at=at,
        note=f"{person.name}：{ROLE_LABELS[role]}，{_days(first_day, last_day)}",
    )  # fmt: skip
    _remind(assignment, _days(first_day, last_day), at=at)
    return assignment


@transaction.atomic
def assign_acting(
    person: Person,
    leader: Person,
    *,
    first_day: date,
    last_day: date | None,
    by: Actor,
    at: datetime,
) -> Assignment:
    """Let a person keep the record for a member of the team (代录). Raises Refused with the reasons."""
    unit = leader.unit
    require(by, Act.ROLE_ASSIGN, place_of(unit))
    claim(person)
    _check_days(person, first_day, last_day)
    his = _roles(leader, first_day)
    reasons = list(objections_to_acting(held=_roles(person, first_day), held_by_other=his))
    if person.pk == leader.pk:
        reasons.append("不能为自己代录")
    if running(person, first_day).filter(acting_for=leader).exists():
        reasons.append(f"他已经在为{leader.name}代录")
    if reasons:
        raise Refused(*reasons)
    role = Role.LEADER if Role.LEADER in his else Role.MEMBER
    assignment = Assignment.objects.create(
        person=person, unit=unit, role=role.value, acting_for=leader,
        first_day=first_day, last_day=last_day,
    )  # fmt: skip
    record(
        Event.ROLE_ASSIGNED, subject=assignment, unit_id=unit.pk, by=by, at=at,
        note=f"{person.name}为{leader.name}代录，{_days(first_day, last_day)}",
    )  # fmt: skip
    _remind(assignment, _days(first_day, last_day), at=at)
    return assignment


@transaction.atomic
def end_role(assignment: Assignment, *, last_day: date, by: Actor, at: datetime) -> None:
    """Take a role away after a day; one that has not begun yet goes altogether.

    Raises Refused when it ends already or nobody would be left who gives roles, Stale when it is gone.
    """
    require(by, Act.ROLE_ASSIGN, place_of(assignment.unit))
    claim(assignment.unit)
    fresh = Assignment.objects.filter(pk=assignment.pk).first()
    if fresh is None:
        raise Stale
    if fresh.last_day is not None and fresh.last_day <= last_day:
        raise Refused("这个角色已经收回")
    reasons = why_it_stays(fresh)
    if reasons:
        raise Refused(*reasons)
    record(
        Event.ROLE_ENDED, subject=fresh, unit_id=fresh.unit_id, by=by, at=at,
        note=f"{fresh.person.name}：{ROLE_LABELS[Role(fresh.role)]}，至 {last_day}",
    )  # fmt: skip
    _remind(fresh, f"至 {last_day}", at=at, ended=True)
    if fresh.first_day > last_day:
        fresh.delete()
        return
    fresh.last_day = last_day
    fresh.save(update_fields=["last_day"])


def why_it_stays(assignment: Assignment) -> tuple[str, ...]:
    """Why a role can't be taken away; the caller has claimed its unit."""
    if assignment.acting_for_id is not None:
        return ()
    others = Assignment.objects.filter(
        unit=assignment.unit_id, role=assignment.role, acting_for__isnull=True,
        last_day__isnull=True,
    ).exclude(pk=assignment.pk)  # fmt: skip
    return objections_to_ending(Role(assignment.role), others_with_it=others.count())


def running(person: Person, day: date) -> "QuerySet[Assignment]":
    """The assignments of a person that hold on a day or later."""
    return Assignment.objects.filter(Q(last_day__isnull=True) | Q(last_day__gte=day), person=person)


def _remind(assignment: Assignment, days: str, *, at: datetime, ended: bool = False) -> None:
    """Tell him who has the role now or has it no longer, and him for whom he keeps the record."""
    if assignment.acting_for is not None:
        kind = ReminderKind.ACTING_ENDED if ended else ReminderKind.ACTING_ASSIGNED
        about = f"{assignment.person.name}为{assignment.acting_for.name}代录，{days}"
        both, address = [assignment.person_id, assignment.acting_for_id], reverse("units:acting")
        remind(both, kind, about=about, address=address, at=at)
    else:
        kind = ReminderKind.ROLE_ENDED if ended else ReminderKind.ROLE_ASSIGNED
        about = f"{assignment.unit} · {ROLE_LABELS[Role(assignment.role)]}，{days}"
        remind([assignment.person_id], kind, about=about, address=reverse("help"), at=at)


def _roles(person: Person, day: date) -> set[Role]:
    rows = running(person, day).filter(acting_for__isnull=True)
    return {Role(role) for role in rows.values_list("role", flat=True)}


def _held(person: Person, day: date, role: Role, unit: Unit) -> set[Role]:
    """His roles, but the same one in another unit: a supervisor may look after several."""
    elsewhere = running(person, day).filter(acting_for__isnull=True, role=role.value)
    here = elsewhere.filter(unit=unit).exists()
    held = _roles(person, day)
    return held if here else held - {role}


def _check_days(person: Person, first_day: date, last_day: date | None) -> None:
    if last_day is not None and last_day < first_day:
        raise Refused("“至”早于“自”，请核对")
    if person.left is not None and person.left < first_day:
        raise Refused(f"{person.name}已经离任（{person.left}），不能再授予角色")


def _days(first_day: date, last_day: date | None) -> str:
    return f"自 {first_day}" + (f" 至 {last_day}" if last_day else "")
