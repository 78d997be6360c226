"""From postings to hits: the places at which two texts have the same rare fingerprint."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.postings import Numbers, Postings

_CELLS = 4_000_000
_HITS = 1_000_000
_WORTH_A_LOOK = 0.6  # of the weight that a passage needs


@dataclass(frozen=True)
class Hits:
    """Places in the row that two texts share, and in how many texts the fingerprint is.

    The place of the text with the lower number comes first. In the order of the first text.
    """

    a: Numbers
    b: Numbers
    a_places: Numbers
    b_places: Numbers
    spread: Numbers

    def __len__(self) -> int:
        return len(self.a)


def weight_of(spread: Numbers) -> NDArray[np.float64]:
    """How much a letter counts whose fingerprint so many texts have: 1 for two texts, then less."""
    weights: NDArray[np.float64] = 1 / (1 + np.log2(np.maximum(spread, 2) - 1) / 6)
    return weights


def hits_among(postings: Postings, units: Numbers, scale: Scale, unit_texts: int) -> Iterator[Hits]:
    """The hits of all pairs of texts that share enough to be looked at, in blocks.

    `units` gives each text's unit, -1 where unknown; the texts of a unit stand together.
    """
    texts = len(units)
    stock = _spread_in_unit(postings, units) > unit_texts
    owners = postings.texts.astype(np.int32)
    weights = weight_of(postings.spread).astype(np.float32) * scale.every
    order = np.argsort(postings.places)
    followers = postings.ends - np.arange(len(postings.places)) - 1
    reached = np.concatenate(([0], np.cumsum(followers[order])))
    lasts = np.searchsorted(postings.texts[order], np.arange(texts + 1))
    first = 0
    while first < texts:
        last = _block_end(first, texts, reached[lasts])
        some = order[lasts[first] : lasts[last]]
        one, other = _followed(some, followers[some])
        if stock[some].any():
            ours = stock[one] & (units[owners[one]] == units[owners[other]])
            one, other = one[~ours], other[~ours]
        cells = (owners[one] - first).astype(np.int64) * texts + owners[other]
        total = np.bincount(cells, weights[one], minlength=(last - first) * texts)
        kept = np.flatnonzero(total[cells] >= _WORTH_A_LOOK * scale.weight)
        one, other = one[kept], other[kept]
        yield Hits(
            postings.texts[one],
            postings.texts[other],
            postings.places[one],
            postings.places[other],
            postings.spread[one],
        )
        first = last


def _block_end(first: int, texts: int, reached: Numbers) -> int:
    """Where a block ends that begins with a text, so that it stays small enough."""
    most = min(texts, first + max(1, _CELLS // texts))
    end = int(np.searchsorted(reached, reached[first] + _HITS))
    return max(first + 1, min(most, end))


def _followed(some: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Indices of postings, and of each later one with the same fingerprint."""
    firsts = np.repeat(some, counts)
    before = np.cumsum(counts) - counts
    return firsts, firsts + 1 + np.arange(len(firsts)) - np.repeat(before, counts)


def _spread_in_unit(postings: Postings, units: Numbers) -> Numbers:
    """For each posting, how many texts of its own unit have the fingerprint; 0 where the unit is unknown."""
    unit = units[postings.texts]
    fresh = np.ones(len(unit), dtype=bool)
    fresh[1:] = (postings.ends[1:] != postings.ends[:-1]) | (unit[1:] != unit[:-1])
    firsts = np.flatnonzero(fresh)
    sizes = np.diff(firsts, append=len(unit))
    return np.where(unit < 0, 0, np.repeat(sizes, sizes))
