"""A long title breaks where a word ends, in Word's file as in the PDF, and stays one paragraph."""

from pathlib import Path

import pypdfium2
import pytest

from duizhao.core.layout.paper import Body, Paper
from duizhao.core.layout.profile import MATERIAL
from duizhao.core.layout.title import margin_of
from duizhao.core.layout.to_docx import to_docx
from duizhao.core.layout.to_pdf import to_pdf
from measured_pages import pages_of
from needs import needs_soffice
from paper_words import docx_lines

LONG = "清河市水务局党组2025年度民主生活会对照检查材料"
BROKEN = ["清河市水务局党组2025年度", "民主生活会对照检查材料"]


def lines_of(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        words = document[0].get_textpage().get_text_bounded()
    return ["".join(line.split()) for line in words.splitlines()]


def test_a_title_of_one_line_has_the_whole_width() -> None:
    assert margin_of("关于召开2025年度民主生活会的通知", MATERIAL) == 0


def test_the_upper_line_is_the_longer_one() -> None:
    assert lines_of(to_pdf(Paper((LONG,), (Body("正文。"),))))[:2] == BROKEN


@pytest.mark.parametrize("words", ["某" * 31, "甲" * 27])
def test_a_title_without_words_that_end_is_broken_evenly(words: str) -> None:
    first, second = lines_of(to_pdf(Paper((words,), (Body("正文。"),))))[:2]
    assert 0 <= len(first) - len(second) <= 4


@needs_soffice
def test_in_the_docx_it_breaks_there_too_and_stays_one_paragraph(tmp_path: Path) -> None:
    docx = to_docx(Paper((LONG,), (Body("正文。"),)))
    assert docx_lines(docx)[0].endswith(LONG)
    lines = pages_of(docx, tmp_path)[0].lines
    assert ["".join(glyph.char for glyph in line) for line in lines[:2]] == BROKEN
