"""A ledger in a spreadsheet, ours or an office's own, read as what next year's text is held against."""

from collections.abc import Sequence
from datetime import date

import pytest

from duizhao.core.ledger.earlier_items import Owned, UnclearAuthor, items_of, read_earlier
from duizhao.core.ledger.line import Line, TaskLine
from duizhao.core.ledger.to_xlsx import to_xlsx
from duizhao.core.ledger.written_state import says_closed
from duizhao.core.outline.model import make_text
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.trail.model import Statement
from duizhao.core.trail.statement import read_statement
from make_sheet import make_sheet

NAME = "2024年度整改台账.xlsx"
HEAD = ("编号", "涉及人员", "查摆问题", "整改措施", "是否销号", "销号时间", "佐证材料")


def office_ledger(*rows: Sequence[object], head: Sequence[object] = HEAD) -> bytes:
    return make_sheet([("清河市水务局整改台账",), head, *rows], name="表1")


def statement(words: str) -> Statement:
    return read_statement(make_text("材料.txt", words.splitlines()))


def test_what_this_program_writes_is_read_back_with_state_day_and_evidence() -> None:
    tasks = (
        TaskLine(words="建督办台账。", kind="rules", result="台账已建。"),
        TaskLine(words="逾期的在局务会上通报。", kind="other"),
    )
    lines = [
        Line(
            number=1, problem="督办件超期多", whose="沈若兰", goal="全部按期办结", tasks=tasks,
            state="closed", closed_on=date(2025, 6, 18), evidence=2, effect="41件全部按期办结。",
        ),
        Line(number=2, problem="会议偏多", whose="班子", state="in_progress", came_back="relapsed",
             relapses=1),
    ]  # fmt: skip
    content = to_xlsx(lines, title="2024年度民主生活会整改台账", on=date(2025, 12, 1), aspects={})
    first, second = read_earlier(content, "2024年度民主生活会整改台账.xlsx")
    assert (first.whose, second.whose) == ("沈若兰", "班子")
    one = first.item
    assert (one.year, one.problem, one.closed, one.proofs) == (
        2024,
        "督办件超期多",
        date(2025, 6, 18),
        2,
    )
    assert one.measures == ("全部按期办结", "建督办台账。", "逾期的在局务会上通报。")
    assert one.records == ("台账已建。", "41件全部按期办结。")
    assert (second.item.stage, second.item.is_closed, second.item.proofs) == (
        "整改中（回潮）",
        False,
        0,
    )


def test_an_offices_own_headings_and_words_are_read() -> None:
    content = office_ledger(
        (1, "沈 若 兰", "督办件超期多", "建台账", "是", "2025年6月底", "台账1册"),
        (2, "党组", "会议偏多", "一事一会", "否", "", "无"),
        (3, "党组", "调研走过场", "蹲点", "√", "", ""),
    )
    first, second, third = read_earlier(content, NAME)
    assert (first.whose, second.whose) == ("沈若兰", "班子")
    assert first.item.closed == date(2025, 6, 30)
    assert (first.item.proofs, second.item.proofs) == (1, 0)
    assert (second.item.stage, second.item.is_closed) == ("否", False)
    assert (third.item.closed, third.item.is_closed) == (None, True)


def test_a_ledger_without_a_column_for_evidence_says_nothing_of_it() -> None:
    content = office_ledger(("1", "督办件超期多", "整改中"), head=("序号", "问题", "状态"))
    (only,) = read_earlier(content, NAME)
    assert (only.whose, only.item.proofs) == ("", None)


@pytest.mark.parametrize(
    ("words", "closed"),
    [
        ("已销号", True), ("已完成", True), ("整改到位", True), ("是", True), ("√", True), ("办结", True),
        ("未完成", False), ("基本完成", False), ("整改中", False), ("否", False), ("长期坚持", False),
        ("申请销号", False), ("未销号", False), ("正在办结", False),
    ],
)  # fmt: skip
def test_only_plain_words_say_that_an_item_is_closed(words: str, *, closed: bool) -> None:
    assert says_closed(words) is closed


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("整改台账.xlsx", office_ledger((1, "", "督办件超期", "", "", "", "")), "把年度写进文件名"),
        (NAME, office_ledger(("1", "整改中"), head=("序号", "状态")), "没有“问题”这一列"),
        (NAME, b"PK\x03\x04 broken", "损坏"),
        (NAME, office_ledger((1, "", "督办件超期", "", "是", "去年夏天", "")), "第 3 行的“销号时间”"),
        (NAME, office_ledger(), "下面没有整改台账"),
    ],
    ids=["year", "column", "broken", "date", "empty"],
)  # fmt: skip
def test_what_can_not_be_read_is_told_with_what_would_be_right(
    name: str, content: bytes, said: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_earlier(content, name)
    assert said in str(refused.value)
    assert refused.value.cure


def of(words: str, owned: Sequence[Owned], whose: str = "") -> list[str]:
    return [one.problem for one in items_of(owned, lambda: statement(words), whose=whose)]


def test_the_items_are_those_of_whom_the_text_is() -> None:
    owned = read_earlier(
        office_ledger(
            (1, "沈若兰", "督办件超期多", "", "", "", ""), (2, "班子", "会议偏多", "", "", "", ""),
            (3, "周明远", "时差大", "", "", "", ""),
        ),
        NAME,
    )  # fmt: skip
    mine = "2025年度民主生活会个人对照检查材料\n沈若兰\n一、存在的问题\n（一）学习不深。"
    assert of(mine, owned) == ["督办件超期多"]
    team = "清河市水务局党组2025年度民主生活会对照检查材料\n党组班子对照检查如下。\n一、存在的问题\n（一）学习不深。"
    assert of(team, owned) == ["会议偏多"]
    assert of("不写姓名", owned, whose="周明远") == ["时差大"]
    assert of("不写姓名", owned, whose="党组班子") == ["会议偏多"]
    with pytest.raises(UnclearAuthor):
        of("2025年度民主生活会个人对照检查材料\n一、存在的问题\n（一）学习不深。", owned)
    with pytest.raises(UnclearAuthor):
        of(mine, owned, whose="何立新")
