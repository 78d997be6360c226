"""The doors to lists of problems, and to the problems and points on them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.problem_list import ListState
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.trail.models import Point, Problem, ProblemList
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def place_of_list(problems: ProblemList) -> Place:
    """Where a list stands, as the table of rights asks for it."""
    return place_of(
        problems.meeting.unit,
        owner_id=problems.person_id,
        shared=problems.state == ListState.SUBMITTED.value,
    )


def edits(actor: Actor, problems: ProblemList) -> bool:
    """Whether the actor may change a list now: he writes it, and its meeting isn't over."""
    return not problems.meeting.is_over and may(actor, Act.PROBLEM_EDIT, place_of_list(problems))


def list_for(actor: Actor, meeting: Meeting, person_id: int | None) -> ProblemList:
    """The list of a person (None: the team). Raises Http404 unless the actor may know of it.

    A list that nobody has written on yet is made for those who would see it.
    """
    members = participants(meeting)
    found = (
        ProblemList.objects.select_related("person")
        .filter(meeting=meeting, person=person_id)
        .first()
    )
    if found is not None:
        found.meeting = meeting
    else:
        if person_id is not None and not members.filter(pk=person_id).exists():
            raise Http404
        found = ProblemList(meeting=meeting, person_id=person_id)
    if not may(actor, Act.PROBLEM_VIEW, place_of_list(found)):
        raise Http404
    if found.pk is None:
        found, _ = ProblemList.objects.get_or_create(meeting=meeting, person_id=person_id)
    return found


def list_at(actor: Actor, pk: int) -> ProblemList:
    """A list that the actor may know of. Raises Http404 for all others."""
    found = (
        ProblemList.objects.select_related("meeting__unit__superior", "person")
        .filter(pk=pk)
        .first()
    )
    if found is None or not may(actor, Act.PROBLEM_VIEW, place_of_list(found)):
        raise Http404
    return found


def lists_for(actor: Actor, meeting: Meeting) -> "QuerySet[ProblemList]":
    """All lists of a meeting that the actor may know of."""
    lists = _lists_of(actor, meeting.unit_id).filter(meeting=meeting)
    return lists.select_related("person", "meeting__unit")


def _lists_of(actor: Actor, unit: int) -> "QuerySet[ProblemList]":
    lists = ProblemList.objects.filter(meeting__unit=unit)
    if actor.holds(Role.LEADER, unit):
        return lists
    seen = Q(person_id=actor.person_id) if actor.person_id is not None else Q(pk=None)
    if unit in actor.units_as(Role.SECRETARY, Role.SUPERVISOR):
        seen |= Q(person=None) | Q(state=ListState.SUBMITTED.value)
    if actor.holds(Role.MEMBER, unit):
        seen |= Q(person=None)
    return lists.filter(seen)


def problem_for(actor: Actor, pk: int) -> Problem:
    """A problem on a list that the actor may know of. Raises Http404 for all others."""
    problem = (
        Problem.objects.select_related("list__meeting__unit__superior", "list__person")
        .filter(pk=pk)
        .first()
    )
    if problem is None or not may(actor, Act.PROBLEM_VIEW, place_of_list(problem.list)):
        raise Http404
    return problem


def point_for(actor: Actor, pk: int) -> tuple[Point, ProblemList]:
    """A point, and the list of the person it is about. Raises Http404 unless the actor may know of it."""
    point = Point.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if point is None:
        raise Http404
    return point, list_for(actor, point.meeting, point.person_id)


def problems_for(actor: Actor, unit: Unit) -> "QuerySet[Problem]":
    """All problems of a unit's meetings that the actor may know of."""
    return Problem.objects.filter(list__in=_lists_of(actor, unit.pk))


def points_for(actor: Actor, unit: Unit) -> "QuerySet[Point]":
    """All points of a unit's meetings that the actor may know of, whether or not they have a list yet."""
    listed = _lists_of(actor, unit.pk).filter(
        meeting=OuterRef("meeting"), person=OuterRef("person")
    )
    return _known_to(actor, Point.objects.filter(meeting__unit=unit), unit, Q(Exists(listed)))


def points_of(actor: Actor, meeting: Meeting, lists: Iterable[ProblemList]) -> "QuerySet[Point]":
    """All points of a meeting that the actor may know of, told by its `lists` that he may know of."""
    listed = Q(person__in=[one.person_id for one in lists if one.person_id is not None])
    return _known_to(actor, Point.objects.filter(meeting=meeting), meeting.unit, listed)


def _known_to(actor: Actor, points: "QuerySet[Point]", unit: Unit, listed: Q) -> "QuerySet[Point]":
    if actor.holds(Role.LEADER, unit.pk):
        return points
    if actor.person_id is not None:
        listed |= Q(person=actor.person_id)
    if may(actor, Act.POINT_VIEW, place_of(unit)):
        listed |= Q(person=None)
    return points.filter(listed)
