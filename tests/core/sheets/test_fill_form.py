"""A form that the superior has sent is filled, and stays the superior's form."""

import io
from datetime import date
from enum import StrEnum

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.sheets.fill_form import Value, fill_form
from duizhao.core.sheets.list_kind import ListKind
from make_sheet import make_sheet


class Column(StrEnum):
    """What the ledger of these tests can say."""

    PROBLEM = "problem"
    LEADER = "leader"
    DUE = "due"


KIND = ListKind(
    rows="问题",
    labels={Column.PROBLEM: "存在问题", Column.LEADER: "责任领导", Column.DUE: "完成时限"},
    also={Column.DUE: ("整改时限",)},
    required=(Column.PROBLEM,),
)
FORM = [
    ("附件2", None, None, None, None),
    ("民主生活会整改情况统计表", None, None, None, None),
    ("序号", "存在问题", "责任落实", None, "销号意见"),
    (None, None, "责任领导", "整改时限", None),
    (None,) * 5,
    (None,) * 5,
    ("填表人：", None, "审核人：", None, None),
]
MERGES = ("A2:E2", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "C7:E7")
ROWS: list[dict[Column, Value]] = [
    {
        Column.PROBLEM: "灌区产权确权没有完成",
        Column.LEADER: "周明远",
        Column.DUE: date(2026, 6, 30),
    },
    {Column.PROBLEM: "=窗口中午断岗", Column.LEADER: "沈若兰", Column.DUE: date(2026, 3, 31)},
    {Column.PROBLEM: "热线件超期", Column.LEADER: "沈若兰", Column.DUE: None},
    {Column.PROBLEM: "会议偏多", Column.LEADER: "周明远", Column.DUE: None},
]


def page_of(content: bytes) -> Worksheet:
    page = load_workbook(io.BytesIO(content)).active
    assert isinstance(page, Worksheet)
    return page


def test_each_row_stands_under_the_forms_own_headings() -> None:
    filled = fill_form(make_sheet(FORM, MERGES), KIND, ROWS[:2], remembered={})
    page = page_of(filled.content)
    assert [cell.value for cell in page[5]][1:4] == [
        "灌区产权确权没有完成", "周明远", page["D5"].value,
    ]  # fmt: skip
    assert page["D5"].number_format == "yyyy-mm-dd"
    assert filled.columns == {
        "存在问题": Column.PROBLEM, "责任领导": Column.LEADER, "整改时限": Column.DUE,
    }  # fmt: skip
    assert filled.empty == ("序号", "销号意见")
    assert page["A7"].value == "填表人："


def test_more_rows_than_free_lines_move_the_foot_of_the_form_down_with_its_merges() -> None:
    page = page_of(fill_form(make_sheet(FORM, MERGES), KIND, ROWS, remembered={}).content)
    assert [page.cell(row, 2).value for row in range(5, 9)] == [row[Column.PROBLEM] for row in ROWS]
    assert (page["A9"].value, page["C9"].value) == ("填表人：", "审核人：")
    merged = {str(one) for one in page.merged_cells.ranges}
    assert merged == {"A2:E2", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "C9:E9"}


def test_every_line_looks_like_the_first() -> None:
    page = page_of(make_sheet(FORM, MERGES))
    thin = Side(style="thin")
    for place in range(1, 6):
        first = page.cell(5, place)
        assert isinstance(first, Cell)
        first.border = Border(left=thin, right=thin, top=thin, bottom=thin)
        first.alignment = Alignment(wrap_text=True)
    page.row_dimensions[5].height = 40
    content = io.BytesIO()
    page.parent.save(content)  # type: ignore[union-attr]
    shown = page_of(fill_form(content.getvalue(), KIND, ROWS, remembered={}).content)
    for row in range(5, 9):
        assert shown.cell(row, 5).border.left.style == "thin"
        assert shown.cell(row, 2).alignment.wrap_text
        assert shown.row_dimensions[row].height == 40


def test_words_that_begin_like_a_formula_stay_words() -> None:
    page = page_of(fill_form(make_sheet(FORM, MERGES), KIND, ROWS[:2], remembered={}).content)
    assert (page["B6"].value, page["B6"].data_type) == ("=窗口中午断岗", "s")


def test_lines_that_are_only_numbered_are_free() -> None:
    form = [FORM[2], FORM[3], (1, *(None,) * 4), (2, *(None,) * 4), FORM[6]]
    filled = fill_form(
        make_sheet(form, ["A1:A2", "B1:B2", "C1:D1", "E1:E2"]), KIND, ROWS[:2], remembered={}
    )
    page = page_of(filled.content)
    assert [(page.cell(row, 1).value, page.cell(row, 2).value) for row in (3, 4)] == [
        (1, "灌区产权确权没有完成"), (2, "=窗口中午断岗"),
    ]  # fmt: skip


def test_an_offices_own_heading_is_met_by_what_it_remembers() -> None:
    form = [("序号", "事项名称", "责任领导"), (None,) * 3]
    filled = fill_form(make_sheet(form), KIND, ROWS[:1], remembered={"事项名称": "problem"})
    assert page_of(filled.content)["B2"].value == "灌区产权确权没有完成"


def test_a_table_that_already_holds_rows_is_not_written_over() -> None:
    form = [*FORM[:4], (1, "旧的问题", "周明远", None, None)]
    with pytest.raises(Unreadable, match="第 5 行起已经有内容"):
        fill_form(make_sheet(form, MERGES[:5]), KIND, ROWS, remembered={})


def test_a_form_without_headings_is_told() -> None:
    with pytest.raises(Unreadable, match="没有找到表头"):
        fill_form(make_sheet([("情况说明", None), (None, None)]), KIND, ROWS, remembered={})
