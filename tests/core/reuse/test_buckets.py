"""Keys are found by their buckets as they are found by a search over all."""

import numpy as np
import pytest

from duizhao.core.reuse.buckets import buckets_of, places_among, places_between


def keys_of(size: int, *more: int) -> "np.ndarray[tuple[int], np.dtype[np.uint64]]":
    some = np.random.default_rng(size).integers(0, 2**64, size, dtype=np.uint64)
    return np.sort(np.concatenate([some, np.array(more, dtype=np.uint64)]))


@pytest.mark.parametrize("size", [0, 1, 511, 512, 5_000, 100_000])
def test_each_number_is_found_where_it_stands_or_would(size: int) -> None:
    same = range(7 << 60, (7 << 60) + 2_000)  # a fingerprint that stands everywhere
    keys = keys_of(size, *same, 0, 2**64 - 1)
    asked = keys_of(1_000, *keys[:: max(1, len(keys) // 50)].tolist(), 7 << 60, 0, 2**64 - 1)
    assert (places_among(keys, buckets_of(keys), asked) == np.searchsorted(keys, asked)).all()


def test_a_bucket_holds_few_keys() -> None:
    assert np.diff(buckets_of(keys_of(100_000))).max() < 250


def test_no_key_at_all_leaves_every_number_at_the_start() -> None:
    none = np.empty(0, dtype=np.uint64)
    assert places_among(none, buckets_of(none), keys_of(3)).tolist() == [0, 0, 0]


def test_a_search_between_two_places_ends_at_the_second() -> None:
    keys = np.arange(100, dtype=np.uint64)
    low, high = np.array([10, 10, 50]), np.array([20, 20, 50])
    asked = np.array([15, 90, 3], dtype=np.uint64)
    assert places_between(keys, low, high, asked).tolist() == [15, 20, 50]
