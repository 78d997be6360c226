"""The search within this machine: all texts of a collection against one another."""

from collections import defaultdict
from collections.abc import Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain

import numpy as np

from duizhao.core.reuse.hits import Block, blocks_of, hits_in
from duizhao.core.reuse.letters import letters_of
from duizhao.core.reuse.limits import Limits, Scale
from duizhao.core.reuse.model import Found
from duizhao.core.reuse.postings import (
    Numbers,
    Postings,
    Row,
    all_postings,
    frequent_places,
    keys_of,
    parts_of,
    place_bits,
    rare_postings,
    without,
)
from duizhao.core.reuse.runs import Shared, shared_in
from duizhao.core.reuse.shingles import Hashes, hashes_of
from duizhao.core.reuse.stock import stock_in
from duizhao.runs.reuse.collection import Volume
from duizhao.runs.reuse.pairing import pairs_of
from duizhao.runs.reuse.shelf import StockPlace, shelved, told

_HANDS = 2
"""How many threads look blocks up: each holds a million hits and what is counted of them."""
_NONE = np.empty(0, dtype=np.uint64)


@dataclass(frozen=True)
class _Scaled:
    """What one length of fingerprints found."""

    shared: list[Shared]
    common: list[StockPlace]


def search(volumes: Sequence[Volume], known: Sequence[str] = ()) -> Found:
    """What the texts share, all against all. `known` are texts whose words are common property."""
    shelf = shelved(volumes)
    units, limits = shelf.units(), shelf.limits
    # most of the work holds no lock; a thread for each scale leaves its blocks to the hands
    with ThreadPoolExecutor(2) as threads, ThreadPoolExecutor(_HANDS) as hands:
        tasks = [
            threads.submit(_scaled, shelf.row, units, scale, limits, hashes, hands=hands)
            for scale, hashes in zip(limits.scales, known_hashes(known, limits), strict=True)
        ]
        short, long = [task.result() for task in tasks]
    places: dict[tuple[int, int], list[Shared]] = defaultdict(list)
    for shared in (*short.shared, *long.shared):
        places[shared.a, shared.b].append(shared)
    pairs = pairs_of(shelf, places, limits)
    return told(shelf.volumes, shelf.firsts, shelf.alike, pairs, short.common)


def known_hashes(known: Sequence[str], limits: Limits) -> tuple[Hashes, ...]:
    """The fingerprints of known texts for each scale, in order, each once."""
    codes = [letters_of(words).codes for words in known]
    return tuple(
        np.unique(np.concatenate([_NONE, *(hashes_of(one, scale.shingle) for one in codes)]))
        for scale in limits.scales
    )


def _scaled(
    row: Row, units: Numbers, scale: Scale, limits: Limits, known: Hashes, *, hands: Executor
) -> _Scaled:
    postings, (places, counts) = _postings(row, units, scale, limits, known)

    def shared(block: Block) -> list[Shared]:
        return list(shared_in(hits_in(block, postings, units, scale), row.starts, scale))

    found = hands.map(shared, blocks_of(postings))
    return _Scaled(
        list(chain.from_iterable(found)), list(stock_in(row.starts, places, counts, scale))
    )


def _postings(
    row: Row, units: Numbers, scale: Scale, limits: Limits, known: Hashes
) -> tuple[Postings, tuple[Numbers, Numbers]]:
    """The rare postings, and where each frequent fingerprint stands first and how often it does.

    The keys, which take more room than the texts, are gone when this returns.
    """
    keys, bits = keys_of(row, scale), place_bits(len(row.codes))
    rare = [rare_postings(keys[:0], row.starts, units, scale, limits.unit_texts)]
    often = [frequent_places(keys[:0], bits, scale)]
    for part in parts_of(keys, bits):
        some = without(part, bits, known)
        often.append(frequent_places(some, bits, scale))
        rare.append(rare_postings(some, row.starts, units, scale, limits.unit_texts))
    places, counts = (np.concatenate([one[n] for one in often]) for n in range(2))
    return all_postings(rare), (places, counts)
