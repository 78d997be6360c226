"""Where the database says that each strand of a trail stops, by the rule of the core.

What may be seen of a meeting is asked once (`Sight`); the three kinds of rows that a strand begins
with are then told with whom they are about and where they stop.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.lookups import IsNull

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.point import PointState
from duizhao.core.ledger.strands import Stop
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_for, reads_all
from duizhao.web.rectification.models import Evidence, Item, Source
from duizhao.web.rectification.selectors.strand_rows import wants_item
from duizhao.web.trail.access import place_of_list, points_of
from duizhao.web.trail.models import Measure, Point, Problem, ProblemList

if TYPE_CHECKING:
    from django.db.models import QuerySet

NOWHERE = ""
"""The stop of a strand that stops nowhere yet, as the database names it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What an actor may see of a meeting's trail: lists of problems, points, items.

    `every_list` and `every_item` say that nothing of them is hidden from him.
    """

    meeting: Meeting
    lists: Sequence[ProblemList]
    every_list: bool
    points: "QuerySet[Point]"
    items: "QuerySet[Item]"
    every_item: bool


def sight_of(actor: Actor, meeting: Meeting) -> Sight:
    """What the actor may see of the trail."""
    lists = list(meeting.problem_lists.all())
    seen = [one for one in lists if may(actor, Act.PROBLEM_VIEW, place_of_list(one))]
    return Sight(
        meeting,
        seen,
        len(seen) == len(lists),
        points_of(actor, meeting, seen),
        _items(actor, meeting),
        reads_all(actor, meeting.unit),
    )


def rows_of(sight: Sight) -> "Mapping[str, QuerySet[Any]]":
    """The rows that strands begin with, by kind, each with `about` whom it is and where it `stops_at`."""
    return {
        "problem": _problem_rows(sight),
        "point": _point_rows(sight),
        "item": _item_rows(sight),
    }


def _items(actor: Actor, meeting: Meeting) -> "QuerySet[Item]":
    """The items of the meeting, and those of earlier ones that something of it has joined."""
    joined = list(
        Source.objects.filter(meeting=meeting, joined=True)
        .order_by()
        .values_list("item", flat=True)
    )
    here = Q(meeting=meeting) | Q(pk__in=joined) if joined else Q(meeting=meeting)
    return items_for(actor, meeting.unit).filter(here)


def _problem_rows(sight: Sight) -> "QuerySet[Problem]":
    measure = Measure.objects.filter(problem=OuterRef("pk")).order_by().values("problem")[:1]
    return Problem.objects.filter(list__in=[one.pk for one in sight.lists]).annotate(
        taken=_source_in(sight),
        about=F("list__person"),
        stops_at=_stop(
            *_of_taken(sight),
            When(IsNull(Subquery(measure), True), then=Value(Stop.MEASURE.value)),  # noqa: FBT003  Django's own order
            When(wants_item(sight.meeting), then=Value(Stop.ITEM.value)),
        ),
    )


def _point_rows(sight: Sight) -> "QuerySet[Point]":
    """The points that no problem answers, without those merged into others."""
    return sight.points.filter(problem=None, merged_into=None).annotate(
        taken=_source_in(sight),
        about=F("person"),
        stops_at=_stop(
            *_of_taken(sight),
            When(state=PointState.OPEN.value, then=Value(Stop.POINT.value)),
            otherwise=Stop.DONE.value,
        ),
    )


def _item_rows(sight: Sight) -> "QuerySet[Item]":
    """The items that come from nothing that the actor may see."""
    sources = Source.objects.filter(meeting=sight.meeting, item=OuterRef("pk"))
    of_problem = Q(problem__isnull=False)
    if not sight.every_list:
        of_problem = Q(problem__list__in=[one.pk for one in sight.lists])
    points = sight.points.filter(problem=None, merged_into=None).order_by().values("pk")
    rows = sight.items.exclude(state=ItemState.DROPPED.value)
    rows = rows.filter(
        ~Exists(sources.filter(of_problem)), ~Exists(sources.filter(point__in=points))
    )
    return rows.annotate(about=F("person"), stops_at=_stop(*_of_item("", OuterRef("pk"))))


def _source_in(sight: Sight) -> FilteredRelation:
    """What a problem or point has become, which is always written with the meeting of both."""
    return FilteredRelation("source", condition=Q(source__meeting=sight.meeting))


def _of_taken(sight: Sight) -> Iterator[When]:
    """Where something that has an item, or a reason for none, stops; an item that may not be seen says nothing.

    That it has one is asked of a column that the index of the sources holds.
    """
    taken = Q(taken__meeting__isnull=False)
    yield When(taken & Q(taken__item=None), then=Value(Stop.DONE.value))
    unseen = Q(taken__item__state=ItemState.DROPPED.value)
    if not sight.every_item:
        unseen |= taken & ~Q(taken__item__in=sight.items.order_by().values("pk"))
    yield When(unseen, then=Value(NOWHERE))
    yield from _of_item("taken__item__", OuterRef("taken__item"))


def _of_item(path: str, key: OuterRef) -> Iterator[When]:
    """Where an item stops. A piece of evidence that was replaced has one in its place: one is enough to look for.

    It is looked for item by item, and not with EXISTS, for which PostgreSQL reads the evidence of
    all ledgers first.
    """
    yield When(**{f"{path}state": ItemState.CLOSED.value}, then=Value(Stop.DONE.value))
    proof = Evidence.objects.filter(item=key).order_by().values("item")[:1]
    yield When(IsNull(Subquery(proof), False), then=Value(Stop.CLOSING.value))  # noqa: FBT003  Django's own order
    yield When(**{f"{path}pk__isnull": False}, then=Value(Stop.PROOF.value))


def _stop(*cases: When, otherwise: str = NOWHERE) -> Case:
    return Case(*cases, default=Value(otherwise), output_field=CharField())
