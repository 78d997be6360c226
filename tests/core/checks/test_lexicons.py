"""The word lists that the rules rest on stay clean: no doubles, no slogans among what counts as concrete."""

import pytest

from duizhao.core.checks.questions.lexicon import labelled, words
from duizhao.core.trail.words import formulas, topics

PLAIN = [
    "abstractions.txt",
    "acts.txt",
    "empty_verbs.txt",
    "general_topics.txt",
    "loose_wordings.txt",
    "politics.txt",
    "stock.txt",
    "thought.txt",
]


@pytest.mark.parametrize("name", PLAIN)
def test_no_word_stands_twice_in_a_list(name: str) -> None:
    found = words(name)
    assert sorted(found) == sorted(set(found))
    assert all(found)


@pytest.mark.parametrize("word", ["材料", "组织", "学习", "制度", "机制", "调研", "工作", "领导"])
def test_a_word_of_every_slogan_is_no_act(word: str) -> None:
    assert word not in words("acts.txt")


def test_a_fixed_political_formula_is_no_stock_phrase() -> None:
    for phrase in ("学懂弄通做实", "两个维护", "四个意识", "全面从严治党"):
        assert not any(phrase in stock for stock in words("stock.txt"))
        assert any(formulas().find(phrase))


def test_topics_are_named_as_the_parser_names_them() -> None:
    labels = set(topics().values())
    assert {label for found in labelled("answers.txt").values() for label in found} <= labels
    assert set(words("general_topics.txt")) <= labels
    assert set(words("loose_wordings.txt")) <= set(topics())
