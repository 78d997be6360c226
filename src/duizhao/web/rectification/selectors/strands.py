"""The strands of a meeting's trail that an actor may see: how many stop where, a page of them, all of them.

The core says what a strand is (core.ledger.strands). So that a page of twenty doesn't read the
whole trail, all strands are counted and cut by their heads, and the core is given what belongs to
those twenty.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, Subquery

from duizhao.core.access.actor import Actor
from duizhao.core.ledger.heads import Head, HeadKind
from duizhao.core.ledger.strands import STOP_LABELS, Stop, Strand
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.selectors.strand_heads import Sight, heads_of, sight_of
from duizhao.web.rectification.selectors.strand_rows import WovenStrands, weave
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from duizhao.web.units.selectors import people_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailChosen:
    """What the picture is narrowed to; empty words narrow nothing, `loose` asks for loose ends alone."""

    whose: str = ""
    stop: str = ""

    def takes(self, head: Head) -> bool:
        """Whether a strand is among what was chosen."""
        if self.whose and head.person != (None if self.whose == "team" else int(self.whose)):
            return False
        return not self.stop or (head.loose if self.stop == "loose" else head.stop == self.stop)


@dataclass(frozen=True, slots=True)
class StopCount:
    """How many strands stop somewhere."""

    stop: Stop
    label: str
    number: int


class Trail:
    """The strands of a meeting as far as an actor may see them; a sequence that is cut into pages."""

    def __init__(self, actor: Actor, meeting: Meeting) -> None:
        self._sight = sight_of(actor, meeting)
        self._heads = heads_of(self._sight)

    def narrowed(self, chosen: TrailChosen) -> "NarrowedTrail":
        """The strands of one person or the team, and those that stop somewhere."""
        return NarrowedTrail(self._sight, [one for one in self._heads if chosen.takes(one)])

    def stop_counts(self) -> list[StopCount]:
        """How many strands stop where, in the order of time; only where there are any."""
        numbers = Counter(one.stop for one in self._heads)
        return [StopCount(stop, STOP_LABELS[stop], numbers[stop]) for stop in Stop if numbers[stop]]

    @property
    def total(self) -> int:
        """How many strands there are."""
        return len(self._heads)

    @property
    def loose(self) -> int:
        """How many hang loose."""
        return sum(one.loose for one in self._heads)

    def people(self, names: Mapping[int, str]) -> list[tuple[str, str]]:
        """Whose strands there are, as a form offers them: the team first."""
        team = [("team", "班子")] if any(one.person is None for one in self._heads) else []
        return team + [(str(pk), name) for pk, name in names.items()]

    def names(self) -> dict[int, str]:
        """Whose strands there are, by key, as the body sits; last those who belong to it no more."""
        people = {one.person for one in self._heads if one.person is not None}
        here = dict(people_of(self._sight.meeting.unit).values_list("pk", "name"))
        gone = people - here.keys()
        moved = Person.objects.filter(pk__in=gone).values_list("pk", "name") if gone else ()
        return {pk: name for pk, name in here.items() if pk in people} | dict(moved)


class NarrowedTrail(Sequence[Strand]):
    """A part of the strands, loose ends first; a slice of it reads those of the slice, with their rows."""

    def __init__(self, sight: Sight, heads: Sequence[Head]) -> None:
        self._sight, self._heads = sight, heads

    def __len__(self) -> int:
        return len(self._heads)

    def __getitem__(self, wanted: Any) -> Any:  # noqa: ANN401  one strand or a list of them
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        return _beginning_with(self._sight, self._heads[wanted])


def strands_of(actor: Actor, meeting: Meeting) -> WovenStrands:
    """All strands of a meeting that the actor may see."""
    sight = sight_of(actor, meeting)
    return weave(meeting, sight.points, sight.problems, sight.items, sight.sources)


def _beginning_with(sight: Sight, heads: Sequence[Head]) -> WovenStrands:
    """The strands with some heads."""
    problems, points, items = ([one.pk for one in heads if one.kind is kind] for kind in HeadKind)
    named = Q(problem__in=problems) | Q(point__in=points) | Q(item__in=items)
    sources = list(sight.sources.filter(named))
    joined = {one.item_id for one in sources if one.item_id}
    return weave(
        sight.meeting,
        _with_merged(sight.points, problems, points),
        sight.problems.filter(pk__in=problems),
        sight.items.filter(pk__in=joined | set(items)),
        sources,
    )


def _with_merged(
    points: "QuerySet[Point]", problems: Sequence[int], alone: Sequence[int]
) -> Iterator[Point]:
    """The points that some problems answer and some that none does, with those merged into them."""
    answer = Q(problem__in=problems, merged_into=None) | Q(pk__in=alone)
    others = Point.objects.filter(merged_into=OuterRef("pk")).order_by().values("pk")[:1]
    points = points.annotate(stands_for=Subquery(others))
    found = list(points.filter(answer))
    while found:
        yield from found
        merged = [one.pk for one in found if one.stands_for is not None]
        found = list(points.filter(merged_into__in=merged)) if merged else []
