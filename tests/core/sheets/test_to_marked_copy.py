"""The office's own file comes back with a red cell and a comment where something is wrong."""

import io

from openpyxl import load_workbook

from duizhao.core.roster.columns import ROSTER
from duizhao.core.roster.judge import judge
from duizhao.core.sheets.read_sheet import read_sheet
from duizhao.core.sheets.to_marked_copy import to_marked_copy
from make_sheet import make_sheet


def test_mistakes_stand_in_their_cells_and_everything_else_is_as_it_was() -> None:
    rows = [
        ("清河市水务局", None, None, None),
        ("工号", "姓名", "所在部门", "到任日期"),
        ("01", "何立新", "河道管理科", "2024-03-01"),
        (None, "田野", None, "前年"),
    ]
    data = make_sheet(rows, ["A1:D1", "C3:C4"], name="在职人员")
    sheet = read_sheet(data, ROSTER)
    marked = to_marked_copy(data, sheet, judge(sheet, ROSTER.columns_of(sheet.headings, {}), {}))

    page = load_workbook(io.BytesIO(marked))["在职人员"]
    comments = {c.coordinate: c.comment.text for row in page.rows for c in row if c.comment}
    assert comments == {"A4": "工号没有填", "D4": "“前年”不是日期，请写成 2026-11-24"}
    assert page["A4"].fill.start_color.rgb == "FFF4C7C3"
    assert page["B3"].value == "何立新"
    assert "C3:C4" in {str(merged) for merged in page.merged_cells.ranges}
