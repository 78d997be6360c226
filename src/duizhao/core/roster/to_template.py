"""Writes the list that an office fills in, empty or with its people: a sheet that explains, drop-downs, numbers as text."""

import io
from collections.abc import Sequence
from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from duizhao.core.roster.columns import REQUIRED, ROSTER, ROSTER_COLUMN_LABELS, RosterColumn
from duizhao.core.roster.judge import Known, Value
from duizhao.core.sheets.read_sheet import MOST_ROWS

_YES_NO = (
    RosterColumn.HEADS_DEPARTMENT,
    RosterColumn.BRANCH_REPRESENTATIVE,
    RosterColumn.PARTY_MEMBER,
)
_WIDTHS = {RosterColumn.POST: 28, RosterColumn.IN_CHARGE_OF: 28, RosterColumn.NUMBER: 12}
_MOST_LISTED = 255
"""Excel refuses a drop-down whose words are longer than this together."""
_EXPLAINED = (
    (
        "怎么填",
        "在“人员”表里一行填一个人，表头不要改。填好以后在“从表格导入”里上传，先看预览再导入。",
    ),
    ("工号", "必填，本单位内不重复。再次导入时凭工号认人，不会重复登记；以 0 开头的照样写。"),
    ("姓名", "必填。"),
    ("班子排序", "班子成员按排序填 1、2、3……，主要负责人填 1；不是班子成员的空着。"),
    ("支委会排序", "支部委员按排序填 1、2、3……，书记填 1；不是支委的空着。"),
    ("分管部门", "写部门名称，几个部门之间用“、”隔开。"),
    ("是否", "部门负责人、党支部党员代表、中共党员：填“是”或“否”。"),
    ("到任日期", "写成 2026-11-24；只知道月份的写 2026-11，按当月 1 日记。"),
    ("空着的格", "不改动原来登记的内容。要清空某一项，请在人员页面上改。"),
    ("有一行错", "整个表都不导入，改好再传，不会只进去一半。"),
)


def to_template(
    *, departments: Sequence[str], branches: Sequence[str], people: Sequence[Known] = ()
) -> bytes:
    """The workbook; departments and branches that the unit has already are offered to choose from.

    With `people` they stand in it, so that the list can be changed and imported again, or in
    another unit.
    """
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        text = workbook.add_format({"num_format": "@", "valign": "top"})
        day = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
        head = workbook.add_format({"bold": True, "bg_color": "#EFE6D6", "bottom": 1})
        wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
        notes = workbook.add_worksheet("说明")
        notes.set_column(0, 0, 14)
        notes.set_column(1, 1, 70)
        for line, (term, meaning) in enumerate(_EXPLAINED):
            notes.write_string(line, 0, term, wrap)
            notes.write_string(line, 1, meaning, wrap)
        sheet = workbook.add_worksheet(ROSTER.rows)
        for place, (column, label) in enumerate(ROSTER_COLUMN_LABELS.items()):
            look = day if column is RosterColumn.JOINED else text
            sheet.set_column(place, place, _WIDTHS.get(column, 16), look)
            sheet.write_string(0, place, label + ("（必填）" if column in REQUIRED else ""), head)
            offered = _offered(column, departments, branches)
            if offered:
                sheet.data_validation(
                    1, place, MOST_ROWS - 1, place,
                    {"validate": "list", "source": offered, "error_type": "information"},
                )  # fmt: skip
        for row, person in enumerate(people, 1):
            for place, column in enumerate(ROSTER_COLUMN_LABELS):
                _write(sheet, row, place, person.get(column))
        sheet.freeze_panes(1, 2)
        sheet.activate()
    return content.getvalue()


def _write(sheet: Worksheet, row: int, place: int, value: Value | None) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_string(row, place, "是" if value else "否")
        case int():
            sheet.write_number(row, place, value)
        case date():
            sheet.write_datetime(row, place, value)
        case tuple():
            sheet.write_string(row, place, "、".join(value))
        case _:
            sheet.write_string(row, place, value)


def _offered(
    column: RosterColumn, departments: Sequence[str], branches: Sequence[str]
) -> list[str]:
    if column in _YES_NO:
        return ["是", "否"]
    listed = {RosterColumn.DEPARTMENT: departments, RosterColumn.BRANCH: branches}.get(column, ())
    names = [name for name in listed if "," not in name]
    return names if len(",".join(names)) <= _MOST_LISTED else []
