"""The PDF of a paper measured: 22 lines of 28 characters, margins, page numbers; QR codes that can be read; two threads."""

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import pairwise

import pypdfium2
import pytest

from duizhao.core.layout.paper import (
    Body,
    Imprint,
    Paper,
    QrSheet,
    QrSlip,
    Signature,
    Table,
    TableColumn,
)
from duizhao.core.layout.to_pdf import first_page, pages_in, to_pdf
from measured_pages import rules_of

MM = 72 / 25.4
WORDS = "会前组织学习征求意见开展谈心谈话认真撰写对照检查材料会上严肃开展批评和自我批评" * 40
Box = tuple[str, float, float, float]
"""A character with its left, right and middle, in millimetres from the upper left corner."""


def lines_of(pdf: bytes, at: int) -> list[list[Box]]:
    """The lines of a page, from top to bottom."""
    rows: dict[int, list[Box]] = defaultdict(list)
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[at]
        height, words = page.get_height(), page.get_textpage()
        for place in range(words.count_chars()):
            char = words.get_text_range(place, 1)
            if char.strip():
                left, bottom, right, top = words.get_charbox(place, loose=True)
                middle = (height - (top + bottom) / 2) / MM
                rows[round(middle / 4)].append((char, left / MM, right / MM, middle))
    return [sorted(row, key=lambda box: box[1]) for _, row in sorted(rows.items())]


@pytest.fixture(scope="module")
def full() -> bytes:
    return to_pdf(Paper((), (Body(WORDS),)))


def test_a_full_page_has_22_lines_of_28_characters(full: bytes) -> None:
    lines = lines_of(full, 1)[:-1]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}


def test_the_text_fills_the_area_and_its_lines_stand_in_the_pitch(full: bytes) -> None:
    lines = lines_of(full, 1)[:-1]
    assert min(line[0][1] for line in lines) == pytest.approx(28, abs=0.5)
    assert 210 - max(line[-1][2] for line in lines) == pytest.approx(26, abs=0.8)
    assert (lines[-1][0][3] - lines[0][0][3]) / 21 == pytest.approx(225 / 22, abs=0.03)


def test_numbers_stand_outside_between_dashes_seven_millimetres_below(full: bytes) -> None:
    odd, even = lines_of(full, 0)[-1], lines_of(full, 1)[-1]
    assert "".join(box[0] for box in odd) == "—1—"
    assert "".join(box[0] for box in even) == "—2—"
    character = 15.75 / MM
    assert 210 - 26 - odd[-1][2] == pytest.approx(character, abs=0.8)
    assert even[0][1] - 28 == pytest.approx(character, abs=0.8)
    assert odd[0][3] - (297 - 35) == pytest.approx(7, abs=1.5)


def test_pages_are_counted_as_the_reader_counts_them(full: bytes) -> None:
    with pypdfium2.PdfDocument(full) as document:
        assert pages_in(full) == len(document) == 3


def test_the_organ_stands_two_characters_from_the_right() -> None:
    signature = Signature(("中共清河市水务局党组",), date(2026, 1, 8))
    organ = lines_of(to_pdf(Paper(("通知",), (Body("正文。"),), signature=signature)), 0)[-3]
    assert "".join(box[0] for box in organ) == "中共清河市水务局党组"
    assert 210 - 26 - organ[-1][2] == pytest.approx(2 * 15.75 / MM, abs=0.8)


def test_words_of_a_paper_are_never_code() -> None:
    said = '#panic() $x$ *粗* `码` \\ " @引 <标> // 注 [括] 会议'
    words = "".join(box[0] for line in lines_of(to_pdf(Paper((), (Body(said),))), 0) for box in line)  # fmt: skip
    assert "".join(said.split()) in words


def test_slips_have_their_codes_below_the_pictures() -> None:
    sheet = QrSheet(tuple(QrSlip(f"https://x/{number}/", (f"AB{number}",)) for number in range(5)))
    words = ["".join(box[0] for box in line) for line in lines_of(to_pdf(Paper((), (sheet,))), 0)]
    assert words[:2] == ["AB0AB1AB2", "AB3AB4"]


def test_threads_that_ask_at_once_get_their_own_papers() -> None:
    papers = [Paper((f"第{number}份",), (Body(WORDS[:60]),)) for number in range(8)]
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(to_pdf, papers))
    assert made == [to_pdf(paper) for paper in papers]
    assert first_page(papers[0]).startswith(b"\x89PNG")


def test_the_rules_of_the_imprint_stand_at_the_foot_thick_outside_and_thin_between() -> None:
    imprint = Imprint("清河市水务局办公室", date(2026, 1, 8), "市纪委监委，市委组织部" * 3)
    outer, between, last = rules_of(to_pdf(Paper(("通知",), (Body("正文。"),), imprint=imprint)))
    assert [outer.weight, between.weight, last.weight] == pytest.approx(
        [0.35, 0.25, 0.35], abs=0.01
    )
    assert [one.left for one in (outer, between, last)] == pytest.approx([28] * 3, abs=0.5)
    assert last.at == pytest.approx(297 - 35, abs=0.5)


def test_a_title_is_followed_by_one_blank_line() -> None:
    title, first = lines_of(to_pdf(Paper(("通知",), (Body("正文。"),))), 0)[:2]
    assert first[0][3] - title[0][3] == pytest.approx((35 / 2 + 28.95 * 1.5) / MM, abs=0.8)


def test_nobody_signs_a_page_without_text() -> None:
    blocks = [*(Body(f"第{number}段。") for number in range(20)), Body("最后一段。")]
    signature = Signature(("中共清河市水务局党组",), date(2026, 1, 8))
    made = to_pdf(Paper((), blocks, signature=signature))
    assert "".join(box[0] for box in lines_of(made, 1)[0]) == "最后一段。"


def test_a_row_for_handwriting_is_as_high_as_asked_whatever_stands_before_it() -> None:
    columns = (TableColumn("", 1, centred=True), TableColumn("", 4))
    rows = (("强化政治忠诚、提高政治能力", ""), ("其他", ""), ("再一项", ""))
    made = to_pdf(Paper((), (Table(columns, rows, headless=True, row_height=20),)))
    levels = [one.at for one in rules_of(made)]
    assert [after - before for before, after in pairwise(levels)] == pytest.approx(
        [20] * 3, abs=0.3
    )
