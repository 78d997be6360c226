"""Somebody joins, changes, takes another post or leaves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.units.models import Assignment, Branch, Department, FormerPost, Person, Unit
from duizhao.web.units.places import place_of
from duizhao.web.units.services.roles import running, why_it_stays


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What the office keeps of a person beside his post."""

    number: str
    name: str
    branch: Branch | None
    branch_representative: bool
    committee_rank: int | None
    party_member: bool
    joined: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post with what hangs on it: department, place in the team, departments in charge."""

    post: str
    department: Department | None
    heads_department: bool
    team_rank: int | None
    in_charge_of: Sequence[Department] = ()


_PARTICULARS = [
    "number", "name", "branch", "branch_representative", "committee_rank", "party_member", "joined",
]  # fmt: skip
_POST = ["post", "department", "heads_department", "team_rank"]


@transaction.atomic
def add_person(
    unit: Unit, particulars: Particulars, post: Post, *, by: Actor, at: datetime
) -> Person:
    """Enter a person. Raises Refused when the number is taken."""
    require(by, Act.ROSTER_EDIT, place_of(unit))
    claim(unit)
    _still_listed(particulars.branch, post.department, *post.in_charge_of)
    _number_is_free(unit, particulars.number, but=None)
    person = Person(unit=unit)
    _put(person, particulars, _PARTICULARS)
    _put(person, post, _POST)
    person.save()
    person.in_charge_of.set(post.in_charge_of)
    record(Event.PERSON_ADDED, subject=person, unit_id=unit.pk, by=by, at=at, note=person.name)
    return person


@transaction.atomic
def edit_person(
    person: Person, particulars: Particulars, *, revision: int, by: Actor, at: datetime
) -> None:
    """Correct what is kept of a person. Raises Refused when the number is taken, Stale for the slower of two."""
    require(by, Act.ROSTER_EDIT, place_of(person.unit))
    claim(person.unit)
    claim(person, revision=revision)
    _still_listed(particulars.branch)
    _number_is_free(person.unit, particulars.number, but=person)
    if person.left and particulars.joined and particulars.joined > person.left:
        raise Refused("到任日期在离任日期之后，请核对")
    _put(person, particulars, _PARTICULARS)
    person.save(update_fields=_PARTICULARS)
    record(
        Event.PERSON_EDITED, subject=person, unit_id=person.unit_id, by=by, at=at, note=person.name
    )


@transaction.atomic
def change_post(
    person: Person, post: Post, *, first_day: date, revision: int, by: Actor, at: datetime
) -> None:
    """Give a person another post from a day on; the old one is kept with its last day."""
    require(by, Act.ROSTER_EDIT, place_of(person.unit))
    claim(person.unit)
    claim(person, revision=revision)
    if person.left is not None:
        raise Refused(f"{person.name}已经离任，不能再变动职务")
    _still_listed(post.department, *post.in_charge_of)
    before = person.post
    _keep_former(person, until=first_day - date.resolution, unless=post.post)
    _put(person, post, _POST)
    person.save(update_fields=_POST)
    person.in_charge_of.set(post.in_charge_of)
    record(
        Event.PERSON_CHANGED_POST, subject=person, unit_id=person.unit_id, by=by, at=at,
        note=f"{person.name}：{before or '无'} → {person.post or '无'}，自 {first_day}",
    )  # fmt: skip


@transaction.atomic
def leave(person: Person, *, last_day: date, revision: int, by: Actor, at: datetime) -> None:
    """Let a person go: his roles and what is kept for him or by him end with his last day.

    Raises Refused when he has left already, when the day lies before he joined, or when nobody
    would be left who gives roles.
    """
    require(by, Act.ROSTER_EDIT, place_of(person.unit))
    _claim_all_units_of(person)
    claim(person, revision=revision)
    if person.left is not None:
        raise Refused(f"{person.name}已经登记离任（{person.left}）")
    if person.joined and last_day < person.joined:
        raise Refused(f"离任日期早于到任日期（{person.joined}），请核对")
    reasons = [why for role in running(person, last_day) for why in why_it_stays(role)]
    if reasons:
        raise Refused(*reasons)
    _keep_former(person, until=last_day, unless="")
    person.left = last_day
    person.save(update_fields=["left"])
    _end_roles(person, last_day)
    person.in_charge_of.clear()
    record(
        Event.PERSON_LEFT, subject=person, unit_id=person.unit_id, by=by, at=at,
        note=f"{person.name}，最后一日 {last_day}",
    )  # fmt: skip


def _still_listed(*named: Branch | Department | None) -> None:
    """Raise Stale when a branch or department has been taken off the lists of the claimed unit."""
    for one in named:
        if one is not None:
            read_again(one)


def _claim_all_units_of(person: Person) -> None:
    """Claim his unit and those in which he holds a role, always in the same order."""
    roles = Assignment.objects.filter(person=person).values("unit")
    units = Unit.objects.filter(Q(pk=person.unit_id) | Q(pk__in=roles)).order_by("pk")
    for unit in units:
        claim(unit)


def _end_roles(person: Person, last_day: date) -> None:
    """End roles that run on; one that would begin later never begins."""
    roles = Assignment.objects.filter(Q(person=person) | Q(acting_for=person))
    roles.filter(first_day__gt=last_day).delete()
    roles.filter(Q(last_day__isnull=True) | Q(last_day__gt=last_day)).update(last_day=last_day)


def _keep_former(person: Person, *, until: date, unless: str) -> None:
    if person.post and person.post != unless:
        department = person.department.name if person.department else ""
        FormerPost.objects.create(
            person=person, post=person.post, department_name=department, last_day=until
        )


def _number_is_free(unit: Unit, number: str, *, but: Person | None) -> None:
    same = Person.objects.filter(unit=unit, number=number).first()
    if same is not None and same != but:
        raise Refused(f"工号“{number}”已经是本单位另一个人的，请核对")


def _put(person: Person, values: Particulars | Post, names: list[str]) -> None:
    for name in names:
        setattr(person, name, getattr(values, name))
