"""Finds numbers among very many sorted keys, which may lie on a disk: only a few keys are read for each."""

from typing import Protocol

import numpy as np

from duizhao.core.reuse.postings import Keys, Numbers

_IN_BUCKET = 128  # keys: most buckets lie within one page of memory
_KEY_BITS = 64


class SomeKeys(Protocol):
    """Sorted keys, of which some are looked at at once."""

    def __getitem__(self, which: Numbers, /) -> Keys: ...


def buckets_of(keys: Keys) -> Numbers:
    """Where in sorted keys those begin that begin with the same bits, and last how many keys there are.

    A bucket holds about a hundred keys, as many more as stand for one fingerprint that is everywhere.
    """
    bits = (len(keys) // _IN_BUCKET).bit_length()
    edges = [(number << _KEY_BITS) >> bits for number in range(1, 1 << bits)]
    starts = np.searchsorted(keys, np.array(edges, dtype=np.uint64))
    return np.concatenate(([0], starts, [len(keys)]))


def places_among(keys: SomeKeys, buckets: Numbers, asked: Keys) -> Numbers:
    """For each number asked for, how many of the sorted keys are less."""
    bits = (len(buckets) - 1).bit_length() - 1
    bucket = (asked >> np.uint64(_KEY_BITS - bits) if bits else np.zeros_like(asked)).astype(int)
    return places_between(keys, buckets[bucket], buckets[bucket + 1], asked)


def places_between(keys: SomeKeys, low: Numbers, high: Numbers, asked: Keys) -> Numbers:
    """For each number asked for, the first key from `low` on that isn't less; `high` where there is none before."""
    low, high = low.copy(), high.copy()
    unsure = np.flatnonzero(low < high)
    while len(unsure):
        middle = (low[unsure] + high[unsure]) >> 1
        less = keys[middle] < asked[unsure]
        low[unsure[less]] = middle[less] + 1
        high[unsure[~less]] = middle[~less]
        unsure = unsure[low[unsure] < high[unsure]]
    return low
