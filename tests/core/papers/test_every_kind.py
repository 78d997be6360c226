"""Every kind of paper, built from its sample: golden words, the same in every form, quickly, of nobody's machine."""

import io
import json
import os
import subprocess
import time
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from duizhao.core.layout.paper import Body, Paper
from duizhao.core.layout.to_pdf import Unprintable, to_pdf
from duizhao.core.papers.kind import AnyKind, built, file_of
from duizhao.core.papers.registry import all_kinds
from duizhao.runs.convert import find_soffice
from needs import needs_soffice
from paper_words import docx_lines, letters, pdf_words, xlsx_lines

GOLDEN = Path(__file__).parent / "golden"
RENEW = "DUIZHAO_RENEW_GOLDEN"
KINDS = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.key)
TABLES = pytest.mark.parametrize(
    "kind", [kind for kind in all_kinds() if kind.grids], ids=lambda kind: kind.key
)


def same_as_golden(name: str, lines: list[str]) -> None:
    """Compare with the file of that name; with DUIZHAO_RENEW_GOLDEN=1 write it anew, to be read by eyes."""
    file = GOLDEN / name
    if os.environ.get(RENEW):
        file.write_text("\n".join(lines) + "\n", "utf-8")
    assert file.read_text("utf-8").splitlines() == lines


@KINDS
def test_the_docx_says_what_the_golden_file_says(kind: AnyKind) -> None:
    blanks = [f"空：{blank}" for blank in built(kind, kind.sample).blanks]
    same_as_golden(f"{kind.key}.txt", docx_lines(file_of(kind, kind.sample, "docx")) + blanks)


@TABLES
def test_the_workbook_says_what_the_golden_file_says(kind: AnyKind) -> None:
    same_as_golden(f"{kind.key}.xlsx.txt", xlsx_lines(file_of(kind, kind.sample, "xlsx")))


@KINDS
def test_the_pdf_loses_no_word_of_the_docx(kind: AnyKind) -> None:
    docx = "".join(docx_lines(file_of(kind, kind.sample, "docx")))
    assert _chinese(docx) == _chinese(pdf_words(file_of(kind, kind.sample, "pdf")))


@KINDS
def test_the_pdf_is_pdf_a_and_names_nobody(kind: AnyKind) -> None:
    content = file_of(kind, kind.sample, "pdf")
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in content
    assert b"/Author" not in content
    assert b"dc:creator" not in content
    assert content == file_of(kind, kind.sample, "pdf")


@TABLES
def test_the_workbook_has_true_types_frozen_heads_filters_and_a_print_area(kind: AnyKind) -> None:
    content = file_of(kind, kind.sample, "xlsx")
    assert content == file_of(kind, kind.sample, "xlsx")
    book = load_workbook(io.BytesIO(content))
    assert not book.properties.creator
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        assert sheet.print_area
        assert sheet.page_setup.orientation == "landscape"


@KINDS
def test_every_part_of_the_package_is_well_formed_and_says_nothing_of_its_maker(
    kind: AnyKind,
) -> None:
    with zipfile.ZipFile(io.BytesIO(file_of(kind, kind.sample, "docx"))) as package:
        names = package.namelist()
        for name in names:
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
    assert not any(name.startswith("docProps") for name in names)


def _milliseconds(kind: AnyKind, ending: str) -> float:
    best = []
    for _ in range(3):
        start = time.process_time()
        file_of(kind, kind.sample, ending)
        best.append(1000 * (time.process_time() - start))
    return min(best)


@KINDS
def test_a_paper_is_made_quickly(kind: AnyKind) -> None:
    """In processor time: the machine of a test may be busy. bench/papers.py shows the figures."""
    assert _milliseconds(kind, "docx") < 50
    assert _milliseconds(kind, "pdf") < 300


def test_every_kind_has_a_name_of_its_own_and_a_place() -> None:
    kinds = all_kinds()
    assert len({kind.name for kind in kinds}) == len(kinds)
    assert [kind.rank for kind in kinds] == sorted({kind.rank for kind in kinds})
    assert json.dumps([kind.key for kind in kinds]).isascii()


@needs_soffice
def test_libreoffice_sets_every_kind_without_losing_a_word(tmp_path: Path) -> None:
    """All kinds in one call: starting LibreOffice is what takes long."""
    soffice = find_soffice()
    assert soffice is not None
    files = []
    for kind in all_kinds():
        file = tmp_path / f"{kind.key}.docx"
        file.write_bytes(file_of(kind, kind.sample, "docx"))
        files.append(str(file))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
    wrong = {}
    for kind in all_kinds():
        said = "".join(docx_lines((tmp_path / f"{kind.key}.docx").read_bytes()))
        set_words = pdf_words((tmp_path / f"{kind.key}.pdf").read_bytes())
        lost = set(_chinese(said)) - set(_chinese(set_words))
        if lost or len(_chinese(set_words)) < len(_chinese(said)):
            wrong[kind.key] = (lost, len(_chinese(said)), len(_chinese(set_words)))
    assert wrong == {}


def _chinese(words: str) -> list[str]:
    return letters("".join(char for char in words if not char.isascii()))


def test_a_character_without_a_font_is_refused_and_never_becomes_a_box() -> None:
    for name in ("王镕", "李喆", "赵堃", "刘䶮", "陈㛃", "龘"):
        assert name in pdf_words(to_pdf(Paper(("名单",), (Body(name),))))
    with pytest.raises(Unprintable, match="e000"):
        to_pdf(Paper(("名单",), (Body("王\ue000"),)))
