"""The strands of a meeting's trail that an actor may see: how many stop where, a page of them, all of them.

The core says what a strand is (core.ledger.strands). So that a page of twenty doesn't read the
whole trail, the database counts and cuts by the same rule, and the core is given what belongs to
those twenty.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, OuterRef, Q, Subquery

from duizhao.core.access.actor import Actor
from duizhao.core.ledger.strands import STOP_LABELS, Stop, Strand, rank_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Source
from duizhao.web.rectification.selectors.strand_rows import WovenStrands, weave
from duizhao.web.rectification.selectors.strand_stops import NOWHERE, Sight, rows_of, sight_of
from duizhao.web.trail.models import Point, Problem
from duizhao.web.units.models import Person
from duizhao.web.units.selectors import people_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


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
        self._sight = sight_of(actor, meeting)
        self._rows = rows_of(self._sight)
        self.heaps = [heap for kind, found in self._rows.items() for heap in _heaps(kind, found)]

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
        return NarrowedTrail(self._sight, self._rows, kept)

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
        team = [("team", "班子")] if any(one.person is None for one in self.heaps) else []
        return team + [(str(pk), name) for pk, name in names.items()]

    def names(self) -> dict[int, str]:
        """Whose strands there are, by key, as the body sits; last those who belong to it no more."""
        people = {one.person for one in self.heaps if one.person is not None}
        here = dict(people_of(self._sight.meeting.unit).values_list("pk", "name"))
        gone = people - here.keys()
        moved = Person.objects.filter(pk__in=gone).values_list("pk", "name") if gone else ()
        return {pk: name for pk, name in here.items() if pk in people} | dict(moved)


class NarrowedTrail(Sequence[Strand]):
    """A part of the strands, loose ends first; a slice of it reads those of the slice, with their rows."""

    def __init__(
        self, sight: Sight, rows: "Mapping[str, QuerySet[Any]]", heaps: Sequence[Heap]
    ) -> None:
        self._sight, self._rows, self._heaps = sight, rows, heaps

    def __len__(self) -> int:
        return sum(one.number for one in self._heaps)

    def __getitem__(self, wanted: Any) -> Any:  # noqa: ANN401  one strand or a list of them
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        first, last, _ = wanted.indices(len(self))
        return _beginning_with(self._sight, self._keys(first, last))

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
                stops = [one.stop.value if one.stop else NOWHERE for one in here]
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
    sight = sight_of(actor, meeting)
    problems = Problem.objects.filter(list__in=[one.pk for one in sight.lists])
    sources = Source.objects.filter(meeting=meeting)
    return weave(meeting, sight.points, problems, sight.items, sources)


def _beginning_with(sight: Sight, keys: Mapping[str, Sequence[int]]) -> WovenStrands:
    """The strands that begin with some problems, points and items."""
    named = Q(problem__in=keys["problem"]) | Q(point__in=keys["point"]) | Q(item__in=keys["item"])
    sources = list(Source.objects.filter(named, meeting=sight.meeting))
    joined = {one.item_id for one in sources if one.item_id}
    items = sight.items.filter(pk__in=joined | set(keys["item"]))
    problems = Problem.objects.filter(pk__in=keys["problem"])
    return weave(sight.meeting, _with_merged(sight.points, keys), problems, items, sources)


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


def _heaps(kind: str, rows: "QuerySet[Any]") -> Iterator[Heap]:
    for row in rows.order_by().values("about", "stops_at").annotate(number=Count("pk")):
        stop = Stop(row["stops_at"]) if row["stops_at"] else None
        yield Heap(kind, row["about"], stop, row["number"])
