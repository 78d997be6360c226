"""A plain text file becomes paragraphs: lines as they are, unless a program cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.outline.limits import Limits
from duizhao.core.outline.txt.read_txt import read_txt
from duizhao.core.outline.unreadable import Unreadable
from long_statement import PARAGRAPHS, TITLE
from typeset import wrap

STATEMENT = [TITLE, *PARAGRAPHS]


def passages(text: str, name: str = "材料.txt") -> list[str]:
    return [p.text for p in read_txt(name, text.encode(), Limits()).paragraphs]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\n", "\u2028"])
def test_a_file_whose_lines_are_paragraphs_stays_as_it_is(line_end: str) -> None:
    assert passages(line_end.join(STATEMENT)) == STATEMENT


def test_positions_count_the_characters_of_the_text_as_read() -> None:
    text = read_txt("材料.txt", "\ufeff\u3000\u3000一、问题\r\n\r\n 学习不够。 ".encode(), Limits())
    assert text.content == "一、问题\n学习不够。"
    assert [(p.start, p.index) for p in text.paragraphs] == [(0, 0), (5, 1)]
    assert text.source == "txt"


def test_invisible_characters_are_gone_and_blanks_inside_stay() -> None:
    assert passages("张\u200b三　同\ufeff志 讲\x07话\xad") == ["张三　同志 讲话"]


def test_entities_and_comments_stay_visible() -> None:
    assert passages("&nbsp;&nbsp;待补<!-- 这里写事例 -->") == [
        "&nbsp;&nbsp;待补<!-- 这里写事例 -->"
    ]


def test_a_short_line_set_in_the_middle_is_centred() -> None:
    text = read_txt("材料.txt", f"{' ' * 20}个人对照检查材料\n　　按照要求。".encode(), Limits())
    assert [p.centred for p in text.paragraphs] == [True, False]


@pytest.mark.parametrize(
    "page_line", ["— 3 —", "-3-", "第3页 共8页", "3/8", "第 ３ 页", "Page 3 of 8"]
)
def test_page_numbers_are_dropped(page_line: str) -> None:
    assert passages(f"一、问题\n{page_line}\n学习不够深入。") == ["一、问题", "学习不够深入。"]


@pytest.mark.parametrize("line", ["3", "2023", "3.5", "第3条", "1/3的时间没有用好。", "-3-5-"])
def test_a_number_that_is_no_page_number_stays(line: str) -> None:
    assert line in passages(f"一、问题\n{line}\n学习不够深入。")


def test_bare_numbers_that_count_on_from_page_to_page_are_dropped() -> None:
    page = [f"{index}、具体事项说明。" for index in range(1, 13)]
    assert passages("\n".join([*page, "1", *page, "2", *page, "3"])) == page * 3


def test_a_paragraph_that_runs_over_a_form_feed_is_one_paragraph() -> None:
    lines = wrap(PARAGRAPHS[4], 30, 30)
    cut = "\n".join(lines[:2]) + "\n\n- 1 -\n\f\n" + "\n".join(lines[2:])
    assert passages(f"{PARAGRAPHS[3]}\n{cut}\n{PARAGRAPHS[8]}") == [
        PARAGRAPHS[3],
        PARAGRAPHS[4],
        PARAGRAPHS[8],
    ]


def test_a_file_cut_inside_a_character_says_so_in_its_notes() -> None:
    text = read_txt("材料.txt", ("".join(PARAGRAPHS) + "员").encode()[:-1], Limits())
    assert text.notes == ("文件末尾的一个字不完整，没有读入",)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", "\ufeff\u3000\u200b\n".encode()])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="空"):
        read_txt("材料.txt", data, Limits())


def test_a_text_beyond_the_limits_is_refused() -> None:
    with pytest.raises(Unreadable, match="过长"):
        read_txt("材料.txt", "学习。\n".encode() * 100, Limits(characters=300))
    with pytest.raises(Unreadable, match="过长"):
        read_txt("材料.txt", "学习。\n".encode() * 100, Limits(paragraphs=99))


@given(st.text(alphabet="一二、（）是学习不够。，：; \t\n\r\f\u3000\u200b1*-—#|>\\", max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    for name in ("材料.txt", "材料.md"):
        try:
            read = read_txt(name, text.encode(), Limits())
        except Unreadable:
            continue
        assert all(p.text.strip() for p in read.paragraphs)
        assert all(read.content[p.span.start : p.span.end] == p.text for p in read.paragraphs)
