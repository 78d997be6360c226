"""Gathers the hits of two texts into runs, and the runs into places where they share much."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from duizhao.core.reuse.hits import Hits, weight_of
from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.postings import Numbers, Owners

_GAP_IN_RUN = 40
_GAP_IN_PLACE = 120
APART = 350
"""How many letters may part two runs that belong to one place."""


@dataclass(frozen=True, slots=True)
class Run:
    """Hits at the same distance, one behind the other: letters [a_start, a_end) and [b_start, b_end).

    `weight` is how many rare letters it holds; `rarity` is 1 where no third text has the words;
    `spread` is how many texts have its fingerprints on average.
    """

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    weight: float
    rarity: float
    spread: float


_ALL_OF_IT = attrgetter(*(field.name for field in fields(Run)))


@dataclass(frozen=True, slots=True)
class Shared:
    """Two texts, by number, and the runs of one place, in the order of the first."""

    a: int
    b: int
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class _Table:
    """Runs as columns."""

    a: Owners | Numbers
    b: Owners | Numbers
    a_start: Numbers
    b_start: Numbers
    length: Numbers
    weight: NDArray[np.float64]
    rarity: NDArray[np.float64]
    spread: NDArray[np.float64]

    def chosen(self, order: Numbers) -> "_Table":
        """Some runs in some order."""
        return _Table(**{name: getattr(self, name)[order] for name in self.__dataclass_fields__})

    def rows(self, first: int, end: int) -> list[Run]:
        """The runs of a slice."""
        part = slice(first, end)
        a, b, size = self.a_start[part], self.b_start[part], self.length[part]
        facts = self.weight[part], self.rarity[part], self.spread[part]
        columns = [column.tolist() for column in (a, a + size, b, b + size, *facts)]
        return [Run(*row) for row in zip(*columns, strict=True)]


def shared_in(hits: Hits, starts: Numbers, scale: Scale) -> Iterator[Shared]:
    """The places where two texts share enough; `starts` are where the texts begin in the row."""
    if not len(hits):
        return
    table = _runs(hits, starts, scale)
    table = table.chosen(np.lexsort((table.a_start, table.b, table.a)))
    a_ends = table.a_start + table.length
    fresh = np.ones(len(table.a), dtype=bool)
    fresh[1:] = (
        (table.a[1:] != table.a[:-1])
        | (table.b[1:] != table.b[:-1])
        | (table.a_start[1:] - a_ends[:-1] > _GAP_IN_PLACE)
    )
    firsts = np.flatnonzero(fresh)
    ends = np.append(firsts[1:], len(table.a))
    heavy = np.add.reduceat(table.weight, firsts) >= scale.weight
    for first, end in zip(firsts[heavy].tolist(), ends[heavy].tolist(), strict=True):
        for near in _near(table.rows(first, end)):
            if sum(run.weight for run in near) >= scale.weight:
                yield Shared(int(table.a[first]), int(table.b[first]), near)


def joined(places: list[Shared]) -> Iterator[Shared]:
    """The places of both scales, put together where they are one; all of the same two texts."""
    runs = sorted({run for place in places for run in place.runs}, key=_ALL_OF_IT)
    group: list[Run] = []
    end = 0
    for run in runs:
        if group and run.a_start - end > _GAP_IN_PLACE:
            yield from (replace(places[0], runs=near) for near in _near(group))
            group = []
        group.append(run)
        end = max(end, run.a_end)
    yield from (replace(places[0], runs=near) for near in _near(group))


def _runs(hits: Hits, starts: Numbers, scale: Scale) -> _Table:
    a_at, b_at = hits.a_places - starts[hits.a], hits.b_places - starts[hits.b]
    order = np.lexsort((a_at, b_at - a_at, hits.b, hits.a))
    a, b, a_at, b_at = hits.a[order], hits.b[order], a_at[order], b_at[order]
    spread, drift = hits.spread[order].astype(np.int64), b_at - a_at
    fresh = np.ones(len(a), dtype=bool)
    fresh[1:] = (
        (a[1:] != a[:-1])
        | (b[1:] != b[:-1])
        | (drift[1:] != drift[:-1])
        | (a_at[1:] - a_at[:-1] > _GAP_IN_RUN)
    )
    firsts = np.flatnonzero(fresh)
    lasts = np.append(firsts[1:], len(a)) - 1
    counts = lasts - firsts + 1
    length = a_at[lasts] + scale.shingle - a_at[firsts]
    covered = np.minimum(length, counts * scale.every + scale.shingle - 1)
    weight = np.add.reduceat(weight_of(spread), firsts) / counts * covered
    rarity = np.add.reduceat(1 / (spread - 1), firsts) / counts
    mean = np.add.reduceat(spread, firsts) / counts
    return _Table(a[firsts], b[firsts], a_at[firsts], b_at[firsts], length, weight, rarity, mean)


def _near(runs: list[Run]) -> Iterator[tuple[Run, ...]]:
    """The runs parted where they are far from one another in the second text."""
    group: list[Run] = []
    end = 0
    for run in sorted(runs, key=lambda run: run.b_start):
        if group and run.b_start - end > APART:
            yield tuple(sorted(group, key=lambda one: one.a_start))
            group, end = [], 0
        group.append(run)
        end = max(end, run.b_end)
    if group:
        yield tuple(sorted(group, key=lambda one: one.a_start))
