"""The workbook opens elsewhere with true figures, harmless text, and sheets that print."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from python_calamine import CalamineWorkbook

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import compare
from duizhao.core.checks.rule import Level
from duizhao.core.frameworks.model import Aspect, Framework
from duizhao.core.outline.unreadable import Unread
from duizhao.core.reports.to_xlsx import to_xlsx
from duizhao.core.trail.model import Kind
from make_baseline import make_baseline
from make_statement import make_statement
from sample_statement import make_finding, sample_statement, sample_two_years

ON = date(2026, 11, 24)
STATEMENT = sample_statement()
FINDINGS = (
    make_finding(STATEMENT, "抓得不紧", level=Level.MUST, code="DZ601", title="留有占位内容"),
    make_finding(STATEMENT, "不断提高自身素质"),
)
CHECKED = Checked("处室/材料.txt", STATEMENT, FINDINGS)
FRAMEWORK = Framework(
    "2024",
    "2024年度民主生活会",
    "",
    (2024,),
    (),
    aspects=(
        Aspect("study", "带头学习", "理论学习", ("理论学习",)),
        Aspect("duty", "带头担责", "勇于担责", ("勇于担责",)),
    ),
    aspects_confirmed=True,
)


def book_of(*checked: Checked, unread: tuple[Unread, ...] = ()) -> Workbook:
    return load_workbook(BytesIO(to_xlsx(checked, unread, on=ON)))


def rows_of(book: Workbook, name: str) -> list[dict[str, Any]]:
    head, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def words_of(book: Workbook, name: str) -> str:
    cells: Iterable[tuple[Any, ...]] = book[name].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in cells for cell in row if cell is not None)


def test_no_row_is_higher_than_excel_allows() -> None:
    before = make_baseline(STATEMENT.text, FINDINGS, reason="会上已经逐条说明，不再改动。" * 60)
    comparison = compare(STATEMENT.text, FINDINGS, before.known)
    sheet = book_of(replace(CHECKED, comparison=comparison))["提示"]
    heights = [sheet.row_dimensions[row].height for row in (2, 3)]
    assert all(400 < height <= 409 for height in heights)


def test_the_overview_has_one_row_a_text_with_true_figures() -> None:
    other = Checked("乙.txt", make_statement("# unknown\n新闻。", kind=Kind.OTHER, year=None), ())
    first, second = rows_of(book_of(CHECKED, other), "一览")
    assert (first["文件"], first["名称"]) == ("处室/材料.txt", "材料")
    assert (first["种类"], first["年度"], first["字数"]) == ("个人对照检查材料", 2024, 468)
    assert first["存在的问题占比"] == pytest.approx(0.374, abs=0.001)
    assert (first["个人有关事项"], first["没有接上的处数"]) == ("有标题，没有内容", 4)
    assert (first["必改"], first["建议"], first["提醒"]) == (1, 1, 0)
    assert (first["DZ105 措施空泛"], first["DZ601 留有占位内容"]) == (1, 1)
    assert (second["年度"], second["DZ105 措施空泛"], second["个人有关事项"]) == (None, None, None)


@pytest.mark.parametrize(
    ("framework", "missing"),
    [
        (FRAMEWORK, "勇于担责"),
        (replace(FRAMEWORK, aspects=FRAMEWORK.aspects[:1]), "都已写到"),
        (replace(FRAMEWORK, aspects_confirmed=False), None),
        (None, None),
    ],
)
def test_aspects_are_called_missing_only_where_the_framework_is_confirmed(
    framework: Framework | None, missing: str | None
) -> None:
    (row,) = rows_of(book_of(replace(CHECKED, framework=framework)), "一览")
    assert row["没有写到的方面"] == missing


def test_every_finding_has_its_row() -> None:
    rows = rows_of(book_of(CHECKED), "提示")
    assert [(row["序号"], row["程度"], row["检查项"], row["原文"]) for row in rows] == [
        (1, "必改", "DZ601", "抓得不紧"),
        (2, "建议", "DZ105", "不断提高自身素质"),
    ]
    assert rows[0]["部分"] == "原因分析"
    assert rows[0]["段落"] == FINDINGS[0].paragraph + 1
    assert "同上一稿相比" not in rows[0]


def test_what_was_accepted_is_told_and_not_counted() -> None:
    text = STATEMENT.text
    before = make_baseline(text, FINDINGS[:1], reason="这是原话")
    checked = replace(CHECKED, comparison=compare(text, FINDINGS, before.known))
    book = book_of(checked)
    known, new = rows_of(book, "提示")
    assert (known["同上一稿相比"], known["已核的理由"]) == ("上一稿已有", "这是原话")
    assert known["核定日期"] == datetime(2026, 1, 12)  # noqa: DTZ001  a day of the calendar
    assert (new["同上一稿相比"], new["已核的理由"]) == ("新出现", None)
    (row,) = rows_of(book, "一览")
    assert (row["必改"], row["已核"], row["DZ601 留有占位内容"]) == (0, 1, None)


@pytest.mark.parametrize("wicked", ["=1+1", "+86", "-3", "@SUM(A1)", "http://x.test", "007"])
def test_text_stays_text_whatever_it_begins_with(wicked: str) -> None:
    finding = make_finding(STATEMENT, "抓得不紧", quote=wicked, message=wicked, fingerprint=wicked)
    book = book_of(replace(CHECKED, file=wicked, findings=(finding,)))
    cells = [cell for row in book["提示"].iter_rows(min_row=2) for cell in row]
    found = [cell for cell in cells if cell.value == wicked]
    assert len(found) == 4
    assert {cell.data_type for cell in found} == {"s"}
    assert {cell.hyperlink for cell in found} == {None}


def test_files_that_could_not_be_read_have_their_own_sheet() -> None:
    book = book_of(CHECKED, unread=(Unread("坏.docx", "文件是空的。", "请重新保存。"),))
    (row,) = rows_of(book, "未能读取")
    assert tuple(row.values()) == ("坏.docx", "文件是空的。", "请重新保存。")
    assert "1 个文件" in words_of(book, "说明")
    assert "未能读取" not in book_of(CHECKED).sheetnames


def test_two_years_have_their_sheets_when_last_year_was_given() -> None:
    book = book_of(replace(CHECKED, two_years=sample_two_years(STATEMENT)))
    assert [row["结果"] for row in rows_of(book, "上年措施")] == ["有说明", "没有提到"]
    (back,) = rows_of(book, "两年都有的问题")
    assert back["上一年"] == "（一）会议多、发文多。"
    assert "上年措施" not in book_of(CHECKED).sheetnames


def test_heads_stay_in_view_filter_and_repeat_on_every_printed_page() -> None:
    book = book_of(CHECKED)
    assert book.sheetnames == ["说明", "一览", "提示"]
    for name in ("一览", "提示"):
        sheet = book[name]
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref is not None
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_area
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        footer = sheet.oddFooter
        assert footer is not None
        assert "第 &P 页" in str(footer.center.text)


def test_an_empty_run_still_makes_a_workbook() -> None:
    book = book_of()
    assert rows_of(book, "一览") == rows_of(book, "提示") == []
    assert "没有提示" in words_of(book, "说明")


def test_another_reader_sees_the_same_and_the_bytes_are_the_same_every_time() -> None:
    content = to_xlsx([CHECKED], on=ON)
    sheet = CalamineWorkbook.from_object(BytesIO(content)).get_sheet_by_name("提示")
    assert sheet.to_python()[1][7] == "抓得不紧"
    assert to_xlsx([CHECKED], on=ON) == content
    assert "2026-11-24" in ZipFile(BytesIO(content)).read("docProps/core.xml").decode()
