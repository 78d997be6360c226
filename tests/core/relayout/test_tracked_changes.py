"""A mended copy never touches a word: refusing its changes gives the original, taking them only other marks and numbers."""

import re
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.core.outline.docx.names import W_NS
from duizhao.core.relayout.diagnosis import Repair
from duizhao.core.relayout.examine import MOST_IN_PARAGRAPH, diagnose, repair
from make_docx import (
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
from word_papers import LONG, changes_in, paper, plain_paper, refused, text_of

AT = datetime(2026, 11, 26, 9, 30)  # noqa: DTZ001  the reader's own time
_MARKS = re.compile(r"[\s\u3000“”‘’\"'，,。.；;：:！!？?（）()、．…—\-]")
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


@settings(max_examples=250, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=8))
def test_no_word_is_touched_whatever_the_file(lines: list[str]) -> None:
    data = docx(paragraph("个人对照检查材料"), *lines, footnotes=footnote(2, paragraph("注,文")))
    copy = repair("材料.docx", data, at=AT).copy
    assert _lines(refused(copy)) == _lines(data)
    assert _words(copy) == _words(data)
    again = diagnose("材料.docx", refused(copy)).remarks
    left = [one for one in again if one.repair is Repair.LAYOUT]
    open_changes = [one for one in again if one.repair is Repair.TRACKED]
    assert not left or _folded(data) or open_changes, "what a person still decides comes first"


def _lines(data: bytes) -> list[str]:
    """The lines of a file. With soft breaks all of it is one: a centred line is read across them, and layout centres titles."""
    return ["".join(text_of(data))] if _folded(data) else text_of(data)


def _folded(data: bytes) -> bool:
    """Whether a paragraph of a file is folded by a soft break."""
    return b"<w:br/>" in unzipped(data)["word/document.xml"]


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
