"""Writes the empty ledger that an office fills in: a sheet that explains, one row of headings, drop-downs."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from duizhao.core.cycle.item import TASK_KIND_LABELS
from duizhao.core.ledger.columns import (
    LEDGER,
    LEDGER_COLUMN_LABELS,
    MADE_BY_ACTS,
    LedgerColumn,
)
from duizhao.core.ledger.judge import TEAM, Names
from duizhao.core.sheets.read_sheet import MOST_ROWS

_WIDTHS = {
    LedgerColumn.PROBLEM: 50, LedgerColumn.GOAL: 30, LedgerColumn.MEASURE: 50,
    LedgerColumn.JUDGED_BY: 30, LedgerColumn.RESULT: 30, LedgerColumn.NUMBER: 8,
}  # fmt: skip
_MOST_LISTED = 255
"""Excel refuses a drop-down whose words are longer than this together."""
_EXPLAINED = (
    ("怎么填", "在“整改台账”表里一行填一项措施；一条有几项措施，序号、问题照样写几行，或者合并单元格。"),
    ("序号", "必填，写 1、2、3。再次导入时凭序号认出同一条，不会重复登记。"),
    ("问题", "必填。"),
    ("谁的问题", "空着或者写“班子”，是班子的问题；写班子成员的姓名，是他个人的问题。"),
    ("责任领导、责任部门", "照登记的姓名、部门名称写。配合部门有几个，用“、”隔开。"),
    ("完成期限", "写成 2026-06-30 或者 2026年6月底；也可以写立行立改、长期坚持。"),
    ("完成情况", "记在措施旁边，不算完成：完成要在网页上记，并交佐证。"),
    ("空着的格", "不改动原来登记的内容；措施只增加，不删除。"),
    ("有一行错", "整个表都不导入，改好再传，不会只进去一半。"),
)  # fmt: skip


def to_template(names: Names) -> bytes:
    """The workbook; the unit's names are offered to choose from."""
    offered: dict[LedgerColumn, Sequence[str]] = {
        LedgerColumn.WHOSE: [TEAM, *names.team], LedgerColumn.OWNER: names.team,
        LedgerColumn.DEPARTMENT: names.departments,
        LedgerColumn.KIND: list(TASK_KIND_LABELS.values()),
    }  # fmt: skip
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
        text = workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        head = workbook.add_format({"bold": True, "bg_color": "#EFE6D6", "bottom": 1})
        notes = workbook.add_worksheet("说明")
        notes.set_column(0, 0, 18)
        notes.set_column(1, 1, 74)
        for line, (term, meaning) in enumerate(_EXPLAINED):
            notes.write_string(line, 0, term, wrap)
            notes.write_string(line, 1, meaning, wrap)
        sheet = workbook.add_worksheet(LEDGER.rows)
        asked = [column for column in LEDGER_COLUMN_LABELS if column not in MADE_BY_ACTS]
        for place, column in enumerate(asked):
            label = LEDGER_COLUMN_LABELS[column]
            must = "（必填）" if column in LEDGER.required else ""
            sheet.set_column(place, place, _WIDTHS.get(column, 14), text)
            sheet.write_string(0, place, label + must, head)
            names_of = [name for name in offered.get(column, ()) if "," not in name]
            if names_of and len(",".join(names_of)) <= _MOST_LISTED:
                sheet.data_validation(
                    1, place, MOST_ROWS - 1, place,
                    {"validate": "list", "source": names_of, "error_type": "information"},
                )  # fmt: skip
        sheet.freeze_panes(1, 1)
        sheet.activate()
    return content.getvalue()
