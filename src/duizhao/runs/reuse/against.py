"""One new text against everything that an index keeps."""

import os.path
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

import numpy as np

from duizhao.core.reuse.hits import Hits, weight_of
from duizhao.core.reuse.letters import letters_of
from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.model import Found, Pair, Work
from duizhao.core.reuse.passages import Side, passages_of
from duizhao.core.reuse.postings import Numbers, place_bits
from duizhao.core.reuse.runs import Shared, shared_in
from duizhao.core.reuse.shingles import Hashes, hashes_of, sampled
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.index import Index
from duizhao.runs.reuse.search import known_hashes
from duizhao.runs.reuse.segment import Segment

_WORTH_A_LOOK = 0.6


@dataclass(frozen=True)
class Against:
    """What was found, and what the texts in it say."""

    found: Found
    contents: list[str]


def against(index: Index, volume: Volume, known: Sequence[str] = ()) -> Against:
    """What a text shares with those of an index; it comes first in each pair.

    The same file in the index is left out.
    """
    letters = letters_of(volume.content)
    side = Side(volume.work, volume.content, letters)
    firsts = [0, *accumulate(segment.texts for segment in index.segments)]
    sources = [letters_of(words) for words in known]
    places: dict[int, list[Shared]] = defaultdict(list)
    for scale in index.limits.scales:
        hits = _hits(index, firsts, side, scale, known_hashes(sources, scale))
        for shared in shared_in(hits, np.zeros(firsts[-1] + 2, dtype=np.int64), scale):
            places[shared.b - 1].append(shared)
    works, contents, pairs = [volume.work], [volume.content], []
    for number, found in sorted(places.items()):
        other = _side(index, firsts, number)
        if _same_file(other.work, volume.work):
            continue
        if passages := passages_of(side, other, found, index.limits):
            pairs.append(Pair(0, len(works), tuple(passages)))
            works.append(other.work)
            contents.append(other.content)
    pairs.sort(key=lambda pair: (-pair.rare_letters, pair.b))
    return Against(Found(works, tuple(pairs)), contents)


def _side(index: Index, firsts: Sequence[int], number: int) -> Side:
    segment = int(np.searchsorted(firsts, number, side="right")) - 1
    return index.segments[segment].side(number - firsts[segment])


def _same_file(one: Work, other: Work) -> bool:
    last = os.path.basename  # told apart by this, most need no path made of their names
    if last(one.name) != last(other.name):
        return False
    return Path(one.name).absolute() == Path(other.name).absolute()


def _hits(index: Index, firsts: Sequence[int], side: Side, scale: Scale, known: Hashes) -> Hits:
    """The places that the text, number 0, shares with the others, numbered from 1."""
    hashes = hashes_of(side.letters.codes, scale.shingle)
    own = sampled(hashes, scale.every)
    if len(known):
        own = own[~np.isin(hashes[own], known)]
    _, once = np.unique(hashes[own], return_index=True)
    own = own[np.sort(once)]
    parts = [
        _in_segment(segment, hashes[own], first, scale)
        for segment, first in zip(index.segments, firsts, strict=False)
    ]
    which, texts, places = (np.concatenate([part[n] for part in parts]) for n in range(3))
    alive = ~np.isin(texts, [*_dropped(index, firsts), *_itself(index, firsts, side.work, texts)])
    which, texts, places = which[alive], texts[alive], places[alive]
    spread = np.bincount(which, minlength=len(own)) + 1
    kept = spread[which] <= scale.texts
    which, texts, places = which[kept], texts[kept], places[kept]
    total = np.bincount(texts, weight_of(spread[which]), minlength=firsts[-1] + 1)
    kept = total[texts] * scale.every >= _WORTH_A_LOOK * scale.weight
    which, texts, places = which[kept], texts[kept], places[kept]
    kept = ~_stock_of_unit(index, firsts, side.work, which, texts)
    which, texts, places = which[kept], texts[kept], places[kept]
    return Hits(np.zeros(len(texts), dtype=np.int64), texts + 1, own[which], places, spread[which])


def _in_segment(
    segment: Segment, hashes: Hashes, first: int, scale: Scale
) -> tuple[Numbers, Numbers, Numbers]:
    """Which fingerprint, the text (numbered over all segments) and the place in it, once for each text."""
    keys, starts = segment.keys(scale), segment.row.starts
    bits = place_bits(len(segment.row.codes))
    mask = np.uint64((1 << bits) - 1)
    cut = hashes & ~mask
    begins, ends = np.searchsorted(keys, cut), np.searchsorted(keys, cut | mask, side="right")
    counts = np.where(ends - begins <= 2 * scale.texts, ends - begins, 0)
    which = np.repeat(np.arange(len(hashes)), counts)
    at = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    rows = (keys[np.repeat(begins, counts) + at] & mask).astype(np.int64)
    texts = np.searchsorted(starts, rows, side="right") - 1
    fresh = np.ones(len(which), dtype=bool)
    fresh[1:] = (which[1:] != which[:-1]) | (texts[1:] != texts[:-1])
    return which[fresh], texts[fresh] + first, (rows - starts[texts])[fresh]


def _itself(index: Index, firsts: Sequence[int], work: Work, texts: Numbers) -> list[int]:
    """The text that shares most, where it is the same file; else nothing."""
    if not len(texts):
        return []
    most = int(np.bincount(texts).argmax())
    return [most] if _same_file(_side_work(index, firsts, most), work) else []


def _dropped(index: Index, firsts: Sequence[int]) -> Numbers:
    start = dict(zip(index.names, firsts, strict=False))
    return np.array([start[name] + number for name, number in index.dropped], dtype=np.int64)


def _stock_of_unit(
    index: Index, firsts: Sequence[int], work: Work, which: Numbers, texts: Numbers
) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    """Where a fingerprint is stock of the unit that both texts are of."""
    if not work.unit or not len(which):
        return np.zeros(len(which), dtype=bool)
    met, back = np.unique(texts, return_inverse=True)
    ours = np.array([_side_work(index, firsts, int(n)).unit == work.unit for n in met])[back]
    in_unit = np.bincount(which, ours, minlength=int(which.max()) + 1) + 1
    stock: np.ndarray[tuple[int], np.dtype[np.bool_]] = ours & (
        in_unit[which] > index.limits.unit_texts
    )
    return stock


def _side_work(index: Index, firsts: Sequence[int], number: int) -> Work:
    segment = int(np.searchsorted(firsts, number, side="right")) - 1
    return index.segments[segment].entry(number - firsts[segment]).work
