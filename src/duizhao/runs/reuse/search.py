"""The search within this machine: all texts of a collection against one another."""

from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

import numpy as np

from duizhao.core.reuse.hits import hits_among
from duizhao.core.reuse.letters import Letters, letters_of
from duizhao.core.reuse.limits import Limits, Scale, limits_for
from duizhao.core.reuse.model import Alike, Found, Pair, Stock, Work
from duizhao.core.reuse.passages import Side, passages_of, whole
from duizhao.core.reuse.postings import (
    Numbers,
    Row,
    frequent_places,
    keys_of,
    rare_postings,
    row_of,
    without,
)
from duizhao.core.reuse.runs import Shared, shared_in
from duizhao.core.reuse.shingles import Hashes, hashes_of
from duizhao.core.reuse.stock import stock_in
from duizhao.runs.reuse.collection import Volume

_SIDES_KEPT = 4_096
_MOST_COMMON = 200


@dataclass(frozen=True)
class _Scaled:
    """What one length of fingerprints found."""

    shared: list[Shared]
    common: list[tuple[int, int, int, int]]


def search(volumes: Sequence[Volume], known: Sequence[str] = ()) -> Found:
    """What the texts share, all against all. `known` are texts whose words are common property."""
    order = sorted(range(len(volumes)), key=lambda n: volumes[n].work.unit)
    volumes = [volumes[n] for n in order]  # the texts of a unit stand together
    letters = [letters_of(volume.content).codes for volume in volumes]
    first, alike = _alike([codes.tobytes() for codes in letters])
    limits = limits_for(len(first))
    row = row_of([letters[n] for n in first])
    units = _units([volumes[n].work for n in first])
    sources = [letters_of(words) for words in known]
    with ThreadPoolExecutor(2) as threads:  # one for each scale; most of the work holds no lock
        tasks = [
            threads.submit(_scaled, row, units, scale, limits, known_hashes(sources, scale))
            for scale in limits.scales
        ]
        short, long = [task.result() for task in tasks]
    places: dict[tuple[int, int], list[Shared]] = defaultdict(list)
    for shared in (*short.shared, *long.shared):
        places[first[shared.a], first[shared.b]].append(shared)
    sides = _Sides(volumes)
    pairs = [
        Pair(a, b, tuple(passages))
        for (a, b), found in places.items()
        if (passages := passages_of(sides.of(a), sides.of(b), found, limits))
    ]
    for group in alike:
        if len(group.works) <= limits.short.texts:
            one = group.works[0]
            pairs += [
                Pair(one, other, (whole(sides.of(one), sides.of(other)),))
                for other in group.works[1:]
                if len(letters[one])
            ]
    common = [_common(sides, first[text], a, b, texts) for text, a, b, texts in short.common]
    common.sort(key=lambda one: (-one.texts, one.work, one.start))
    return Found(
        [volume.work for volume in volumes],
        tuple(sorted(pairs, key=lambda pair: (-pair.rare_letters, pair.a, pair.b))),
        tuple(alike),
        tuple(common[:_MOST_COMMON]),
    )


def known_hashes(sources: Sequence[Letters], scale: Scale) -> Hashes:
    """The fingerprints of known texts, in order, each once."""
    parts = [hashes_of(one.codes, scale.shingle) for one in sources]
    return np.unique(np.concatenate(parts)) if parts else np.empty(0, dtype=np.uint64)


def _scaled(row: Row, units: Numbers, scale: Scale, limits: Limits, known: Hashes) -> _Scaled:
    keys = keys_of(row, scale)
    if len(known):
        keys = without(keys, row.place_bits, known)
    common = list(stock_in(row, *frequent_places(keys, row, scale), scale))
    postings = rare_postings(keys, row, scale)
    del keys  # as large as all texts
    return _Scaled(
        [
            shared
            for hits in hits_among(postings, units, scale, limits.unit_texts)
            for shared in shared_in(hits, row.starts, scale)
        ],
        common,
    )


def _units(works: Sequence[Work]) -> Numbers:
    """A number for each text's unit, -1 where it is unknown."""
    numbers: dict[str, int] = {"": -1}
    return np.array([numbers.setdefault(work.unit, len(numbers)) for work in works], dtype=np.int64)


def _alike(texts: Sequence[bytes]) -> tuple[list[int], list[Alike]]:
    """The first of each group of equal texts, and the groups of two and more; empty ones stay out."""
    groups: dict[bytes, list[int]] = {}
    for number, text in enumerate(texts):
        if text:
            groups.setdefault(sha256(text).digest(), []).append(number)
    alike = [Alike(tuple(group)) for group in groups.values() if len(group) > 1]
    return [group[0] for group in groups.values()], alike


class _Sides:
    """The texts with their letters and places, those used of late kept at hand."""

    def __init__(self, volumes: Sequence[Volume]) -> None:
        self._volumes = volumes
        self.of = lru_cache(_SIDES_KEPT)(self._side)

    def _side(self, number: int) -> Side:
        volume = self._volumes[number]
        return Side(volume.work, volume.content, letters_of(volume.content))


def _common(sides: _Sides, work: int, start: int, end: int, texts: int) -> Stock:
    return Stock(work, *sides.of(work).letters.original(start, end), texts)
