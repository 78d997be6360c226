"""A comment stays on its words while they stand, follows them when they move, and says when they are gone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.trail.anchor import Stand, anchor_at, anchor_of_words, find

TEXT = (
    "理论学习不够系统。多是会上学、跟着学，自己静下来读原著少。\n"
    "联系群众不够经常。全年到取水许可窗口两次，都没有同排队的群众说上话。\n"
    "担当精神有所减弱。灌区产权确权碰到老账就绕开走。"
)
WORDS = "都没有同排队的群众说上话"


@pytest.mark.parametrize(
    ("later", "stand"),
    [
        (TEXT, Stand.IN_PLACE),
        (f"按照通知要求，现对照检查如下。\n{TEXT}", Stand.IN_PLACE),
        (TEXT.replace("全年到取水许可窗口两次", "三季度到窗口只去了两次"), Stand.IN_PLACE),
        (TEXT.replace("担当精神有所减弱", "斗争精神不强"), Stand.IN_PLACE),
        (
            TEXT.replace(f"，{WORDS}", "，没有坐下来听") + f"\n调研走马观花：{WORDS}，也没有回访。",
            Stand.MOVED,
        ),
        (TEXT.replace(WORDS, "同十七位办事群众谈了话"), Stand.GONE),
        ("", Stand.GONE),
    ],
)
def test_where_the_words_are_in_a_later_version(later: str, stand: Stand) -> None:
    anchor = anchor_of_words(TEXT, WORDS)
    assert anchor is not None
    found = find(anchor, later)
    assert found.stand is stand
    if stand is not Stand.GONE:
        assert later[found.start : found.end] == WORDS


def test_words_that_are_gone_point_at_what_stands_there_now() -> None:
    anchor = anchor_of_words(TEXT, WORDS)
    assert anchor is not None
    later = TEXT.replace(WORDS, "同十七位办事群众谈了话")
    found = find(anchor, later)
    assert later[found.start : found.end] == "同十七位办事群众谈了话"


def test_of_equal_words_the_one_with_the_old_neighbours_is_meant() -> None:
    text = "一是学习不够。要求不严。\n二是调研不够。要求不严。"
    second = text.rindex("要求不严")
    anchor = anchor_at(text, second, second + 4)
    later = f"开头。\n{text}"
    assert find(anchor, later).start == later.rindex("要求不严")


def test_a_few_characters_among_strangers_prove_nothing() -> None:
    anchor = anchor_of_words("工作抓得不紧。", "工作")
    assert anchor is not None
    assert find(anchor, "会前同干部谈了二十次话，办公室工作另行说明").stand is Stand.GONE


def test_words_that_are_not_there_have_no_anchor() -> None:
    assert anchor_of_words(TEXT, "没有这句话") is None
    assert anchor_of_words(TEXT, "") is None


@given(st.text("甲乙丙丁，。\n", min_size=1, max_size=60), st.data())
def test_an_anchor_is_found_in_its_own_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = find(anchor_at(text, start, end), text)
    assert found.stand is Stand.IN_PLACE
    assert text[found.start : found.end] == text[start:end]
