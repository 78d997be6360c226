"""What the pages of problems show."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.meeting import BEING_PREPARED
from duizhao.core.cycle.point import PointState
from duizhao.core.cycle.problem_list import ListState
from duizhao.core.trail.point_matches import Match, match
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import (
    open_work_by_meeting,
    participants,
    running_meetings,
    team_name,
)
from duizhao.web.trail.access import edits, lists_for
from duizhao.web.trail.models import Point, Problem, ProblemList
from duizhao.web.units.handover import OpenWork
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of

MOST_POINTS = 300


@dataclass(frozen=True, slots=True)
class ListRow:
    """One list in the overview: whose it is, how many points are open, how many problems it has."""

    who: str
    person_id: int | None
    state: str
    points: int
    open_points: int
    problems: int


@dataclass(frozen=True, slots=True)
class ShownPoint:
    """A point on a board, with the problem that is proposed to answer it."""

    point: Point
    proposed: Problem | None
    reason: str


@dataclass(frozen=True, slots=True)
class Board:
    """Points beside problems, of one person or of the team."""

    problems: tuple[Problem, ...]
    open_points: tuple[ShownPoint, ...]
    closed_points: tuple[Point, ...]
    more: int
    may_edit: bool
    goes_back: bool


def rows_of(actor: Actor, meeting: Meeting) -> list[ListRow]:
    """The lists that the actor may know of: the team's first, then the members in their order.

    Members who have no list yet are shown to those who would see it.
    """
    lists: dict[int | None, ProblemList] = {
        each.person_id: each for each in lists_for(actor, meeting)
    }
    problems = _numbers(Problem.objects.filter(list__meeting=meeting).values_list("list"))
    points = _numbers(Point.objects.filter(meeting=meeting).values_list("person"))
    waiting = _numbers(
        Point.objects.filter(meeting=meeting, state=PointState.OPEN.value).values_list("person")
    )
    people: list[Person | None] = [None, *participants(meeting)]
    rows = []
    for person in people:
        key = person.pk if person else None
        mine = lists.get(key)
        if mine is None and not may(actor, Act.PROBLEM_VIEW, place_of(meeting.unit, owner_id=key)):
            continue
        rows.append(
            ListRow(
                who=person.name if person else team_name(meeting),
                person_id=key,
                state=mine.get_state_display() if mine else "还没有写",
                points=points.get(key, 0),
                open_points=waiting.get(key, 0),
                problems=problems.get(mine.pk, 0) if mine else 0,
            )
        )
    return rows


def board_of(actor: Actor, problems: ProblemList) -> Board:
    """The board of a list."""
    shown = tuple(problems.problems.prefetch_related("causes", "measures__owner", "points"))
    points = points_of(problems).select_related("problem", "merged_into")
    waiting = points.filter(state=PointState.OPEN.value)
    texts = [_words_of(problem) for problem in shown]
    return Board(
        problems=shown,
        open_points=tuple(_shown(point, shown, texts) for point in waiting[:MOST_POINTS]),
        closed_points=tuple(points.exclude(state=PointState.OPEN.value)[:MOST_POINTS]),
        more=max(0, waiting.count() - MOST_POINTS),
        may_edit=edits(actor, problems),
        goes_back=problems.meeting.state in BEING_PREPARED,
    )


def points_of(problems: ProblemList) -> "QuerySet[Point]":
    """The points about the person of a list, or about the team."""
    return Point.objects.filter(meeting=problems.meeting_id, person=problems.person_id)


def _numbers(keys: "QuerySet[Any, Any]") -> dict[int | None, int]:
    return dict(keys.annotate(number=Count("pk")).order_by())


def _shown(point: Point, problems: tuple[Problem, ...], texts: list[str]) -> ShownPoint:
    found: Match | None = match(point.words, texts)
    return ShownPoint(
        point, problems[found.problem] if found else None, found.reason if found else ""
    )


def _words_of(problem: Problem) -> str:
    return f"{problem.title}\n{problem.manifestation}\n{problem.instance}"


def open_points_of(meeting: Meeting, person_id: int | None) -> "QuerySet[Point]":
    """The points about a person, or about the team, that nothing answers yet."""
    return Point.objects.filter(meeting=meeting, person=person_id, state=PointState.OPEN.value)


def waiting_on(problems: ProblemList, pk: int | None) -> Point | None:
    """One of the points that a list has not answered yet; None where it is no such point."""
    if pk is None:
        return None
    return open_points_of(problems.meeting, problems.person_id).filter(pk=pk).first()


def open_work_of(person_id: int) -> list[OpenWork]:
    """What a person has not answered, and the list that he has not submitted, meeting by meeting."""
    his = {"person_id": person_id, "meeting__in": running_meetings()}
    waiting = Point.objects.filter(state=PointState.OPEN.value, **his)
    drafts = ProblemList.objects.filter(state=ListState.DRAFT.value, **his)
    return [
        *open_work_by_meeting(waiting, "meetings:detail", "{} 条意见待回应".format),
        *open_work_by_meeting(drafts, "trail:boards", "问题清单还没有交出".format),
    ]
