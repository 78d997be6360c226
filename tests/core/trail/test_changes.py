"""Two versions side by side: nothing of either is lost, and what stayed is told from what changed."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.trail.changes import Change, compared
from long_statement import PARAGRAPHS


def marked(old: str, new: str) -> str:
    """The comparison in one line: [-gone-]{+new+}."""
    signs = {Change.SAME: "{}", Change.ADDED: "{{+{}+}}", Change.REMOVED: "[-{}-]"}
    return "¶".join(
        "".join(signs[one.change].format(one.words) for one in paragraph.stretches)
        for paragraph in compared(old, new)
    )


def test_what_changed_inside_a_clause_is_shown_by_character() -> None:
    old = "下村调研多数是看典型。联系的两个村全年去了四次。"
    new = "下村调研多数是看典型、走路线。联系的两个村全年去了三次。"
    assert marked(old, new) == (
        "下村调研多数是看典型{+、走路线+}。联系的两个村全年去了[-四-]{+三+}次。"
    )


def test_a_new_and_a_dropped_paragraph_stand_as_a_whole() -> None:
    assert marked("甲。\n乙。\n丙。", "甲。\n丙。\n丁。") == "甲。¶[-乙。-]¶丙。¶{+丁。+}"


def test_equal_texts_show_no_change() -> None:
    text = "\n".join(PARAGRAPHS)
    assert not [paragraph for paragraph in compared(text, text) if paragraph.changed]


@given(st.text("甲乙，。\n", max_size=40), st.text("甲乙，。\n", max_size=40))
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    paragraphs = compared(old, new)
    for text, other in ((old, Change.ADDED), (new, Change.REMOVED)):
        words = "".join(
            one.words
            for paragraph in paragraphs
            for one in paragraph.stretches
            if one.change is not other
        )
        assert words == text.replace("\n", "")


def test_a_text_of_twelve_thousand_characters_is_compared_while_one_waits() -> None:
    old = "\n".join(PARAGRAPHS * 6)
    new = old.replace("的", "之").replace("，", "；")
    begun = perf_counter()
    compared(old, new)
    assert perf_counter() - begun < 2
