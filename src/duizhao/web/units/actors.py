"""Who the person behind an account is today: name, roles, and for whom he keeps the record."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from duizhao.core.access.actor import Actor, Grant
from duizhao.core.access.roles import Role
from duizhao.web.accounts.models import User
from duizhao.web.units.models import Assignment, Person

NOBODY = Actor(user_id=None, person_id=None, name="")


def actor_of(user: User, *, today: date, acting_for: int | None = None) -> Actor:
    """The actor behind an account.

    `acting_for` is the person whose record he wants to keep; without a valid assignment for today
    it is ignored.
    """
    person = Person.objects.filter(user=user).first()
    if person is None:
        return Actor(user_id=user.pk, person_id=None, name=user.username)
    if acting_for is not None:
        leader = Person.objects.filter(
            pk=acting_for, acted_by__in=valid_on(today).filter(person=person)
        ).first()
        if leader is not None:
            return Actor(
                user_id=user.pk,
                person_id=leader.pk,
                name=leader.name,
                grants=_grants(leader, today),
                acting_for_id=leader.pk,
                by_person_id=person.pk,
                by_name=person.name,
            )
    return Actor(
        user_id=user.pk, person_id=person.pk, name=person.name, grants=_grants(person, today)
    )


def valid_on(today: date) -> "QuerySet[Assignment]":
    """The assignments that hold on a day."""
    return Assignment.objects.filter(
        Q(last_day__isnull=True) | Q(last_day__gte=today), first_day__lte=today
    )


def holders(unit_id: int, roles: Iterable[Role], *, on: date) -> set[int]:
    """The persons who hold one of these roles in a unit on a day."""
    rows = valid_on(on).filter(
        unit=unit_id, role__in=[role.value for role in roles], acting_for__isnull=True
    )
    return set(rows.values_list("person_id", flat=True))


def _grants(person: Person, today: date) -> frozenset[Grant]:
    roles = valid_on(today).filter(person=person, acting_for__isnull=True)
    return frozenset(Grant(Role(role), unit) for role, unit in roles.values_list("role", "unit_id"))
