"""Rows are sorted into new, changed, same and wrong, and a mistake says what would be right."""

from collections.abc import Sequence
from datetime import date

import pytest

from duizhao.core.roster.columns import ROSTER, RosterColumn
from duizhao.core.roster.judge import Judged, Known, judge
from duizhao.core.sheets.read_sheet import read_sheet
from duizhao.core.sheets.verdict import Verdict
from make_sheet import HEAD, make_sheet

FIELDS = RosterColumn
SHEN: Known = {
    FIELDS.NUMBER: "0002",
    FIELDS.NAME: "沈若兰",
    FIELDS.POST: "副局长",
    FIELDS.TEAM_RANK: 2,
    FIELDS.IN_CHARGE_OF: ("办公室", "河道管理科"),
}


def judged(*rows: Sequence[object], people: dict[str, Known] | None = None) -> list[Judged]:
    sheet = read_sheet(make_sheet([HEAD, *rows]), ROSTER)
    return judge(sheet, ROSTER.columns_of(sheet.headings, {}), people or {})


def test_an_unknown_number_is_new_with_everything_in_its_own_type() -> None:
    (one,) = judged(("0031", "何 立新", "科长", "河道科", 3, "办公室、河道科", "是", "2024年3月"))
    assert one.verdict is Verdict.NEW
    assert one.values == {
        FIELDS.NUMBER: "0031",
        FIELDS.NAME: "何立新",
        FIELDS.POST: "科长",
        FIELDS.DEPARTMENT: "河道科",
        FIELDS.TEAM_RANK: 3,
        FIELDS.IN_CHARGE_OF: ("办公室", "河道科"),
        FIELDS.PARTY_MEMBER: True,
        FIELDS.JOINED: date(2024, 3, 1),
    }


def test_the_order_of_a_branch_s_committee_is_read_under_the_names_that_offices_use() -> None:
    sheet = read_sheet(
        make_sheet([("工号", "姓名", "支委排序"), ("0031", "何立新", 2), ("0032", "宋瑞", "第一")]),
        ROSTER,
    )
    one, other = judge(sheet, ROSTER.columns_of(sheet.headings, {}), {})
    assert one.values[FIELDS.COMMITTEE_RANK] == 2
    assert [mistake.words for mistake in other.mistakes] == [
        "“第一”不是排序，请填 1 到 99 的整数，不是支委的空着"
    ]


def test_the_same_row_again_changes_nothing_whatever_the_order_of_departments() -> None:
    row = ("0002", "沈若兰", "副局长", None, 2, "河道管理科；办公室", None, None)
    assert judged(row, people={"0002": SHEN})[0].verdict is Verdict.SAME


def test_a_blank_cell_changes_nothing() -> None:
    row = ("0002", "沈若兰", None, None, None, None, None, None)
    assert judged(row, people={"0002": SHEN})[0].verdict is Verdict.SAME


def test_a_change_says_before_and_after() -> None:
    row = ("0002", "沈若兰", "一级调研员", None, None, None, None, None)
    (one,) = judged(row, people={"0002": SHEN})
    assert one.verdict is Verdict.CHANGED
    assert [(c.column, c.before, c.after) for c in one.changes] == [
        (FIELDS.POST, "副局长", "一级调研员")
    ]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((None, "何立新", "科长", None, None, None, None, None), "工号没有填"),
        (("01", None, "科长", None, None, None, None, None), "姓名没有填"),
        (("01", "何立新", "科长", None, "第三", None, None, None), "不是排序"),
        (("01", "何立新", "科长", None, 0, None, None, None), "不是排序"),
        (("01", "何立新", "科长", None, None, None, "待定", None), "请填“是”或“否”"),
        (("01", "何立新", "科长", None, None, None, None, "去年三月"), "请写成 2026-11-24"),
        (("01", "何立新", "科长", None, None, None, None, "2025-13-01"), "不是日期"),
        (("01", "何" * 41, "科长", None, None, None, None, None), "最多 40 个"),
    ],
)
def test_a_wrong_row_says_what_would_be_right(row: Sequence[object], said: str) -> None:
    (one,) = judged(row)
    assert one.verdict is Verdict.WRONG
    assert said in "；".join(mistake.words for mistake in one.mistakes)


def test_a_number_that_stands_twice_is_wrong_in_both_rows() -> None:
    rest = (None,) * 6
    both = judged(("01", "何立新", *rest), (1, "田野", *rest), ("01", "马驰", *rest))
    assert [one.verdict for one in both] == [Verdict.WRONG, Verdict.NEW, Verdict.WRONG]
    assert both[1].number == "1"


def test_the_columns_that_must_be_there_are_named() -> None:
    assert ROSTER.missing({"姓名": FIELDS.NAME}) == ["工号"]
