"""The strands of a meeting's trail that an actor may see: how many stop where, a page of them, all of them.

The core says what a strand is (core.ledger.strands). So that a page of twenty doesn't read the
whole trail, the database counts and cuts by the same rule, and the core is given what belongs to
those twenty.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import (
    Case,
    CharField,
    Count,
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
from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.point import PointState
from duizhao.core.ledger.strands import STOP_LABELS, Stop, Strand, rank_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_for, reads_all
from duizhao.web.rectification.models import Evidence, Item, Source
from duizhao.web.rectification.selectors.strand_rows import WovenStrands, wants_item, weave
from duizhao.web.trail.access import lists_for, points_for, problems_for
from duizhao.web.trail.models import Measure, Point, Problem

if TYPE_CHECKING:
    from django.db.models import QuerySet

_NOWHERE = ""
"""The stop of a strand that stops nowhere yet, as the database names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailChosen:
    """What the picture is narrowed to; empty words narrow nothing, `loose` asks for loose ends alone."""

    whose: str = ""
    stop: str = ""


@dataclass(frozen=True, slots=True)
class StopCount:
    """How many strands stop somewhere."""

    stop: Stop
    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Heap:
    """Strands of one kind and person that stop in one place: how many."""

    kind: str
    person: int | None
    stop: Stop | None
    number: int

    @property
    def loose(self) -> bool:
        """Whether they hang loose."""
        return rank_of(self.stop) == 0


class Trail:
    """The strands of a meeting as far as an actor may see them; a sequence that is cut into pages."""

    def __init__(self, actor: Actor, meeting: Meeting) -> None:
        self._actor, self._meeting = actor, meeting
        lists = list(lists_for(actor, meeting).order_by().values_list("pk", flat=True))
        items = _items(actor, meeting)
        rows = {
            "problem": _problem_rows(actor, meeting, lists, items),
            "point": _point_rows(actor, meeting, items),
            "item": _item_rows(actor, meeting, lists, items),
        }
        self._rows = rows
        self.heaps = [heap for kind, found in rows.items() for heap in _heaps(kind, found)]

    def narrowed(self, chosen: TrailChosen) -> "NarrowedTrail":
        """The strands of one person or the team, and those that stop somewhere."""
        whose = None if chosen.whose == "team" else int(chosen.whose or 0)
        kept = [
            one
            for one in self.heaps
            if (not chosen.whose or one.person == whose)
            and (
                not chosen.stop
                or (chosen.stop == "loose" and one.loose)
                or (one.stop is not None and one.stop.value == chosen.stop)
            )
        ]
        return NarrowedTrail(self._actor, self._meeting, self._rows, kept)

    def stop_counts(self) -> list[StopCount]:
        """How many strands stop where, in the order of time; only where there are any."""
        numbers: Counter[Stop | None] = Counter()
        for one in self.heaps:
            numbers[one.stop] += one.number
        return [StopCount(stop, STOP_LABELS[stop], numbers[stop]) for stop in Stop if numbers[stop]]

    @property
    def total(self) -> int:
        """How many strands there are."""
        return sum(one.number for one in self.heaps)

    @property
    def loose(self) -> int:
        """How many hang loose."""
        return sum(one.number for one in self.heaps if one.loose)

    def people(self, names: Mapping[int, str]) -> list[tuple[str, str]]:
        """Whose strands there are, as a form offers them: the team first."""
        people = {one.person for one in self.heaps}
        team = [("team", "班子")] if None in people else []
        return team + [(str(pk), name) for pk, name in names.items() if pk in people]


