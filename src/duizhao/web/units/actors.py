"""Who the person behind an account is today: name, roles, and for whom he keeps the record."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache

from django.db.models import Q, QuerySet

from duizhao.core.access.actor import Actor, Grant
from duizhao.core.access.roles import ADMINISTRATORS, Role
from duizhao.web.accounts.models import User
from duizhao.web.units.models import Assignment, Person

NOBODY = Actor(user_id=None, person_id=None, name="")
_IN_BRANCH = {True: Role.MEMBER, False: Role.CADRE}
"""What a person is in the meetings of his branch: who is in the party takes part, others may be asked."""


def actor_of(user: User, *, today: date, acting_for: int | None = None) -> Actor:
    """The actor behind an account.

    `acting_for` is the person whose record he wants to keep; without a valid assignment for today
    it is ignored.
    """
    person = Person.objects.select_related("branch__as_unit").filter(user=user).first()
    if person is None:
        return Actor(user_id=user.pk, person_id=None, name=user.username)
    if acting_for is not None:
        leader = (
            Person.objects.select_related("branch__as_unit")
            .filter(pk=acting_for, acted_by__in=valid_on(today).filter(person=person))
            .first()
        )
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
    """The persons who hold one of these roles in a unit on a day; in a branch, by belonging to it too."""
    wanted = set(roles)
    held = valid_on(on).filter(acting_for__isnull=True)
    administer = held.filter(role__in=[role.value for role in ADMINISTRATORS])
    belongs = Q(
        _here(on),
        branch__as_unit=unit_id,
        party_member__in=[member for member, role in _IN_BRANCH.items() if role in wanted],
    )
    named = held.filter(unit=unit_id, role__in=[role.value for role in wanted])
    people = Person.objects.filter(
        Q(pk__in=named.values("person")) | belongs & ~Q(pk__in=administer.values("person"))
    )
    return set(people.order_by().values_list("pk", flat=True))


Holds = Callable[..., frozenset[int]]
"""The persons who hold roles in a unit, asked by the unit's id and the roles."""


def holders_on(day: date) -> Holds:
    """Who holds what on a day, for news of many things: each unit with its roles is looked up once."""
    return cache(lambda unit_id, *roles: frozenset(holders(unit_id, roles, on=day)))


def _grants(person: Person, today: date) -> frozenset[Grant]:
    roles = valid_on(today).filter(person=person, acting_for__isnull=True)
    held = {Grant(Role(role), unit) for role, unit in roles.values_list("role", "unit_id")}
    return frozenset(held | _of_branch(person, held, today))


def _of_branch(person: Person, held: set[Grant], today: date) -> set[Grant]:
    """What a person is in his branch without anybody's having said so: a party member takes part.

    Administrators have no part in the content (三员分立), not in their branch either: nobody gave
    them this role, so nobody could take it away.
    """
    unit = getattr(person.branch, "as_unit", None)
    here = person.left is None or person.left >= today
    if unit is None or not here or ADMINISTRATORS & {grant.role for grant in held}:
        return set()
    return {Grant(_IN_BRANCH[person.party_member], unit.pk)}


def _here(on: date) -> Q:
    return Q(left__isnull=True) | Q(left__gte=on)
