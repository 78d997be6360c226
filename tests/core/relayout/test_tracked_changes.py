"""A mended copy never touches a word: refusing its changes gives the original, taking them only other marks and numbers."""

import re
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.core.outline.docx.names import W_NS
from duizhao.core.relayout.diagnosis import Repair
from duizhao.core.relayout.examine import MOST_IN_PARAGRAPH, Remark, diagnose, repair
from make_docx import (
    DELETED_MARK,
    SOFT_BREAK,
    bold,
    commented,
    control,
    deleted,
    docx,
    field,
    footnote,
    footnote_mark,
    hyperlink,
    inserted,
    paragraph,
    run,
    table,
    text_box,
    unzipped,
)
from word_papers import LONG, accepted, changes_in, fonts_in, paper, plain_paper, refused, text_of

AT = datetime(2026, 11, 26, 9, 30)  # noqa: DTZ001  the reader's own time
_MARKS = re.compile(r"[\s\u3000“”‘’\"'，,。.；;：:！!？?（）()、．…—\-]")
_MAY_MOVE = re.compile(r"。。。|[\u4e00-\u9fff“”）)]\.")
_NUMBERS = re.compile(r"[一二三四五六七八九十\d０-９]+")
WORDS = st.lists(
    st.sampled_from(
        [
            "学习不够", "落实不力", "“四个自信”", '"两个维护"', "”反了“", ",", ".", "。。", "...", "--", "(", ")",
            "（", "特别是上半年", "2025年", "3.5%", "GB/T 9704", "，", "。", "；", "、", "  ", "一是", "首先", "：", "“",
        ]
    ),
    min_size=1,
    max_size=10,
).map("".join)  # fmt: skip
NUMBER = st.sampled_from(
    ["", "", "", "一、", "一，", "二、", "（一）", "(二)", "（二）、", "1、", "1.", "２．", "(1)", "1)", "　　", " ", "\t"]
)  # fmt: skip
PIECE = st.one_of(
    WORDS.map(run),
    WORDS.map(bold),
    WORDS.map(inserted),
    WORDS.map(deleted),
    WORDS.map(lambda words: hyperlink(run(words))),
    WORDS.map(lambda words: control(run(words))),
    WORDS.map(lambda words: control(run(words), properties="<w:text/>")),
    WORDS.map(lambda words: field(" DATE ", run(words))),
    WORDS.map(lambda words: commented(7, run(words))),
    WORDS.map(lambda words: run(words, "<w:tab/>", words)),
    WORDS.map(lambda words: text_box(paragraph(words))),
    st.just(SOFT_BREAK),
    st.just(footnote_mark(2)),
)
LINE = st.one_of(
    st.tuples(NUMBER, WORDS, st.lists(PIECE, max_size=4)).map(
        lambda made: paragraph(*((made[0],) if made[0] else ()), made[1], *made[2])
    ),
    st.just(paragraph()),
    st.just(paragraph("附件：1.问题清单；")),
    WORDS.map(lambda words: table((paragraph(words), paragraph("序号")))),
    st.just(paragraph("清河市水务局")),
    st.just(paragraph("2026年01月08日")),
)


FILE = st.lists(LINE, min_size=1, max_size=8).map(
    lambda lines: docx(
        paragraph("个人对照检查材料"), *lines, footnotes=footnote(2, paragraph("注,文"))
    )
)


@settings(max_examples=250, deadline=None)
@given(FILE)
def test_no_word_is_touched_whatever_the_file(data: bytes) -> None:
    copy = repair("材料.docx", data, at=AT).copy
    assert text_of(refused(copy)) == text_of(data)
    assert _words(copy) == _words(data)
    assert not left_in(refused(copy))


@settings(max_examples=100, deadline=None)
@given(FILE)
def test_taking_the_changes_leaves_the_layout_settled_unless_they_move_where_a_heading_ends(
    data: bytes,
) -> None:
    """A heading doesn't end at the ellipsis that 。。。 becomes, and does at the full stop that a half-width one becomes."""
    copy = repair("材料.docx", data, at=AT).copy
    assert text_of(accepted(copy)) == text_of(copy)
    left = left_in(copy) + left_in(accepted(copy))
    assert not left or any(_MAY_MOVE.search(one) for one in text_of(data))


def test_a_heading_takes_its_type_up_to_its_end_before_a_soft_break_too() -> None:
    data = docx(
        paragraph("个人对照检查材料"),
        paragraph("一、学习不够。读原著不够系统。", SOFT_BREAK, "二、落实不力", SOFT_BREAK, LONG),
    )
    copy = repair("材料.docx", data).copy
    assert not left_in(copy)
    assert fonts_in(copy)[1:] == [
        ("一、学习不够。", "黑体"),
        ("读原著不够系统。", "仿宋_GB2312"),
        ("二、落实不力", "黑体"),
        (LONG, "仿宋_GB2312"),
    ]


def test_a_run_is_cut_at_the_soft_break_behind_a_heading() -> None:
    data = docx(
        paragraph("个人对照检查材料"), paragraph(run("一、学习不够", "<w:br/>", LONG + LONG))
    )
    copy = repair("材料.docx", data).copy
    assert fonts_in(copy)[1:] == [("一、学习不够", "黑体"), (LONG + LONG, "仿宋_GB2312")]
    assert text_of(copy) == text_of(data)


