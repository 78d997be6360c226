"""Lists of people are read as offices write them, and not at any price."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl import load_workbook

from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.roster.columns import ROSTER, RosterColumn
from duizhao.core.roster.to_template import to_template
from duizhao.core.sheets.read_sheet import MOST_ROWS, read_sheet
from make_sheet import HEAD, make_sheet


def test_a_plain_list_is_read_row_by_row() -> None:
    sheet = read_sheet(make_sheet([HEAD[:3], ("0031", "何立新", "河道管理科科长")]), ROSTER)
    assert sheet.headings == ("工号", "姓名", "职务")
    assert [(row.number, row.cells["工号"]) for row in sheet.rows] == [(2, "0031")]


def test_title_blank_rows_and_merged_heads_over_two_rows_are_met() -> None:
    rows = [
        ("清河市水务局干部花名册", None, None, None, None),
        (None,) * 5,
        ("编号", "姓名", "任职情况", None, "到任时间"),
        (None, None, "现任职务", "科室", None),
        ("0031", "何立新", "科长", "河道管理科", date(2024, 3, 1)),
        (None,) * 5,
        ("0032", "田野", "科员", None, date(2025, 7, 1)),
        ("填表说明：以组织部门登记为准。", None, None, None, None),
    ]
    merges = ["A1:E1", "A3:A4", "B3:B4", "C3:D3", "E3:E4", "A8:E8"]
    sheet = read_sheet(make_sheet(rows, merges, name="花名册"), ROSTER)
    assert sheet.headings == ("编号", "姓名", "现任职务", "科室", "到任时间")
    assert [row.number for row in sheet.rows] == [5, 7]
    assert sheet.skipped == (8,)
    assert sheet.rows[0].cells["到任时间"] == date(2024, 3, 1)


def test_a_department_merged_over_several_people_holds_for_each() -> None:
    rows = [HEAD[:4], ("01", "何立新", "科长", "河道管理科"), ("02", "田野", "科员", None)]
    sheet = read_sheet(make_sheet(rows, ["D2:D3"]), ROSTER)
    assert [row.cells["所在部门"] for row in sheet.rows] == ["河道管理科"] * 2


def test_an_offices_own_headings_find_the_head_row_when_they_are_remembered() -> None:
    data = make_sheet([("证号", "人员"), ("01", "何立新")])
    with pytest.raises(Unreadable, match="没有找到表头"):
        read_sheet(data, ROSTER)
    assert read_sheet(data, ROSTER, headings=frozenset({"证号", "人员"})).headings == (
        "证号",
        "人员",
    )


def test_the_template_is_read_back_with_all_its_columns_when_it_is_filled_in() -> None:
    empty = to_template(departments=["办公室"], branches=["机关第一党支部"])
    with pytest.raises(Unreadable, match="没有人员"):
        read_sheet(empty, ROSTER)
    workbook = load_workbook(io.BytesIO(empty))
    page = workbook["人员"]
    page["A2"], page["B2"] = "0031", "何立新"
    filled = io.BytesIO()
    workbook.save(filled)
    sheet = read_sheet(filled.getvalue(), ROSTER)
    assert list(ROSTER.columns_of(sheet.headings, {}).values()) == list(RosterColumn)
    assert sheet.rows[0].cells == {"工号（必填）": "0031", "姓名（必填）": "何立新"}


def test_the_template_explains_keeps_numbers_as_text_and_offers_what_there_is() -> None:
    empty = to_template(departments=["办公室"], branches=["机关第一党支部"])
    workbook = load_workbook(io.BytesIO(empty))
    assert workbook.sheetnames == ["说明", "人员"]
    page = workbook["人员"]
    assert page.column_dimensions["A"].number_format == "@"
    offered = {str(one.sqref)[0]: one.formula1 for one in page.data_validations.dataValidation}
    assert offered["D"] == '"办公室"'
    assert offered["H"] == '"机关第一党支部"'
    assert offered["E"] == '"是,否"'


def test_a_cell_in_the_far_corner_is_refused_before_the_table_is_built() -> None:
    data = make_sheet([HEAD[:2], ("01", "何立新")])
    far = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(far, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(b'r="B2"', b'r="XFD1048576"')
            new.writestr(name, content)
    with pytest.raises(Unreadable, match=f"超过 {MOST_ROWS} 行"):
        read_sheet(far.getvalue(), ROSTER)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", "工号,姓名\n01,何立新".encode()])
def test_what_is_no_workbook_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_sheet(data, ROSTER)


def test_another_package_is_not_taken_for_a_workbook() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as new:
        new.writestr("word/document.xml", "<w/>")
    with pytest.raises(Unreadable, match=r"不是 \.xlsx 表格"):
        read_sheet(packed.getvalue(), ROSTER)


def test_columns_are_as_remembered_else_as_known_and_each_once() -> None:
    found = ROSTER.columns_of(
        ["证号", "姓名（必填）", "科室", "部门", "备注"], {"证号": "number", "备注": ""}
    )
    assert found == {
        "证号": RosterColumn.NUMBER,
        "姓名（必填）": RosterColumn.NAME,
        "科室": RosterColumn.DEPARTMENT,
    }
