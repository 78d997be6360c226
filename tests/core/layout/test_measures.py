"""A paper set by LibreOffice and measured: 22 lines of 28 characters, margins, page numbers."""

from datetime import date
from pathlib import Path

import pytest

from duizhao.core.layout.paper import Body, Head, Heading, Imprint, Level, Paper, Signature
from duizhao.core.layout.profile import MATERIAL, OFFICIAL, Profile
from duizhao.core.layout.to_docx import to_docx
from measured_pages import MM, Page, pages_of, rules_of
from needs import needs_soffice

pytestmark = needs_soffice
WORDS = "会前组织学习征求意见开展谈心谈话认真撰写对照检查材料会上严肃开展批评和自我批评" * 40


def set_in_pages(paper: Paper, folder: Path) -> list[Page]:
    """The pages of a paper as LibreOffice sets them."""
    return pages_of(to_docx(paper), folder)


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """Pages of nothing but text."""
    return set_in_pages(Paper((), (Body(WORDS),)), tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> list[Page]:
    """A whole official paper on two pages."""
    paper = Paper(
        title=("清河市水务局党组关于召开", "2025年度民主生活会的通知"),
        blocks=(Heading("一、会议主题", Level.FIRST), Body(WORDS[:420])),
        profile=OFFICIAL,
        head=Head("中共清河市水务局党组文件", "清水党〔2026〕3号"),
        receivers="机关各科室，局属各单位",
        attachments=("民主生活会方案", "征求意见表"),
        signature=Signature(("中共清河市水务局党组",), date(2026, 1, 8)),
        note="联系人：孙晓雯",
        imprint=Imprint("清河市水务局办公室", date(2026, 1, 8), "市委组织部"),
    )
    return set_in_pages(paper, tmp_path_factory.mktemp("official"))


def test_a_full_page_has_22_lines_of_28_characters(full: list[Page]) -> None:
    lines = full[1].lines[:-1]
    assert len(lines) == MATERIAL.lines
    assert {len(line) for line in lines} == {MATERIAL.characters}


def test_the_text_fills_the_area_of_156_by_225_millimetres(full: list[Page]) -> None:
    lines = full[1].lines[:-1]
    assert min(line[0].left for line in lines) == pytest.approx(28, abs=0.5)
    assert 210 - max(line[-1].right for line in lines) == pytest.approx(26, abs=0.8)
    pitch = (lines[-1][0].top - lines[0][0].top) / 21
    assert pitch == pytest.approx(225 / 22, abs=0.03)


def test_numbers_stand_outside_between_dashes_seven_millimetres_below(full: list[Page]) -> None:
    odd, even = full[0].number, full[1].number
    assert "".join(glyph.char for glyph in odd) == "—1—"
    assert "".join(glyph.char for glyph in even) == "—2—"
    character = 16 / MM
    assert 210 - 26 - odd[-1].right == pytest.approx(character, abs=0.6)
    assert even[0].left - 28 == pytest.approx(character, abs=0.6)
    dash = (odd[0].top + odd[0].bottom) / 2
    assert dash - (297 - 35) == pytest.approx(7, abs=1)


def test_a_paragraph_begins_two_characters_in(full: list[Page]) -> None:
    first = full[0].lines[0]
    assert first[0].left - 28 == pytest.approx(2 * 15.75 / MM, abs=0.3)


def test_date_and_organ_stand_as_without_a_seal(official: list[Page]) -> None:
    """The date begins two characters after the organ where digits are half as wide as characters.

    How wide they are depends on the Latin font that the machine has, so its right end is measured.
    """
    organ = official[-1].line_with("中共清河市水务局党组")
    day = official[-1].line_with("2026年1月8日")
    character = 15.75 / MM
    assert 210 - 26 - organ[-1].right == pytest.approx(2 * character, abs=1)
    from_the_right = len("中共清河市水务局党组") - (3 + 6 / 2)
    assert 210 - 26 - day[-1].right == pytest.approx(from_the_right * character, abs=1)


def test_attachments_line_up_below_one_another(official: list[Page]) -> None:
    first, second = (official[-1].line_with(name) for name in ("方案", "征求意见表"))
    assert "".join(glyph.char for glyph in first).startswith("附件：1.")
    start = next(at for at, glyph in enumerate(first) if glyph.char == "民")
    after = next(at for at, glyph in enumerate(second) if glyph.char == "征")
    assert first[start].left == pytest.approx(second[after].left, abs=0.3)


def test_the_imprint_stands_at_the_foot_of_the_text_area(official: list[Page]) -> None:
    printed = official[-1].line_with("印发")
    assert printed[0].bottom == pytest.approx(297 - 35, abs=5)
    assert printed[0].left - 28 == pytest.approx(15.75 / MM, abs=0.6)


def test_the_rules_of_the_imprint_are_thick_outside_and_thin_between(tmp_path: Path) -> None:
    copies = "市纪委监委，市委组织部，市委办公室，市政府办公室，市直机关工委，市水利工程管理处"
    imprint = Imprint("清河市水务局办公室", date(2026, 1, 8), copies)
    set_in_pages(Paper(("通知",), (Body("正文。"),), imprint=imprint), tmp_path)
    outer, between, last = rules_of((tmp_path / "paper.pdf").read_bytes())
    assert [outer.weight, between.weight, last.weight] == pytest.approx(
        [0.35, 0.25, 0.35], abs=0.03
    )
    assert [one.left for one in (outer, between, last)] == pytest.approx([28] * 3, abs=0.5)
    assert [one.right for one in (outer, between, last)] == pytest.approx([184] * 3, abs=0.5)
    assert last.at == pytest.approx(297 - 35, abs=1)


def test_nobody_signs_a_page_without_text(tmp_path: Path) -> None:
    """The text fills a page to its last line but one: its last paragraph goes on with the signature."""
    blocks = [*(Body(f"第{number}段。") for number in range(20)), Body("最后一段。")]
    signature = Signature(("中共清河市水务局党组",), date(2026, 1, 8))
    first, last = set_in_pages(Paper((), blocks, signature=signature), tmp_path)
    assert "第19段" in "".join(glyph.char for line in first.lines for glyph in line)
    assert "".join(glyph.char for glyph in last.lines[0]) == "最后一段。"
    assert last.line_with("2026年1月8日")


@pytest.mark.parametrize("profile", [OFFICIAL, MATERIAL])
def test_the_area_is_what_the_margins_leave(profile: Profile) -> None:
    assert (profile.text_width, profile.text_height) == (156, 225)
