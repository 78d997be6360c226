"""Each row of a list of findings is judged by its number, against what is entered already."""

import io

from openpyxl import load_workbook

from duizhao.core.inspections.columns import FINDINGS
from duizhao.core.inspections.judge import TEAM, Judged, Known, judge
from duizhao.core.inspections.to_template import to_template
from duizhao.core.sheets.read_sheet import read_sheet
from duizhao.core.sheets.verdict import Verdict
from make_sheet import make_sheet

HEAD = ("序号", "问题类别", "反馈问题", "涉及对象")
MEMBERS = ("周明远", "沈若兰")
FIRST = ("1", "履行主体责任方面", "廉政谈话一年只开展一次。", None)
ENTERED = Known("廉政谈话一年只开展一次。", "履行主体责任方面", frozenset({TEAM}))


def judged(*rows: tuple[object, ...], known: dict[str, Known] | None = None) -> list[Judged]:
    sheet = read_sheet(make_sheet([HEAD, *rows], name="问题清单"), FINDINGS)
    return judge(sheet, FINDINGS.columns_of(sheet.headings, {}), members=MEMBERS, known=known or {})


def test_a_row_without_a_name_is_about_the_team_and_names_are_parted() -> None:
    one, two = judged(FIRST, (2, None, "分管领域把关不严。", "沈若兰、领导班子"))
    assert (one.verdict, one.about) == (Verdict.NEW, (TEAM,))
    assert (two.number, set(two.about)) == ("2", {"沈若兰", TEAM})


def test_the_same_row_again_is_the_same_and_full_width_numbers_are_known() -> None:
    (row,) = judged(("１", *FIRST[1:]), known={"1": ENTERED})
    assert row.verdict is Verdict.SAME


def test_other_words_are_a_change_until_there_is_an_answer() -> None:
    other = ("1", None, "廉政谈话一年只开展一次，没有记录。", None)
    (row,) = judged(other, known={"1": ENTERED})
    assert row.verdict is Verdict.CHANGED
    assert row.group == "履行主体责任方面"
    held = Known(ENTERED.words, ENTERED.group, ENTERED.about, held=True)
    (row,) = judged(other, known={"1": held})
    assert row.verdict is Verdict.CONFLICT
    assert "已经有了回应" in row.notes[0]


def test_a_number_that_is_entered_about_somebody_else_is_in_conflict() -> None:
    (row,) = judged((*FIRST[:3], "周明远"), known={"1": ENTERED})
    assert row.verdict is Verdict.CONFLICT
    assert "已登记为关于班子，表里是周明远" in row.notes[0]


def test_every_mistake_of_a_row_is_told() -> None:
    rows = judged(
        (None, "类", "有问题。", None),
        ("2", None, None, "张三"),
        ("3", None, "重复。", None),
        ("3", None, "重复了。", None),
    )
    assert [[mistake.words for mistake in row.mistakes] for row in rows] == [
        ["序号没有填"],
        ["问题没有填", "“张三”不是班子成员，请写班子成员的姓名，或者写“班子”"],
        ["序号“3”在表里出现了 2 次"],
        ["序号“3”在表里出现了 2 次"],
    ]
    assert {row.verdict for row in rows} == {Verdict.WRONG}


def test_the_template_explains_and_offers_the_team() -> None:
    workbook = load_workbook(io.BytesIO(to_template(members=MEMBERS)))
    assert workbook.sheetnames == ["说明", "反馈问题"]
    page = workbook["反馈问题"]
    assert [cell.value for cell in page[1]] == [
        "序号（必填）", "所属类别", "问题（必填）", "关于谁",
    ]  # fmt: skip
    (offered,) = page.data_validations.dataValidation
    assert offered.formula1 == '"班子,周明远,沈若兰"'
