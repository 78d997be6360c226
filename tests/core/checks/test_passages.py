import pytest

from duizhao.core.checks.questions.passages import Passage, passages_in, points_in, sentences_in
from duizhao.core.outline.model import Span, Text, make_text


@pytest.fixture
def text() -> Text:
    return make_text(
        "材料.txt", ["（一）学习不够。读得少；想得 更少，记得少。", "（二）调研不深。"]
    )


def whole(text: Text) -> Span:
    return Span(0, len(text.content))


def test_a_span_is_cut_at_the_paragraphs(text: Text) -> None:
    found = [passage.words for passage in passages_in(text, whole(text))]
    assert found == ["（一）学习不够。读得少；想得更少，记得少。", "（二）调研不深。"]


def test_sentences_end_at_full_stops_and_points_at_semicolons_too(text: Text) -> None:
    assert [s.words for s in sentences_in(text, whole(text))][1] == "读得少；想得更少，记得少。"
    assert [p.words for p in points_in(text, whole(text))][1:3] == [
        "读得少；",
        "想得更少，记得少。",
    ]


def test_places_are_those_of_the_original_with_its_blanks(text: Text) -> None:
    point = next(p for p in points_in(text, whole(text)) if p.words.startswith("想得"))
    assert text.quote(point.span) == "想得 更少，记得少。"
    assert text.quote(point.at(2, 4)) == "更少"


def test_a_part_of_a_paragraph_stays_inside_its_span(text: Text) -> None:
    start = text.content.index("读得少")
    (passage,) = passages_in(text, Span(start, start + 3))
    assert passage.words == "读得少"


def first(text: Text) -> Passage:
    return next(passages_in(text, whole(text)))


@pytest.mark.parametrize(
    ("word", "clause", "point"),
    [
        ("学习", "（一）学习不够。", "（一）学习不够。"),
        ("想得", "想得更少，", "想得更少，记得少。"),
        ("记得", "记得少。", "想得更少，记得少。"),
    ],
)
def test_the_clause_and_the_point_around_a_word(
    text: Text, word: str, clause: str, point: str
) -> None:
    passage = first(text)
    at = passage.words.index(word)
    assert passage.clause_around(at).words == clause
    assert passage.point_around(at).words == point


def test_marks_at_the_start_are_stripped() -> None:
    text = make_text("材料.txt", ["：能够坚持学习。"])
    assert first(text).stripped().words == "能够坚持学习。"
