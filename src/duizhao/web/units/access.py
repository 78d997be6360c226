"""The doors to units and to their people."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.web.units.models import Assignment, Branch, Person, RosterImport, Unit
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

_SEES_ROSTER = (Role.SECRETARY, Role.LEADER, Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)


def unit_for(actor: Actor, pk: int, act: Act = Act.ROSTER_VIEW) -> Unit:
    """A unit in which the actor may do the act. Raises Http404 for all others."""
    unit = Unit.objects.select_related("superior").filter(pk=pk).first()
    if unit is None or not may(actor, act, place_of(unit)):
        raise Http404
    return unit


def branch_for(actor: Actor, pk: int) -> Branch:
    """A branch of a unit whose machine the actor runs. Raises Http404 for all others."""
    branch = Branch.objects.select_related("unit__superior").filter(pk=pk).first()
    if branch is None or not may(actor, Act.SYSTEM_RUN, place_of(branch.unit)):
        raise Http404
    return branch


def units_for(actor: Actor) -> "QuerySet[Unit]":
    """The units whose people the actor may see."""
    return Unit.objects.filter(pk__in=actor.units_as(*_SEES_ROSTER))


def units_secured_by(actor: Actor) -> "QuerySet[Unit]":
    """The units whose accounts and roles the actor administers. Raises Http404 for those who have none."""
    units = Unit.objects.filter(pk__in=actor.units_as(Role.SECURITY_ADMIN))
    if not units.exists():
        raise Http404
    return units


def person_for(actor: Actor, pk: int, act: Act = Act.ROSTER_VIEW) -> Person:
    """A person of a unit in which the actor may do the act. Raises Http404 for all others."""
    people = Person.objects.select_related("unit__superior", "department", "branch", "user")
    person = people.filter(pk=pk).first()
    if person is None or not may(actor, act, place_of(person.unit)):
        raise Http404
    return person


def people_for(actor: Actor) -> "QuerySet[Person]":
    """The people whom the actor may see."""
    return Person.objects.filter(unit__in=units_for(actor))


def assignment_for(actor: Actor, pk: int) -> Assignment:
    """A role that the actor may end. Raises Http404 for all others."""
    rows = Assignment.objects.select_related("unit__superior", "person", "acting_for")
    assignment = rows.filter(pk=pk).first()
    if assignment is None or not may(actor, Act.ROLE_ASSIGN, place_of(assignment.unit)):
        raise Http404
    return assignment


def roster_import_for(actor: Actor, pk: int) -> RosterImport:
    """A list of people that the actor may import. Raises Http404 for all others."""
    waiting = RosterImport.objects.select_related("unit__superior").filter(pk=pk).first()
    if waiting is None or not may(actor, Act.ROSTER_EDIT, place_of(waiting.unit)):
        raise Http404
    return waiting


def person_of(actor: Actor) -> Person | None:
    """The person who acts; None for an account that belongs to nobody."""
    if actor.person_id is None:
        return None
    return Person.objects.filter(pk=actor.person_id).first()
