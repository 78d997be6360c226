"""The strands of a meeting's trail that an actor may see: how many stop where, and a page of them.

The core says what a strand is (core.ledger.strands). So that a page of twenty doesn't read the
whole trail, all strands are counted and cut by their heads, and the core is given what belongs to
those twenty.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Q, Subquery

from duizhao.core.access.actor import Actor
from duizhao.core.ledger.heads import Head, HeadKind, Sheaf
from duizhao.core.ledger.strands import STOP_LABELS, Stop, Strand
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.selectors.strand_heads import sheaves_of
from duizhao.web.rectification.selectors.strand_rows import WovenStrands, weave
from duizhao.web.rectification.selectors.strand_sight import Sight, sight_of
from duizhao.web.trail.models import Point
from duizhao.web.units.selectors import people_of, with_missing

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailChosen:
    """What the picture is narrowed to; empty words narrow nothing, `loose` asks for loose ends alone."""

    whose: str = ""
    stop: str = ""

    def takes(self, sheaf: Sheaf) -> bool:
        """Whether strands are among what was chosen."""
        if self.whose and sheaf.person != (None if self.whose == "team" else int(self.whose)):
            return False
        return not self.stop or (sheaf.loose if self.stop == "loose" else sheaf.stop == self.stop)


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
        self._sheaves = sheaves_of(self._sight)

    def narrowed(self, chosen: TrailChosen) -> "NarrowedTrail":
        """The strands of one person or the team, and those that stop somewhere."""
        return NarrowedTrail(self._sight, [one for one in self._sheaves if chosen.takes(one)])

    def stop_counts(self) -> list[StopCount]:
        """How many strands stop where, in the order of time; only where there are any."""
        numbers: Counter[Stop | None] = Counter()
        for one in self._sheaves:
            numbers[one.stop] += len(one.heads)
        return [StopCount(stop, STOP_LABELS[stop], numbers[stop]) for stop in Stop if numbers[stop]]

    @property
    def total(self) -> int:
        """How many strands there are."""
        return sum(len(one.heads) for one in self._sheaves)

    @property
    def loose(self) -> int:
        """How many hang loose."""
        return sum(len(one.heads) for one in self._sheaves if one.loose)

    def people(self, names: Mapping[int, str]) -> list[tuple[str, str]]:
        """Whose strands there are, as a form offers them: the team first."""
        whose = {one.person for one in self._sheaves}
        team = [("team", "班子")] if None in whose else []
        return team + [(str(pk), name) for pk, name in names.items() if pk in whose]

    def names(self) -> dict[int, str]:
        """The people of the body, by key, as it sits; last those with strands who belong to it no more."""
        names = dict(people_of(self._sight.meeting.unit).values_list("pk", "name"))
        return with_missing(names, {one.person for one in self._sheaves})


class NarrowedTrail(Sequence[Strand]):
    """A part of the strands, loose ends first; a slice of it reads those of the slice, with their rows."""

    def __init__(self, sight: Sight, sheaves: Sequence[Sheaf]) -> None:
        self._sight = sight
        self._heads = list(chain.from_iterable(one.heads for one in sheaves))

    def __len__(self) -> int:
        return len(self._heads)

    def __getitem__(self, wanted: Any) -> Any:  # noqa: ANN401  one strand or a list of them
        if isinstance(wanted, int):
            return self[wanted : wanted + 1][0]
        return _beginning_with(self._sight, self._heads[wanted])


def _beginning_with(sight: Sight, heads: Sequence[Head]) -> WovenStrands:
    """The strands with some heads."""
    problems, points, items = ([pk for kind, pk in heads if kind is wanted] for wanted in HeadKind)
    taken = list(sight.taken(problems, points, items))
    joined = {one.item for one in taken if one.item is not None}
    return weave(
        sight,
        _with_merged(sight.points, problems, points),
        sight.problems.filter(pk__in=problems),
        sight.items.filter(pk__in=joined | set(items)),
        taken,
    )


def _with_merged(
    points: "QuerySet[Point]", problems: Sequence[int], alone: Sequence[int]
) -> Iterator[Point]:
    """The points that some problems answer and some that none does, with those merged into them."""
    answer = Q(problem__in=problems, merged_into=None) | Q(pk__in=alone)
    others = Point.objects.filter(merged_into=OuterRef("pk")).order_by().values("pk")[:1]
    points = points.order_by().annotate(stands_for=Subquery(others))
    found = list(points.filter(answer))
    while found:
        yield from found
        merged = [one.pk for one in found if one.stands_for is not None]
        found = list(points.filter(merged_into__in=merged)) if merged else []
