"""From postings to hits: the places at which two texts have the same rare fingerprint."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.postings import Few, Flags, Numbers, Owners, Places, Postings

_HITS = 1_000_000
_SLOTS = 1 << 20
_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SLOT_SHIFT = np.uint64(64 - 20)
_STEP = 4_096
_HALF = np.uint64(32)
_MOST_HALF = 1 << 32

Block = Numbers | NDArray[np.uint32]
"""Some postings, by number."""


@dataclass(frozen=True)
class Hits:
    """Places in the row that two texts share, and in how many texts the fingerprint is.

    The place of the text with the lower number comes first.
    """

    a: Owners | Numbers
    b: Owners | Numbers
    a_places: Places
    b_places: Places
    spread: Few | Numbers

    def __len__(self) -> int:
        return len(self.a)

    @classmethod
    def joined(cls, blocks: Sequence["Hits"]) -> "Hits":
        """The hits of several blocks, one behind the other."""
        columns = ([getattr(one, field.name) for one in blocks] for field in fields(cls))
        return cls(*map(np.concatenate, columns))

    def chosen(self, which: "Numbers | NDArray[np.bool_]") -> "Hits":
        """Some of the hits."""
        return Hits(*(getattr(self, field.name)[which] for field in fields(Hits)))


def weight_of(spread: Few | Numbers) -> NDArray[np.float64]:
    """How much a letter counts whose fingerprint so many texts have: 1 for two texts, then less.

    In whole steps, so that a sum of weights is the same in whatever order they are added.
    """
    weights = 1 / (1 + np.log2(np.maximum(spread, 2).astype(np.float64) - 1) / 6)
    steps: NDArray[np.float64] = np.rint(weights * _STEP) / _STEP
    return steps


def blocks_of(postings: Postings) -> Iterator[Block]:
    """The postings in blocks by the first text; what a text shares with another is counted in one block."""
    order = _by_place(postings.places)
    owners = postings.texts[order]
    reached = np.cumsum(postings.follow[order], dtype=np.int64)
    begin = 0
    while begin < len(order):
        before = int(reached[begin - 1]) if begin else 0
        end = max(begin + 1, int(np.searchsorted(reached, before + _HITS)))
        end = int(np.searchsorted(owners, owners[end - 1], side="right"))
        yield order[begin:end]
        begin = end


def _by_place(places: Places) -> Block:
    """The postings in the order of their places; two halves of one number sort faster than an order does."""
    if places.dtype != np.uint32 or len(places) > _MOST_HALF:
        return np.argsort(places)
    both = places.astype(np.uint64) << _HALF
    both |= np.arange(len(places), dtype=np.uint64)
    both.sort()
    return both.astype(np.uint32)


def hits_in(block: Block, postings: Postings, units: Numbers, scale: Scale) -> Hits:
    """The hits of those pairs of texts in a block that share enough to be looked at."""
    met = _met(postings, block, units)
    weights = np.repeat(weight_of(postings.spread[block]), met.counts) * met.counted
    some = _worth_a_look(met.a, met.b, weights, len(units), scale)
    return met.hits(postings, some[met.counted[some]])


def hits_from(postings: Postings, some: Block, units: Numbers) -> Hits:
    """The hits of some postings with those that follow them; stock of one unit isn't counted within it."""
    met = _met(postings, some, units)
    return met.hits(postings, np.flatnonzero(met.counted))


def worthwhile(hits: Hits, texts: int, scale: Scale) -> Hits:
    """The hits of those pairs that share enough; all hits of a pair must be among those given."""
    weights = weight_of(hits.spread)
    return hits.chosen(_worth_a_look(hits.a, hits.b, weights, texts, scale))


@dataclass(frozen=True)
class _Met:
    """What some postings meet: those that follow them with the same fingerprint, one meeting behind the other.

    Each of `some` has so many `counts`; `other` is the posting that is met, `a` and `b` are the two
    texts. Only those that are `counted` are hits.
    """

    some: Block
    counts: Numbers
    other: Numbers
    a: Owners
    b: Owners
    counted: Flags

    def hits(self, postings: Postings, which: Numbers) -> Hits:
        """Some of the meetings as hits: most are never asked for what a hit says."""
        one = self.some[np.searchsorted(np.cumsum(self.counts), which, side="right")]
        places = postings.places
        return Hits(
            self.a[which],
            self.b[which],
            places[one],
            places[self.other[which]],
            postings.spread[one],
        )


def _met(postings: Postings, some: Block, units: Numbers) -> _Met:
    counts = postings.follow[some].astype(np.int64)
    before = np.cumsum(counts) - counts
    other = np.arange(counts.sum()) + np.repeat(some.astype(np.int64) + 1 - before, counts)
    a, b = np.repeat(postings.texts[some], counts), postings.texts[other]
    counted = np.ones(len(other), dtype=bool)
    stock = np.flatnonzero(np.repeat(postings.stock[some], counts))
    counted[stock] = units[a[stock]] != units[b[stock]]
    return _Met(some, counts, other, a, b, counted)


def _worth_a_look(
    a: Owners | Numbers,
    b: Owners | Numbers,
    weights: NDArray[np.float64],
    texts: int,
    scale: Scale,
) -> Numbers:
    """Which hits are of pairs that share enough.

    A first count in a table where pairs may meet by chance leaves few to be counted exactly.
    """
    need = scale.worth_a_look
    pairs = a.astype(np.uint64) * np.uint64(texts) + b.astype(np.uint64)
    slots = (pairs * _MULTIPLIER >> _SLOT_SHIFT).astype(np.int64)
    total = np.bincount(slots, weights, minlength=_SLOTS)
    some = np.flatnonzero((total >= need)[slots])
    if len(some):
        _, which = np.unique(pairs[some], return_inverse=True)
        exact = np.bincount(which, weights[some])
        some = some[exact[which] >= need]
    return some
