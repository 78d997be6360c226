"""A finding keeps its name while the text is edited elsewhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.checks.drafts.fingerprint import fingerprints, surroundings
from duizhao.core.outline.model import Span, Text, make_text

BODY = [
    "一、存在的问题",
    "（一）学习不够深入。满足于集中学习，会后很少再看。",
    "（二）作风不够扎实。到××镇调研，只看了两个点。",
]


def place(text: Text, words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = text.content.index(words, start + 1)
    return Span(start, start + len(words))


def name(passages: list[str], words: str, *, code: str = "DZ601", message: str = "没有填写") -> str:
    text = make_text("材料.txt", passages)
    return fingerprints(text, [(code, place(text, words), message)])[0]


@pytest.mark.parametrize(
    "edited",
    [
        ["个人对照检查材料", *BODY],
        [BODY[0], BODY[2], BODY[1]],
        [BODY[0], BODY[2].replace("（二）", "（五）")],
        [BODY[0], BODY[1].replace("很少再看", "丢在一边"), BODY[2]],
        [BODY[0], BODY[2].replace("两个点。", "两个点。回来后也没有写报告，事情就过去了。")],
        [BODY[0], BODY[2].replace("（二）", "(二) ").replace("，", ", ")],
    ],
)
def test_editing_elsewhere_renumbering_and_spacing_keep_the_name(edited: list[str]) -> None:
    assert name(edited, "××") == name(BODY, "××")


@pytest.mark.parametrize(
    "other",
    [
        name(BODY, "××", code="DZ602"),
        name(BODY, "调研"),
        name([BODY[2].replace("镇调研", "县督查")], "××"),
        name(BODY, "××", message="应当是“青石镇”"),
    ],
)
def test_another_rule_place_or_matter_has_another_name(other: str) -> None:
    assert other != name(BODY, "××")


def test_a_count_in_the_message_does_not_change_the_name() -> None:
    assert name(BODY, "××", message="共 3 处") == name(BODY, "××", message="共 12 处")


def test_equal_words_in_equal_surroundings_are_told_apart_by_their_order() -> None:
    text = make_text("材料.txt", ["到××镇调研。", "到××镇调研。"])
    found = [("DZ601", place(text, "××", nth), "没有填写") for nth in (0, 1)]
    first, second = fingerprints(text, found)
    assert first != second
    assert fingerprints(text, found[:1]) == [first]


def test_the_neighbours_end_with_the_sentence() -> None:
    text = make_text("材料.txt", BODY)
    at = surroundings(text, place(text, "××"))
    assert (at.before, at.words, at.after) == ("到", "××", "镇调研只看了两个点")


@given(st.text(alphabet="学习不够深入。，（）一二三、12 x*＊“”\t　", min_size=1, max_size=40))
def test_any_place_of_any_text_has_a_name(words: str) -> None:
    text = make_text("材料.txt", [f"（一）{words}。"])
    for end in range(len(text.content) + 1):
        assert len(fingerprints(text, [("DZ1", Span(0, end), words)])[0]) == 16
