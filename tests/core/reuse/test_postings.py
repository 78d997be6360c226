"""Fingerprints are worked on in parts, and what comes out is what the whole would give."""

import numpy as np
import pytest

from duizhao.core.reuse import postings as postings_module
from duizhao.core.reuse.hits import Hits, blocks_of, hits_from, hits_in, worthwhile
from duizhao.core.reuse.letters import letters_of
from duizhao.core.reuse.limits import Scale
from duizhao.core.reuse.postings import (
    Row,
    all_postings,
    keys_of,
    parts_of,
    place_bits,
    rare_postings,
    starts_of,
    without,
)
from duizhao.core.reuse.shingles import hashes_of
from make_collection import sentences

SCALE = Scale(8, 1, 5, 20.0)
SHARED = "".join(sentences("大家", 2))
TEXTS = ["".join(sentences(f"第{n}人", 6)) + SHARED * (n % 3 > 0) for n in range(7)]
UNITS = np.array([0, 0, 0, 1, 1, -1, -1])


def row() -> Row:
    parts = [letters_of(text).codes for text in TEXTS]
    return Row(np.concatenate(parts), starts_of([len(part) for part in parts]))


def test_no_part_cuts_what_has_one_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings_module, "_PART", 10)
    whole = row()
    keys, bits = keys_of(whole, SCALE), place_bits(len(whole.codes))
    parts = list(parts_of(keys, bits))
    assert len(parts) > 10
    assert np.array_equal(np.concatenate(parts), keys)
    numbers = [set((part >> np.uint64(bits)).tolist()) for part in parts]
    assert sum(map(len, numbers)) == len(set().union(*numbers))


def test_parts_give_the_postings_and_hits_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings_module, "_PART", 10)
    whole = row()
    keys, bits = keys_of(whole, SCALE), place_bits(len(whole.codes))
    at_once = rare_postings(keys, whole.starts, UNITS, SCALE, 2)
    in_parts = all_postings(
        rare_postings(part, whole.starts, UNITS, SCALE, 2) for part in parts_of(keys, bits)
    )
    assert len(at_once) > 20
    assert np.array_equal(in_parts.places, at_once.places)
    assert np.array_equal(in_parts.follow, at_once.follow)
    assert np.array_equal(in_parts.stock, at_once.stock)
    blocks = Hits.joined([hits_in(block, at_once, UNITS, SCALE) for block in blocks_of(at_once)])
    every = hits_from(at_once, np.arange(len(at_once)), UNITS)
    kept = worthwhile(every, len(TEXTS), SCALE)
    assert sorted(zip(blocks.a_places.tolist(), blocks.b_places.tolist(), strict=True)) == sorted(
        zip(kept.a_places.tolist(), kept.b_places.tolist(), strict=True)
    )


def test_known_words_are_gone_from_every_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings_module, "_PART", 10)
    whole = row()
    keys, bits = keys_of(whole, SCALE), place_bits(len(whole.codes))
    known = np.unique(hashes_of(letters_of(SHARED).codes, SCALE.shingle))
    left = np.concatenate([without(part, bits, known) for part in parts_of(keys, bits)])
    assert np.array_equal(left, without(keys, bits, known))
    free = np.uint64(bits)
    assert not np.isin(left >> free, known >> free).any()
    assert len(keys) - len(left) >= 4 * len(known)  # texts 1, 2, 4 and 5 have them
