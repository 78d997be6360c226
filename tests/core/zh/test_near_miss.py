"""Near misses of known phrases: one slip is found, another wording is left alone."""

from copy import deepcopy

import pytest

from duizhao.core.zh.near_miss import NearMisses

PHRASES = NearMisses(
    [
        "两个维护",
        "以人民为中心的发展思想",
        "全面从严治党主体责任",
        "党的十九届五中全会",
        "青石县水利局",
    ]
)


def found(passage: str, phrases: NearMisses = PHRASES) -> list[tuple[str, str]]:
    return [(miss.phrase, passage[miss.start : miss.end]) for miss in phrases.find(passage)]


@pytest.mark.parametrize(
    ("passage", "phrase", "words"),
    [
        ("做到“两个拥护”", "两个维护", "两个拥护"),
        ("履行全面从严治党主题责任", "全面从严治党主体责任", "全面从严治党主题责任"),
        ("践行以人民为中心的发展的思想", "", ""),
        ("践行以人民为中心的发展新思想", "以人民为中心的发展思想", "以人民为中心的发展新思想"),
        ("践行以人民为中心发展思想", "以人民为中心的发展思想", "以人民为中心发展思想"),
        ("践行以人民为中心的展发思想", "以人民为中心的发展思想", "以人民为中心的展发思想"),
        ("以人名为中心的发展思想", "以人民为中心的发展思想", "以人名为中心的发展思想"),
    ],
    ids=[
        "wrong",
        "wrong_in_the_second_half",
        "particle",
        "added",
        "missing",
        "swapped",
        "at_the_start",
    ],
)
def test_one_slip_is_found_where_it_stands(passage: str, phrase: str, words: str) -> None:
    assert found(passage) == ([(phrase, words)] if phrase else [])


@pytest.mark.parametrize(
    "passage",
    [
        "坚决做到“两个维护”",
        "党的十九届六中全会",
        "白石县水利局",
        "以人民为中心",
        "以人民为中心、的发展思想",
        "以人民利益为重的发展思路",
        "",
    ],
    ids=["right", "numeral", "first_character", "in_part", "mark", "two_slips", "nothing"],
)
def test_what_is_right_or_something_else_is_left_alone(passage: str) -> None:
    assert not found(passage)


def test_a_phrase_that_is_right_is_no_slip_of_its_neighbour() -> None:
    phrases = NearMisses(["坚定理想信念", "坚定理想信仰"])
    assert not found("坚定理想信念，坚定理想信仰", phrases)


def test_another_process_finds_the_same() -> None:
    assert found("做到“两个拥护”", deepcopy(PHRASES)) == found("做到“两个拥护”")


def test_no_phrases_find_nothing() -> None:
    assert not found("做到“两个拥护”", NearMisses([]))
