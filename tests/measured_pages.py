"""Sets a .docx by LibreOffice and measures its pages: where each character stands, in millimetres."""

import subprocess
from collections import defaultdict
from ctypes import c_float
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from duizhao.runs.convert import find_soffice

MM = 72 / 25.4


@dataclass(frozen=True)
class Glyph:
    """A character on a page: its sides in millimetres from the upper left corner."""

    char: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A page by lines, from top to bottom."""

    lines: tuple[tuple[Glyph, ...], ...]

    def line_with(self, words: str) -> tuple[Glyph, ...]:
        return next(one for one in self.lines if words in "".join(glyph.char for glyph in one))

    @property
    def number(self) -> tuple[Glyph, ...]:
        return self.lines[-1]


@dataclass(frozen=True)
class Rule:
    """A level rule on a page: its ends, its place and its weight, in millimetres from the upper left corner."""

    left: float
    right: float
    at: float
    weight: float


def rules_of(pdf: bytes) -> list[Rule]:
    """The level rules of a PDF's last page across the text area, from top to bottom, each once."""
    found: dict[int, Rule] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[len(document) - 1]
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = one.get_bounds()
            width = c_float()
            raw.FPDFPageObj_GetStrokeWidth(one, width)
            if (right - left) / MM > 100 and (top - bottom) / MM < 1:
                matrix = one.get_matrix()
                stroked = width.value * abs(matrix.d) / MM
                filled = (top - bottom) / MM
                at = (page.get_height() - (top + bottom) / 2) / MM
                rule = Rule(left / MM, right / MM, at, min(stroked, filled) or stroked)
                found[round(at)] = rule
    return [found[at] for at in sorted(found)]


def pages_of(docx: bytes, folder: Path) -> list[Page]:
    """The pages of a .docx as LibreOffice sets them."""
    file = folder / "paper.docx"
    file.write_bytes(docx)
    soffice = find_soffice()
    assert soffice is not None
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    command = [
        soffice,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(folder / "paper.pdf") as document:
        return [_page(document[number]) for number in range(len(document))]


def _page(page: pypdfium2.PdfPage) -> Page:
    height, words = page.get_height(), page.get_textpage()
    rows: dict[int, list[Glyph]] = defaultdict(list)
    for at in range(words.count_chars()):
        char = words.get_text_range(at, 1)
        if char.strip():
            left, bottom, right, top = words.get_charbox(at, loose=True)
            sides = left / MM, right / MM, (height - top) / MM, (height - bottom) / MM
            rows[round((sides[2] + sides[3]) / 8)].append(Glyph(char, *sides))
    return Page(tuple(tuple(sorted(row, key=lambda g: g.left)) for _, row in sorted(rows.items())))
