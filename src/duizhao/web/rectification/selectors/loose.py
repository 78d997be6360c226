"""What of a meeting has no item yet: problems, accepted criticisms, findings, open items of earlier meetings."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from duizhao.core.cycle.point import PointState
from duizhao.core.cycle.problem_list import ListState
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item, Source
from duizhao.web.trail.models import Point, Problem

if TYPE_CHECKING:
    from django.db.models import QuerySet

_RAISED_LATER = ("criticism", "finding", "carried_item")


@dataclass(frozen=True, slots=True)
class Loose:
    """A problem, or a point that no problem answers, without an item. `key` names it in addresses."""

    key: str
    kind: str
    words: str
    whose: str
    person_id: int | None
    aspect: str
    address: str


@dataclass(frozen=True, slots=True)
class Declined:
    """What was not taken into the ledger, with the reason."""

    source: Source
    words: str
    whose: str


def number_without_item(meeting: Meeting) -> int:
    """How many things of a meeting have no item and no reason for it: while there are any, it isn't done."""
    return _problems(meeting).count() + _points(meeting).count()


def without_item(meeting: Meeting) -> list[Loose]:
    """What of a meeting has no item and no reason for it, the team's first."""
    problems = _problems(meeting).select_related("list__person")
    points = _points(meeting).select_related("person", "finding", "carried_item", "criticism")
    found = [*map(_of_problem, problems), *map(_of_point, points)]
    return sorted(found, key=lambda one: (one.person_id is not None, one.person_id or 0))


def loose_at(meeting: Meeting, key: str) -> Problem | Point | None:
    """The problem or point that a key names; None where it isn't loose."""
    kind, _, pk = key.partition("-")
    if not pk.isdecimal():
        return None
    if kind == "problem":
        return _problems(meeting).filter(pk=int(pk)).first()
    return _points(meeting).filter(pk=int(pk)).first() if kind == "point" else None


def declined_of(meeting: Meeting) -> list[Declined]:
    """What was declined with its reason."""
    rows = Source.objects.filter(meeting=meeting, item=None).select_related(
        "problem__list__person", "point__person"
    )
    return [Declined(row, _words(row), _whose(row)) for row in rows]


def items_to_join(meeting: Meeting) -> "QuerySet[Item]":
    """The items that something can still join: of this meeting and the unit's earlier ones, not yet closed."""
    items = Item.objects.filter(meeting__unit=meeting.unit_id, meeting__year__lte=meeting.year)
    return items.exclude(state__in=["closed", "dropped"]).select_related("meeting")


def _problems(meeting: Meeting) -> "QuerySet[Problem]":
    handed_over = Q(person=None) | Q(state=ListState.SUBMITTED.value)
    lists = list(meeting.problem_lists.filter(handed_over).values_list("pk", flat=True))
    taken = Source.objects.filter(meeting=meeting, problem=OuterRef("pk"))
    return Problem.objects.filter(~Exists(taken), list__in=lists)


def _points(meeting: Meeting) -> "QuerySet[Point]":
    """Points that were raised after the lists, or stand for one that was, and that nothing answers.

    Those few are looked for first, and not what hangs on each of the meeting's points.
    """
    raised = [
        rows.filter(**{f"{name}__isnull": False}).order_by().values(key)
        for name in _RAISED_LATER
        for rows, key in (
            (Point.objects.filter(meeting=meeting), "pk"),
            (Point.objects.filter(merged_into__meeting=meeting), "merged_into"),
        )
    ]
    asked = raised[0].union(*raised[1:])
    waiting = Point.objects.filter(pk__in=asked, state=PointState.OPEN.value, source=None)
    return waiting.order_by("pk")


def _of_problem(problem: Problem) -> Loose:
    person = problem.list.person
    said = "：".join(word for word in (problem.title, problem.manifestation) if word)
    return Loose(
        key=f"problem-{problem.pk}", kind="问题", words=said, whose=person.name if person else "班子",
        person_id=problem.list.person_id, aspect=problem.aspect,
        address=reverse("trail:problem", args=[problem.pk]),
    )  # fmt: skip


def _of_point(point: Point) -> Loose:
    board = reverse("trail:team-board", args=[point.meeting_id])
    if point.person_id is not None:
        board = reverse("trail:board", args=[point.meeting_id, point.person_id])
    kind, address = point.get_channel_display(), f"{board}#point-{point.pk}"
    if hasattr(point, "finding"):
        kind, address = "反馈的问题", reverse("inspections:finding", args=[point.finding.pk])
    elif hasattr(point, "carried_item"):
        kind = "上次遗留"
        address = reverse("inspections:carried-item", args=[point.carried_item.pk])
    elif hasattr(point, "criticism"):
        kind = "接受的批评意见"
    return Loose(
        key=f"point-{point.pk}", kind=kind, words=point.words,
        whose=point.person.name if point.person else "班子", person_id=point.person_id,
        aspect=point.aspect, address=address,
    )  # fmt: skip


def _words(row: Source) -> str:
    return row.problem.title if row.problem else row.point.words if row.point else ""


def _whose(row: Source) -> str:
    person = row.problem.list.person if row.problem else row.point.person if row.point else None
    return person.name if person else "班子"
