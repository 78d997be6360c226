"""One new text against everything that an index keeps."""

import os.path
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from duizhao.core.reuse.buckets import places_among, places_between
from duizhao.core.reuse.hits import Hits, weight_of
from duizhao.core.reuse.letters import letters_of
from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.model import Found, Pair, Work
from duizhao.core.reuse.passages import Side, passages_of
from duizhao.core.reuse.postings import Flags, Numbers, place_bits
from duizhao.core.reuse.runs import Shared, shared_in
from duizhao.core.reuse.shingles import Hashes, hashes_of, sampled
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.index import Index
from duizhao.runs.reuse.search import known_hashes
from duizhao.runs.reuse.segment import Segment


@dataclass(frozen=True)
class Against:
    """What was found, and what the texts in it say."""

    found: Found
    contents: list[str]


def against(index: Index, volume: Volume, known: Sequence[Hashes] = ()) -> Against:
    """What a text shares with those of an index; it comes first in each pair.

    The same file in the index is left out. `known` are the fingerprints of texts whose words are
    common property (known_hashes, with the limits of the index).
    """
    letters = letters_of(volume.content)
    side = Side(volume.work, volume.content, letters)
    places: dict[int, list[Shared]] = defaultdict(list)
    limits = index.limits
    for scale, common in zip(limits.scales, known or known_hashes((), limits), strict=True):
        hits = _hits(index, side, scale, common)
        for shared in shared_in(hits, np.zeros(len(index.gone) + 1, dtype=np.int64), scale):
            places[shared.b - 1].append(shared)
    works, contents, pairs = [volume.work], [volume.content], []
    for number, found in sorted(places.items()):
        other = _side(index, number)
        if _same_file(other.work, volume.work):
            continue
        if passages := passages_of(side, other, found, limits):
            pairs.append(Pair(0, len(works), tuple(passages)))
            works.append(other.work)
            contents.append(other.content)
    pairs.sort(key=lambda pair: (-pair.rare_letters, pair.b))
    return Against(Found(works, tuple(pairs)), contents)


def _side(index: Index, number: int) -> Side:
    segment, place = index.part(number)
    return segment.side(place)


def _same_file(one: Work, other: Work) -> bool:
    last = os.path.basename  # told apart by this, most need no path made of their names
    if last(one.name) != last(other.name):
        return False
    return Path(one.name).absolute() == Path(other.name).absolute()


@dataclass(frozen=True)
class _Met:
    """Where fingerprints that were asked for stand: `which` of them, in which text, at what place in it."""

    which: Numbers
    texts: Numbers
    places: Numbers

    @classmethod
    def joined(cls, parts: Sequence["_Met"]) -> "_Met":
        """What several segments hold, one behind the other."""
        columns = ([getattr(one, field.name) for one in parts] for field in fields(cls))
        return cls(*map(np.concatenate, columns))

    def chosen(self, kept: Flags) -> "_Met":
        """Some of it."""
        return _Met(self.which[kept], self.texts[kept], self.places[kept])

    def enough(self, spread: Numbers, scale: Scale) -> Flags:
        """Which are of texts that share enough; each fingerprint is in `spread` texts."""
        shared = np.bincount(self.texts, weight_of(spread[self.which]))
        worth: Flags = shared[self.texts] >= scale.worth_a_look
        return worth


def _hits(index: Index, side: Side, scale: Scale, known: Hashes) -> Hits:
    """The places that the text, number 0, shares with the others, numbered from 1."""
    hashes = hashes_of(side.letters.codes, scale.shingle)
    own = sampled(hashes, scale.every)
    # in their order, so that places which lie together in the index are looked up together
    asked, once = np.unique(hashes[own], return_index=True)
    own = own[once]
    if len(known):
        at = np.searchsorted(known, asked)  # both are in order
        fresh = known[np.minimum(at, len(known) - 1)] != asked
        asked, own = asked[fresh], own[fresh]
    ranges = [_range_in(segment, asked, scale) for segment in index.segments]
    often = np.sum([counts for _, counts in ranges], axis=0) > scale.often
    met = _Met.joined(
        [
            _met_in(segment, scale, begins, np.where(often, 0, counts), int(first))
            for segment, (begins, counts), first in zip(
                index.segments, ranges, index.starts, strict=False
            )
        ]
    )
    met = met.chosen(~index.gone[met.texts])
    met = met.chosen(met.texts != _itself(index, side.work, met.texts))
    spread = np.bincount(met.which, minlength=len(own)) + 1
    met = met.chosen(spread[met.which] <= scale.texts)
    met = met.chosen(met.enough(spread, scale))  # the units of few others are read from the disk
    met = met.chosen(~_stock_of_unit(index, side.work, met))
    met = met.chosen(met.enough(spread, scale))
    none = np.zeros(len(met.texts), dtype=np.int64)
    return Hits(none, met.texts + 1, own[met.which], met.places, spread[met.which])


def _range_in(segment: Segment, asked: Hashes, scale: Scale) -> tuple[Numbers, Numbers]:
    """Where each fingerprint stands first among the keys of a segment, and how often, counted a little beyond the limit."""
    keys, mask = segment.keys(scale), _place_mask(segment)
    cut = asked & ~mask
    begins = places_among(keys, segment.buckets(scale), cut)
    met = np.flatnonzero(begins < len(keys))
    met = met[(keys[begins[met]] & ~mask) == cut[met]]
    ends = np.minimum(begins[met] + scale.often + 1, len(keys))
    counts = np.zeros(len(asked), dtype=np.int64)
    counts[met] = places_between(keys, begins[met], ends, cut[met] | mask) - begins[met]
    return begins, counts


def _met_in(segment: Segment, scale: Scale, begins: Numbers, counts: Numbers, first: int) -> _Met:
    """What a segment holds, each fingerprint once for each text; its texts are numbered from `first` on."""
    starts = segment.row.starts
    which = np.repeat(np.arange(len(counts)), counts)
    at = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    found = segment.keys(scale)[np.repeat(begins, counts) + at]
    rows = (found & _place_mask(segment)).astype(np.int64)
    texts = np.searchsorted(starts, rows, side="right") - 1
    fresh = np.ones(len(which), dtype=bool)
    fresh[1:] = (which[1:] != which[:-1]) | (texts[1:] != texts[:-1])
    return _Met(which, texts + first, rows - starts[texts]).chosen(fresh)


def _place_mask(segment: Segment) -> np.uint64:
    """The bits of a key that tell the place."""
    return np.uint64((1 << place_bits(len(segment.row.codes))) - 1)


def _itself(index: Index, work: Work, texts: Numbers) -> int:
    """The text that shares most, where it is the same file; else none, -1."""
    if not len(texts):
        return -1
    most = int(np.bincount(texts).argmax())
    return most if _same_file(_side_work(index, most), work) else -1


def _stock_of_unit(index: Index, work: Work, met: _Met) -> Flags:
    """Where a fingerprint is stock of the unit that both texts are of."""
    if not work.unit or not len(met.texts):
        return np.zeros(len(met.texts), dtype=bool)
    texts, back = np.unique(met.texts, return_inverse=True)
    ours = np.array([_side_work(index, int(n)).unit == work.unit for n in texts])[back]
    in_unit = np.bincount(met.which, ours) + 1
    stock: Flags = ours & (in_unit[met.which] > index.limits.unit_texts)
    return stock


def _side_work(index: Index, number: int) -> Work:
    segment, place = index.part(number)
    return segment.entry(place).work
