"""Mended copies set by LibreOffice and measured: whatever they came from, 22 lines of 28 characters."""

import io
from pathlib import Path

import pytest
from docx import Document

from duizhao.core.relayout.examine import repair
from make_docx import paragraph, style
from measured_pages import MM, Page, pages_of
from needs import needs_soffice
from word_papers import DEFAULT_PAGE, paper, plain_paper

pytestmark = needs_soffice
WORDS = "会前组织学习征求意见开展谈心谈话认真撰写对照检查材料会上严肃开展批评和自我批评" * 40
GRID = '<w:docGrid w:type="{kind}" w:linePitch="{pitch}"{more}/>'


def _template() -> bytes:
    """The file that a Python program makes without setting anything."""
    document = Document()
    document.add_paragraph(WORDS)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _theme_fonts() -> bytes:
    """A file of Word's usual template in Chinese: theme fonts, 五号, a grid of 15.6 points, 1.5 lines."""
    fonts = "".join(
        f'w:{slot}Theme="{theme}" '
        for slot, theme in (("ascii", "minorHAnsi"), ("eastAsia", "minorEastAsia"))
    )
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style(
            "a", "Normal", default=True, paragraph='<w:spacing w:line="360" w:lineRule="auto"/>'
        )
    )
    grid = GRID.format(kind="lines", pitch=312, more="")
    return paper(
        paragraph(WORDS), page=DEFAULT_PAGE + grid, feet={}, evens_differ=False, styles=defaults
    )


def _like_wps() -> bytes:
    """A file as WPS writes it: numbers for styles, a grid of lines and characters counted from 五号, exact 30 points."""
    styles = style("1", "Normal", default=True, run='<w:sz w:val="21"/>') + style(
        "14", "仿宋正文", based_on="1", paragraph='<w:spacing w:line="600" w:lineRule="exact"/>',
        run='<w:rFonts w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"/><w:sz w:val="28"/>',
    )  # fmt: skip
    grid = GRID.format(kind="linesAndChars", pitch=579, more=' w:charSpace="-861"')
    return paper(paragraph(WORDS, style="14"), page=DEFAULT_PAGE + grid, feet={}, styles=styles)


@pytest.fixture(
    scope="module",
    params=[lambda: plain_paper(WORDS), _template, _theme_fonts, _like_wps],
    ids=["plain", "python-docx", "theme-fonts", "wps"],
)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """The pages of a mended copy."""
    folder: Path = tmp_path_factory.mktemp("mended")
    return pages_of(repair("材料.docx", request.param()).copy, folder)


def test_a_full_page_has_22_lines_of_28_characters(pages: list[Page]) -> None:
    lines = pages[1].lines[:-1]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


def test_the_text_stands_in_the_area_of_156_by_225_millimetres(pages: list[Page]) -> None:
    lines = pages[1].lines[:-1]
    assert min(line[0].left for line in lines) == pytest.approx(28, abs=0.5)
    assert 210 - max(line[-1].right for line in lines) == pytest.approx(26, abs=0.8)
    assert (lines[-1][0].top - lines[0][0].top) / 21 == pytest.approx(225 / 22, abs=0.03)


def test_page_numbers_stand_outside_between_dashes(pages: list[Page]) -> None:
    odd, even = pages[0].number, pages[1].number
    assert "".join(glyph.char for glyph in odd) == "—1—"
    assert 210 - 26 - odd[-1].right == pytest.approx(16 / MM, abs=0.6)
    assert even[0].left - 28 == pytest.approx(16 / MM, abs=0.6)
    assert (odd[0].top + odd[0].bottom) / 2 - (297 - 35) == pytest.approx(7, abs=1)
