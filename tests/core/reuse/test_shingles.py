"""Equal words have equal fingerprints wherever they stand."""

import numpy as np
import pytest

from duizhao.core.reuse.letters import letters_of
from duizhao.core.reuse.limits import limits_for
from duizhao.core.reuse.shingles import hashes_of, sampled


@pytest.mark.parametrize("length", [1, 8, 10, 12, 24])
def test_a_fingerprint_depends_on_its_letters_alone(length: int) -> None:
    words = "对政策吃得不透总觉得时间还来得及没有到现场核对怕担责任不敢拍板"
    one, other = letters_of(words).codes, letters_of("开头几个字" + words).codes
    assert np.array_equal(hashes_of(one, length), hashes_of(other, length)[5:])
    assert len(hashes_of(one, length)) == len(one) - length + 1


def test_a_text_shorter_than_a_fingerprint_has_none() -> None:
    assert not len(hashes_of(letters_of("太短").codes, 8))


def test_one_changed_letter_changes_only_the_fingerprints_over_it() -> None:
    one = hashes_of(letters_of("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳").codes, 4)
    other = hashes_of(letters_of("甲乙丙丁戊己庚辛王癸子丑寅卯辰巳").codes, 4)
    assert np.flatnonzero(one != other).tolist() == [5, 6, 7, 8]


def test_the_sample_is_the_same_in_every_text() -> None:
    words = "".join(chr(0x4E00 + n * 37 % 5000) for n in range(400))
    one = hashes_of(letters_of(words).codes, 8)
    other = hashes_of(letters_of("前面" + words).codes, 8)
    assert np.array_equal(sampled(one, 4) + 2, sampled(other, 4)[sampled(other, 4) >= 2])


def test_limits_follow_the_size_of_the_collection() -> None:
    few, some, many = limits_for(10), limits_for(1_000), limits_for(100_000)
    assert few.short.texts < some.short.texts < many.short.texts
    assert few.short.weight > some.short.weight > many.short.weight
    assert few.short.shingle < many.short.shingle
    assert few.score < many.score


def test_among_very_many_less_and_less_makes_a_place_worth_aligning() -> None:
    weights = [limits_for(texts).short.weight for texts in (20_000, 40_000, 100_000, 400_000)]
    assert weights[0] > weights[1] > weights[2] == weights[3]
