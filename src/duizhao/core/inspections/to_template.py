"""Writes the empty list of findings that an office fills in: a sheet that explains, one row of headings, numbers as text."""

import io
from collections.abc import Sequence

from xlsxwriter import Workbook

from duizhao.core.inspections.columns import FINDING_COLUMN_LABELS, FINDINGS, FindingColumn
from duizhao.core.inspections.judge import TEAM
from duizhao.core.sheets.read_sheet import MOST_ROWS

_WIDTHS = {
    FindingColumn.NUMBER: 10,
    FindingColumn.GROUP: 32,
    FindingColumn.WORDS: 70,
    FindingColumn.ABOUT: 18,
}
_MOST_LISTED = 255
"""Excel refuses a drop-down whose words are longer than this together."""
_EXPLAINED = (
    ("怎么填", "在“反馈问题”表里一行填一个问题，表头不要改。填好以后在“从表格导入”里上传，先看预览再导入。"),
    ("序号", "必填，同一份反馈里不重复。再次导入时凭序号认出同一条，不会重复登记。"),
    ("所属类别", "反馈里的大标题，例如“落实全面从严治党主体责任方面”，可以空着。"),
    ("问题", "必填，照反馈的原话写。"),
    ("关于谁", "空着或者写“班子”，是班子的问题；写班子成员的姓名，是他个人的问题；几个人之间用“、”隔开。"),
    ("空着的格", "不改动原来登记的内容。"),
    ("已有回应的", "已经列入问题的，再次导入也不改动，预览里写明。"),
    ("有一行错", "整个表都不导入，改好再传，不会只进去一半。"),
)  # fmt: skip


def to_template(*, members: Sequence[str]) -> bytes:
    """The workbook; the team and its members are offered to choose from."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
        text = workbook.add_format({"num_format": "@", "valign": "top", "text_wrap": True})
        head = workbook.add_format({"bold": True, "bg_color": "#EFE6D6", "bottom": 1})
        notes = workbook.add_worksheet("说明")
        notes.set_column(0, 0, 14)
        notes.set_column(1, 1, 70)
        for line, (term, meaning) in enumerate(_EXPLAINED):
            notes.write_string(line, 0, term, wrap)
            notes.write_string(line, 1, meaning, wrap)
        sheet = workbook.add_worksheet(FINDINGS.rows)
        for place, (column, label) in enumerate(FINDING_COLUMN_LABELS.items()):
            must = "（必填）" if column in FINDINGS.required else ""
            sheet.set_column(place, place, _WIDTHS[column], text)
            sheet.write_string(0, place, label + must, head)
        offered = [TEAM, *(name for name in members if "," not in name)]
        if len(",".join(offered)) <= _MOST_LISTED:
            place = list(FINDING_COLUMN_LABELS).index(FindingColumn.ABOUT)
            sheet.data_validation(
                1, place, MOST_ROWS - 1, place,
                {"validate": "list", "source": offered, "error_type": "information"},
            )  # fmt: skip
        sheet.freeze_panes(1, 1)
        sheet.activate()
    return content.getvalue()
