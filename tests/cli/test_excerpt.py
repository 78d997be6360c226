"""An excerpt always shows the words, fits the width, and keeps what stands around them."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from duizhao.cli.excerpt import CUT, excerpt
from duizhao.core.outline.model import Span, make_text

WORDS = "会前我参加集中学习4次，同12名同志谈心谈话，征求到意见21条，现作对照检查，请同志们批评。"
TEXT = make_text("材料.txt", ["标题", WORDS, "结尾"])
START = TEXT.paragraphs[1].start


def at(words: str) -> Span:
    start = TEXT.content.index(words)
    return Span(start, start + len(words))


def test_a_short_paragraph_is_shown_whole() -> None:
    line = excerpt(TEXT, at("谈心谈话"), 100)
    assert line.before + line.marked + line.after == WORDS


def test_both_sides_are_cut_around_the_words() -> None:
    line = excerpt(TEXT, at("谈心谈话"), 40)
    assert line.marked == "谈心谈话"
    assert line.before.startswith(CUT)
    assert line.after.endswith(CUT)


def test_room_left_on_one_side_is_given_to_the_other() -> None:
    line = excerpt(TEXT, at("会前我"), 40)
    assert line.before == ""
    assert cell_len(line.marked + line.after) >= 38


@given(st.integers(0, len(WORDS)), st.integers(0, len(WORDS)), st.integers(20, 90))
def test_it_never_runs_over_and_is_always_part_of_the_paragraph(
    one: int, two: int, width: int
) -> None:
    place = Span(START + min(one, two), START + max(one, two))
    line = excerpt(TEXT, place, width)
    whole = line.before.lstrip(CUT) + line.marked.rstrip(CUT) + line.after.rstrip(CUT)
    assert cell_len(line.before + line.marked + line.after) <= width
    assert whole in WORDS
    assert cell_len(line.underline) == cell_len(line.before + line.marked)


def test_a_place_that_reaches_into_the_next_paragraph_ends_with_its_own() -> None:
    line = excerpt(TEXT, Span(START, len(TEXT.content)), 200)
    assert (line.marked, line.after) == (WORDS, "")
