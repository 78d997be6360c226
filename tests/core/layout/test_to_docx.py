"""What is in the .docx of a paper: levels, tables, fonts by name, and nothing of whoever made it."""

import io
import zipfile
from datetime import date

from docx import Document

from duizhao.core.layout.paper import (
    Body,
    Heading,
    Level,
    PageBreak,
    Paper,
    Signature,
    Table,
    TableColumn,
    chinese_date,
)
from duizhao.core.layout.paper_of_text import paper_of_text
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import make_text
from duizhao.core.outline.read import read

TABLE = Table(
    (TableColumn("序号", 1, centred=True), TableColumn("问题", 5)),
    (("1", "灌区产权确权没有完成"), ("2", "窗口中午断岗\n群众等候久")),
)
PAPER = Paper(
    ("问题清单",),
    (
        Heading("一、存在问题", Level.FIRST),
        Heading("1.窗口。", Level.THIRD, run_on="中午断岗。"),
        Body("由办公室汇总。"),
        PageBreak(),
        TABLE,
    ),
    below_title=("清河市水务局党组",),
)


def inside(paper: Paper) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(to_docx(paper))) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_same_paper_gives_the_same_bytes_and_names_nobody() -> None:
    assert to_docx(PAPER) == to_docx(PAPER)
    assert not any(name.startswith("docProps") for name in inside(PAPER))


def test_word_sees_the_outline_and_both_fonts_of_every_run() -> None:
    document = Document(io.BytesIO(to_docx(PAPER)))
    styles = [paragraph.style.name for paragraph in document.paragraphs if paragraph.style]
    assert "Heading 1" in styles
    assert "Title" in styles
    content = inside(PAPER)["word/document.xml"].decode()
    assert content.count("<w:rFonts") == content.count("w:eastAsia=")
    assert "asciiTheme" not in content


def test_a_table_has_a_head_that_repeats_and_a_line_for_each_row() -> None:
    document = Document(io.BytesIO(to_docx(PAPER)))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "问题"],
        ["1", "灌区产权确权没有完成"],
        ["2", "窗口中午断岗\n群众等候久"],
    ]
    assert b"<w:tblHeader/>" in inside(PAPER)["word/document.xml"]


def test_what_is_written_is_read_back_with_its_levels() -> None:
    text = make_text(
        "材料.txt",
        ["个人对照检查材料", "周明远", "一、存在的问题", "（一）联系群众不够", "窗口去得少。"],
    )
    again = read("材料.docx", to_docx(paper_of_text(text)), Limits())
    assert [one.text for one in again.paragraphs if one.text.strip()] == [
        one.text for one in text.paragraphs
    ]
    levels = [one.heading_level for one in again.paragraphs if one.text.strip()]
    assert levels[2:] == [1, 2, None]


def test_characters_that_xml_cannot_hold_are_replaced() -> None:
    paper = Paper((), (Body("窗口\x0b中午\x00断岗"),))
    assert "窗口 中午�断岗" in Document(io.BytesIO(to_docx(paper))).paragraphs[0].text


def test_a_long_date_moves_the_organ_inward() -> None:
    paper = Paper((), (), signature=Signature(("市委",), date(2026, 11, 26)))
    document = Document(io.BytesIO(to_docx(paper)))
    organ, day = document.paragraphs[-2:]
    assert organ.paragraph_format.right_indent is not None
    assert day.paragraph_format.right_indent is not None
    assert organ.paragraph_format.right_indent > day.paragraph_format.right_indent


def test_dates_are_written_without_leading_zeros() -> None:
    assert chinese_date(date(2026, 1, 8)) == "2026年1月8日"
