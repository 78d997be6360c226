"""What is in the .docx of a paper: levels, tables, fonts by name, and nothing of whoever made it."""

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from duizhao import examples
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
from duizhao.core.outline.build import build
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text, make_text
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


def test_the_bytes_are_the_same_whatever_prefixes_other_libraries_have_registered() -> None:
    """openpyxl does so when it is first loaded, which may be between two packages."""
    program = (
        "import sys; from lxml import etree\n"
        "from duizhao.core.layout.to_docx import to_docx\n"
        "from duizhao.core.layout.paper import Body, Paper\n"
        "made = to_docx(Paper(('通知',), (Body('正文。'),)))\n"
        "import openpyxl\n"
        "etree.register_namespace('rel', "
        "'http://schemas.openxmlformats.org/officeDocument/2006/relationships')\n"
        "sys.exit(made != to_docx(Paper(('通知',), (Body('正文。'),))))\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


Told = tuple[str, int, str]


def outline_of(text: Text) -> list[Told]:
    """The sections of a text: title, level, and what stands between the heading and the next."""
    outline = build(text)
    return [
        (one.title, section.level, _words(text.content[section.body.start : section.body.end]))
        for section, one in outline.headed
    ]


def _words(passage: str) -> str:
    return "\n".join(line for line in passage.splitlines() if line.strip())


STATEMENTS = sorted(Path(examples.__file__).parent.glob("*.txt"))


@pytest.mark.parametrize("file", STATEMENTS, ids=lambda file: file.stem)
def test_a_statement_written_and_read_back_has_the_same_outline(file: Path) -> None:
    """As the web application writes a version: from its words alone."""
    lines = [line.strip() for line in file.read_text("utf-8").splitlines() if line.strip()]
    text = make_text("材料.txt", lines)
    again = read("材料.docx", to_docx(paper_of_text(text)), Limits())
    assert outline_of(again) == outline_of(text)
    assert outline_of(text) or file.stem == "other-news"


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
