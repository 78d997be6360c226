"""What an actor may see of a meeting's trail: lists of problems, points, items, and what has become of what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.problem_list import ListState
from duizhao.core.ledger.strands import Taken
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_for, items_in
from duizhao.web.rectification.models import Item, Source
from duizhao.web.trail.access import place_of_list, points_of
from duizhao.web.trail.models import Point, Problem, ProblemList

if TYPE_CHECKING:
    from django.db.models import QuerySet

_AFTER_SITTING = (MeetingState.HELD.value, MeetingState.REPORTING.value, MeetingState.CLOSED.value)


@dataclass(frozen=True, slots=True)
class Sight:
    """What an actor may see. `lists` are by key.

    `of_problem` and `of_point` say of what he sees and of what he doesn't which item each has
    become, None where it was declined.
    """

    meeting: Meeting
    lists: Mapping[int, ProblemList]
    points: "QuerySet[Point]"
    items: "QuerySet[Item]"
    of_problem: Mapping[int, int | None]
    of_point: Mapping[int, int | None]

    @property
    def problems(self) -> "QuerySet[Problem]":
        """The problems on the lists."""
        return Problem.objects.filter(list__in=self.lists)

    def wants_items(self, problems: ProblemList) -> bool:
        """Whether the problems on a list should be in the ledger by now."""
        handed_over = problems.person_id is None or problems.state == ListState.SUBMITTED.value
        return self.meeting.state in _AFTER_SITTING and handed_over

    def taken(
        self, problems: Iterable[int], points: Iterable[int], items: Iterable[int]
    ) -> Iterator[Taken]:
        """What has become of some problems and points; which items have come from anything."""
        for pk in problems:
            if pk in self.of_problem:
                yield Taken(problem=pk, item=self.of_problem[pk])
        for pk in points:
            if pk in self.of_point:
                yield Taken(point=pk, item=self.of_point[pk])
        begun = {*self.of_problem.values(), *self.of_point.values()}
        for pk in items:
            if pk in begun:
                yield Taken(item=pk)


def sight_of(actor: Actor, meeting: Meeting) -> Sight:
    """What the actor may see of the trail."""
    lists = {
        one.pk: one
        for one in meeting.problem_lists.order_by()
        if may(actor, Act.PROBLEM_VIEW, place_of_list(one))
    }
    sources = Source.objects.filter(meeting=meeting).order_by()
    taken = list(sources.values_list("problem", "point", "item", "joined"))
    return Sight(
        meeting,
        lists,
        points_of(actor, meeting, lists.values()),
        _items(actor, meeting, [item for _, _, item, joined in taken if joined]),
        {problem: item for problem, _, item, _ in taken if problem is not None},
        {point: item for _, point, item, _ in taken if point is not None},
    )


def _items(actor: Actor, meeting: Meeting, joined: list[int | None]) -> "QuerySet[Item]":
    """The items of the meeting, and those of earlier ones that something of it has joined."""
    if not joined:
        return items_in(actor, meeting)
    return items_for(actor, meeting.unit).filter(Q(meeting=meeting) | Q(pk__in=joined))