class NarrowedTrail(Sequence[Strand]):
    """A part of the strands, loose ends first; a slice of it reads those of the slice, with their rows."""

    def __init__(
        self,
        actor: Actor,
        meeting: Meeting,
        rows: "Mapping[str, QuerySet[Any]]",
        heaps: Sequence[Heap],
    ) -> None:
        self._actor, self._meeting, self._rows = actor, meeting, rows
        self._heaps = heaps

    def __len__(self) -> int:
        return sum(one.number for one in self._heaps)

    def __getitem__(self, wanted: Any) -> Any:  # noqa: ANN401  one strand or a list of them
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        first, last, _ = wanted.indices(len(self))
        return _beginning_with(self._actor, self._meeting, self._keys(first, last))

    def _keys(self, first: int, last: int) -> dict[str, list[int]]:
        """The keys of what the strands of a slice begin with, by kind.

        Heaps that lie in the slice as a whole are read together: the number of queries doesn't grow.
        """
        found: dict[str, list[int]] = {kind: [] for kind in self._rows}
        whole: dict[str, Q] = {}
        for (_, _, person), heaps in self._places():
            for kind in self._rows:
                here = [one for one in heaps if one.kind == kind]
                number = sum(one.number for one in here)
                begin, end = max(first, 0), min(last, number)
                first, last = first - number, last - number
                if begin >= end:
                    continue
                stops = [one.stop.value if one.stop else _NOWHERE for one in here]
                asked = Q(about=person, stops_at__in=stops)
                if end - begin == number:
                    whole[kind] = whole.get(kind, Q(pk=None)) | asked
                else:
                    rows = self._rows[kind].filter(asked).order_by("pk")
                    found[kind] += rows.values_list("pk", flat=True)[begin:end]
        for kind, asked in whole.items():
            found[kind] += self._rows[kind].filter(asked).values_list("pk", flat=True)
        return found

    def _places(self) -> list[tuple[tuple[int, bool, int | None], list[Heap]]]:
        """The heaps by rank and person, in the order in which the core sorts strands."""
        places: dict[tuple[int, bool, int | None], list[Heap]] = {}
        for one in self._heaps:
            key = rank_of(one.stop), one.person is not None, one.person
            places.setdefault(key, []).append(one)
        return sorted(places.items(), key=lambda one: (*one[0][:2], one[0][2] or 0))


def strands_of(actor: Actor, meeting: Meeting) -> WovenStrands:
    """All strands of a meeting that the actor may see."""
    return weave(
        meeting,
        points_for(actor, meeting.unit).filter(meeting=meeting),
        problems_for(actor, meeting.unit).filter(list__meeting=meeting),
        _items(actor, meeting),
        Source.objects.filter(meeting=meeting),
    )


def _beginning_with(
    actor: Actor, meeting: Meeting, keys: Mapping[str, Sequence[int]]
) -> WovenStrands:
    """The strands that begin with some problems, points and items."""
    named = Q(problem__in=keys["problem"]) | Q(point__in=keys["point"]) | Q(item__in=keys["item"])
    sources = list(Source.objects.filter(named, meeting=meeting))
    points = points_for(actor, meeting.unit).filter(meeting=meeting)
    joined = {one.item_id for one in sources if one.item_id}
    items = items_for(actor, meeting.unit).filter(pk__in=joined | set(keys["item"]))
    problems = Problem.objects.filter(pk__in=keys["problem"])
    return weave(meeting, _with_merged(points, keys), problems, items, sources)


def _with_merged(points: "QuerySet[Point]", keys: Mapping[str, Sequence[int]]) -> Iterator[Point]:
    """The points that some problems answer and some that none does, with those merged into them."""
    answer = Q(problem__in=keys["problem"], merged_into=None) | Q(pk__in=keys["point"])
    others = Point.objects.filter(merged_into=OuterRef("pk")).order_by().values("pk")[:1]
    points = points.annotate(stands_for=Subquery(others))
    found = list(points.filter(answer))
    while found:
        yield from found
        merged = [one.pk for one in found if one.stands_for is not None]
        found = list(points.filter(merged_into__in=merged)) if merged else []


def _items(actor: Actor, meeting: Meeting) -> "QuerySet[Item]":
    """The items of the meeting, and those of earlier ones that something of it has joined."""
    joined = list(
        Source.objects.filter(meeting=meeting, joined=True)
        .order_by()
        .values_list("item", flat=True)
    )
    here = Q(meeting=meeting) | Q(pk__in=joined) if joined else Q(meeting=meeting)
    return items_for(actor, meeting.unit).filter(here)


