"""Keys in a file are the keys that were written, in whatever order and however often they are looked at."""

from pathlib import Path

import numpy as np
import pytest

from duizhao.core.reuse.buckets import buckets_of, places_among
from duizhao.runs.reuse.on_disk import KeysOnDisk

KEYS = np.sort(np.random.default_rng(1).integers(0, 2**64, 5_000, dtype=np.uint64))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    KEYS.tofile(tmp_path / "keys")
    return tmp_path / "keys"


def test_the_last_key_on_a_page_and_the_first_on_the_next_are_read(file: Path) -> None:
    keys = KeysOnDisk(file)
    which = np.array([4_999, 0, 511, 512, 511, 1_023, 1_024])
    for _ in range(2):
        assert keys[which].tolist() == KEYS[which].tolist()


def test_a_search_among_them_finds_what_a_search_in_memory_finds(file: Path) -> None:
    asked = np.concatenate([KEYS[::7], KEYS[::11] + np.uint64(1)])
    found = places_among(KeysOnDisk(file), buckets_of(KEYS), asked)
    assert (found == np.searchsorted(KEYS, asked)).all()


def test_an_empty_file_has_no_key(tmp_path: Path) -> None:
    (tmp_path / "keys").touch()
    keys = KeysOnDisk(tmp_path / "keys")
    assert len(keys) == 0
    assert not len(keys[np.empty(0, dtype=np.int64)])


def test_a_file_that_was_cut_short_is_told(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-3])
    with pytest.raises(ValueError, match="multiple"):
        KeysOnDisk(file)
