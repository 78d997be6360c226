"""Codes of slips: strong, easy to type, read whatever way they are typed."""

import math
from collections.abc import Callable

import pytest

from duizhao.core.opinions.codes import ALPHABET, digest, grouped, new_codes, read_code


def test_a_code_is_stronger_than_eighty_bits_and_has_no_signs_that_look_alike() -> None:
    codes = new_codes(200)
    assert len(set(codes)) == 200
    assert min(len(code) for code in codes) * math.log2(len(set(ALPHABET))) > 80
    assert not set("".join(codes)) & set("01ILO")


@pytest.mark.parametrize("way", [grouped, str.lower, "　".join, lambda code: f" {code}。"])  # fmt: skip
def test_a_code_is_read_however_it_is_typed(way: Callable[[str], str]) -> None:
    code = new_codes(1)[0]
    assert read_code(way(code)) == code


def test_wide_letters_of_an_input_method_are_read() -> None:
    assert read_code("Ｋ７ＱＭ－3XWP-AAAA-BBBB-CCCC") == "K7QM3XWPAAAABBBBCCCC"


@pytest.mark.parametrize("typed", ["", "K7QM", "K7QM-3XWP-AAAA-BBBB-CCC0", "意见" * 10, "A" * 21])
def test_what_is_no_code_is_none(typed: str) -> None:
    assert read_code(typed) is None


def test_digests_differ_and_do_not_hold_the_code() -> None:
    one, other = new_codes(2)
    assert digest(one) != digest(other)
    assert one.encode() not in digest(one)