def _problem_rows(
    actor: Actor, meeting: Meeting, lists: Sequence[int], items: "QuerySet[Item]"
) -> "QuerySet[Problem]":
    measure = Measure.objects.filter(problem=OuterRef("pk")).order_by().values("problem")[:1]
    rows = Problem.objects.filter(list__in=lists)
    return rows.annotate(
        taken=_source_in(meeting),
        about=F("list__person"),
        stops_at=_stop(
            *_of_taken(actor, meeting, items),
            When(IsNull(Subquery(measure), True), then=Value(Stop.MEASURE.value)),  # noqa: FBT003  Django's own order
            When(wants_item(meeting), then=Value(Stop.ITEM.value)),
        ),
    )


def _point_rows(actor: Actor, meeting: Meeting, items: "QuerySet[Item]") -> "QuerySet[Point]":
    """The points that no problem answers, without those merged into others."""
    rows = points_for(actor, meeting.unit)
    return rows.filter(meeting=meeting, problem=None, merged_into=None).annotate(
        taken=_source_in(meeting),
        about=F("person"),
        stops_at=_stop(
            *_of_taken(actor, meeting, items),
            When(state=PointState.OPEN.value, then=Value(Stop.POINT.value)),
            otherwise=Stop.DONE.value,
        ),
    )


def _item_rows(
    actor: Actor, meeting: Meeting, lists: Sequence[int], items: "QuerySet[Item]"
) -> "QuerySet[Item]":
    """The items that come from nothing that the actor may see."""
    points = points_for(actor, meeting.unit).filter(meeting=meeting, problem=None, merged_into=None)
    of_problem = Q(problem__isnull=False)
    if meeting.problem_lists.count() > len(lists):
        of_problem = Q(problem__list__in=lists)
    sources = Source.objects.filter(meeting=meeting, item=OuterRef("pk"))
    of_point = Q(point__in=points.order_by().values("pk"))
    rows = items.exclude(state=ItemState.DROPPED.value)
    rows = rows.filter(~Exists(sources.filter(of_problem)), ~Exists(sources.filter(of_point)))
    return rows.annotate(about=F("person"), stops_at=_stop(*_of_item("", OuterRef("pk"))))


def _source_in(meeting: Meeting) -> FilteredRelation:
    """What a problem or point has become, which is always written with the meeting of both."""
    return FilteredRelation("source", condition=Q(source__meeting=meeting))


def _of_taken(actor: Actor, meeting: Meeting, items: "QuerySet[Item]") -> Iterator[When]:
    """Where something that has an item, or a reason for none, stops; an item that may not be seen says nothing.

    That it has one is asked of a column that the index of the sources holds.
    """
    taken = Q(taken__meeting__isnull=False)
    yield When(taken & Q(taken__item=None), then=Value(Stop.DONE.value))
    unseen = Q(taken__item__state=ItemState.DROPPED.value)
    if not reads_all(actor, meeting.unit):
        unseen |= ~Q(taken__item__in=items.order_by().values("pk"))
    yield When(taken & unseen, then=Value(_NOWHERE))
    for when in _of_item("taken__item__", OuterRef("taken__item")):
        when.condition &= taken
        yield when


def _of_item(path: str, key: OuterRef) -> Iterator[When]:
    """Where an item stops. A piece of evidence that was replaced has one in its place: one is enough to look for.

    It is looked for item by item, and not with EXISTS, for which PostgreSQL reads the evidence of
    all ledgers first.
    """
    yield When(**{f"{path}state": ItemState.CLOSED.value}, then=Value(Stop.DONE.value))
    proof = Evidence.objects.filter(item=key).order_by().values("item")[:1]
    yield When(IsNull(Subquery(proof), False), then=Value(Stop.CLOSING.value))  # noqa: FBT003  Django's own order
    yield When(**{f"{path}pk__isnull": False}, then=Value(Stop.PROOF.value))


def _stop(*cases: When, otherwise: str = _NOWHERE) -> Case:
    return Case(*cases, default=Value(otherwise), output_field=CharField())


def _heaps(kind: str, rows: "QuerySet[Any]") -> Iterator[Heap]:
    for row in rows.order_by().values("about", "stops_at").annotate(number=Count("pk")):
        stop = Stop(row["stops_at"]) if row["stops_at"] else None
        yield Heap(kind, row["about"], stop, row["number"])