def test_a_change_across_the_end_of_a_heading_leaves_both_their_type() -> None:
    data = docx(paragraph("个人对照检查材料"), paragraph("一、", "  学习不够。。读原著不够。"))
    copy = repair("材料.docx", data, at=AT).copy
    assert changes_in(copy) == [("del", "。")]
    for one in (copy, refused(copy), accepted(copy)):
        assert not left_in(one)
    assert text_of(accepted(copy))[1] == "一、  学习不够。读原著不够。"


@pytest.mark.parametrize(
    "line",
    [
        paragraph("学习不够", SOFT_BREAK, "落实不力"),
        paragraph("学习", SOFT_BREAK, LONG, centred=True),
    ],
)
def test_a_line_with_a_soft_break_is_centred_or_justified_by_a_person(line: str) -> None:
    data = docx(paragraph("个人对照检查材料"), line)
    repaired = repair("材料.docx", data)
    assert text_of(repaired.copy) == text_of(data)
    assert not left_in(repaired.copy)
    (alignment,) = [
        one for one in repaired.diagnosed.remarks if one.code == "BS306" and one.paragraph == 2
    ]
    assert alignment.repair is Repair.HAND


def test_a_title_pasted_with_its_text_gives_the_text_neither_its_size_nor_its_place() -> None:
    data = docx(
        paragraph("个人对照检查材料", SOFT_BREAK, "一、存在的问题", SOFT_BREAK, LONG + LONG)
    )
    copy = repair("材料.docx", data).copy
    assert [face for _, face in fonts_in(copy)] == ["方正小标宋简体", "黑体", "仿宋_GB2312"]
    assert b'<w:jc w:val="center"/>' not in unzipped(copy)["word/document.xml"]


def test_a_line_that_runs_into_the_next_is_no_blank_line() -> None:
    """The mark of the first is deleted: what stands in the second goes on, and nothing is dropped."""
    data = docx(
        paragraph("个人对照检查材料"),
        paragraph(LONG, mark=DELETED_MARK),
        paragraph("还有差距。"),
        paragraph(LONG),
    )
    repaired = repair("材料.docx", data)
    assert not [one for one in repaired.diagnosed.remarks if one.code == "BS303"]
    assert text_of(repaired.copy) == text_of(data)
    assert {face for _, face in fonts_in(repaired.copy)[1:]} == {"仿宋_GB2312"}


def left_in(data: bytes) -> list[Remark]:
    """The remarks that a repair would mend in the copy itself."""
    return [one for one in diagnose("材料.docx", data).remarks if one.repair is Repair.LAYOUT]


def _words(data: bytes) -> str:
    """The text without marks, blanks and the numbers that lines begin with."""
    return "".join(_NUMBERS.sub("", _MARKS.sub("", one), count=1) for one in text_of(data))


def test_every_change_bears_our_name_and_the_given_time() -> None:
    copy = repair("材料.docx", plain_paper('坚持"两个维护"。' + LONG), at=AT).copy
    assert changes_in(copy) == [("del", '"'), ("ins", "“"), ("del", '"'), ("ins", "”")]
    assert b'w:date="2026-11-26T09:30:00Z"' in unzipped(copy)["word/document.xml"]


def test_without_a_time_the_same_file_gives_the_same_copy() -> None:
    data = plain_paper("一，学习不够(特别是原著)", LONG)
    assert repair("材料.docx", data).copy == repair("材料.docx", data).copy


def test_numbers_of_changes_go_on_from_those_of_the_file() -> None:
    copy = repair(
        "材料.docx", paper(paragraph("学习不够,", inserted("十二次")), paragraph(LONG))
    ).copy
    identities = re.findall(rb'<w:(?:ins|del) w:id="(\d+)"', unzipped(copy)["word/document.xml"])
    assert len(set(identities)) == len(identities)


def test_blank_lines_between_paragraphs_are_deleted_as_changes() -> None:
    data = paper(paragraph(LONG), paragraph(), paragraph(LONG))
    copy = repair("材料.docx", data).copy
    assert text_of(copy) == text_of(data)
    assert unzipped(copy)["word/document.xml"].count(b"<w:del ") == 1


def test_what_is_not_ours_to_change_keeps_its_bytes() -> None:
    data = paper(
        paragraph("学习不够,落实不力", footnote_mark(2), text_box(paragraph("框里,"))),
        table((paragraph("序号"), paragraph("问题"))),
        footnotes=footnote(2, paragraph("注,")),
    )
    before, after = unzipped(data), unzipped(repair("材料.docx", data).copy)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"word/document.xml"}
    body = after["word/document.xml"].decode()
    assert body.count("框里,") == before["word/document.xml"].decode().count("框里,")
    assert W_NS in body


def test_a_paragraph_with_more_mistakes_than_anybody_reads_is_left_to_people() -> None:
    data = plain_paper("学习不够," * 2_000, LONG)
    repaired = repair("材料.docx", data)
    assert len(changes_in(repaired.copy)) == 2 * MOST_IN_PARAGRAPH
    left = [one for one in repaired.diagnosed.remarks if one.repair is Repair.HAND]
    assert len(left) == 2_000 - MOST_IN_PARAGRAPH
