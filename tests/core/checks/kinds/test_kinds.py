"""Each kind of requirement hangs its finding on the right place, and is silent where all is well."""

from dataclasses import replace

import pytest

from duizhao.core.checks.kinds import KINDS
from duizhao.core.checks.rule import Hint, Reading
from duizhao.core.frameworks.entry_kinds import ENTRY_KINDS
from duizhao.core.frameworks.load import load_text
from duizhao.core.frameworks.model import Entry
from duizhao.core.outline.model import Heading, Outline, Section, Span
from duizhao.core.trail.model import Statement
from make_statement import make_statement

TEXT = """
# title 个人对照检查材料
# opening
按照通知要求，现作对照检查。
# problems 一、存在的问题
- （一）安全生产抓得不紧。全年下厂检查只有6次，少于计划的10次。
- （二）为基层减负不实。有的同志反映周例会太长。
# case 二、典型案例剖析
某市一名副局长违规审批，我从中看到签字把关的责任。
# causes 三、原因分析
- （一）责任意识淡了。总想着有人兜底。
# measures 四、整改措施
- （一）下厂检查不少于12次。2026年6月底前完成一轮。
- （二）周例会压到40分钟以内。2027年3月前评估一次。
"""


def entry(lines: str) -> Entry:
    body = "\n".join(f"    {line}" for line in lines.split("；"))
    head = "key: a\nname: 甲\ntheme: 乙\nkinds: [personal]\nentries:\n  - code: TZ-01\n"
    return load_text("通知.yaml", f"{head}{body}\n").entries[0]


def hints(lines: str, statement: Statement | None = None) -> list[Hint]:
    asked = entry(lines)
    return list(KINDS[asked.kind](Reading(statement or make_statement(TEXT)), asked))


def told(lines: str, statement: Statement | None = None) -> list[tuple[str, str]]:
    read = statement or make_statement(TEXT)
    return [(read.text.quote(hint.span), hint.message) for hint in hints(lines, read)]


def test_every_kind_that_can_be_written_can_be_looked_for() -> None:
    assert set(KINDS) == set(ENTRY_KINDS)


PASSES = [
    "kind: mention_each；of: [安全生产, [基层减负, 为基层减负]]；where: 存在的问题",
    "kind: section_present；part: 典型案例剖析；least: 20",
    "kind: section_order；of: [存在的问题, 典型案例剖析, 原因分析, 整改措施]",
    "kind: share_between；of: [存在的问题, 原因分析]；least: 0.3；most: 0.9",
    "kind: length_between；least: 50；most: 500",
    "kind: count_between；of: 问题；least: 2；most: 2",
    "kind: date_within；to: 2027-03-31",
    "kind: words_absent；words: [有的领导]",
    "kind: words_absent；words: [有的同志]；where: 整改措施",
]


@pytest.mark.parametrize("lines", PASSES)
def test_what_meets_the_notice_passes(lines: str) -> None:
    assert told(lines) == []


def test_what_is_not_mentioned_is_told_one_by_one_at_the_heading_of_the_part() -> None:
    found = told(
        "kind: mention_each；of: [安全生产, 乡村振兴, [数字政府, 一网通办]]；where: problems"
    )
    assert found == [
        ("一、存在的问题", "没有写到“乡村振兴”"),
        ("一、存在的问题", "没有写到“数字政府”"),
    ]


def test_what_is_not_mentioned_anywhere_is_told_at_the_title() -> None:
    assert told("kind: mention_each；of: 乡村振兴") == [("个人对照检查材料", "没有写到“乡村振兴”")]


def test_a_mention_in_another_part_does_not_count() -> None:
    assert told("kind: mention_each；of: 安全生产；where: 整改措施") == [
        ("四、整改措施", "没有写到“安全生产”")
    ]


def test_an_authors_own_message_is_used() -> None:
    lines = "kind: mention_each；of: 乡村振兴；message: 通知第三条要求写到“{missing}”"
    assert told(lines)[0][1] == "通知第三条要求写到“乡村振兴”"


def test_a_missing_part_is_told() -> None:
    assert told("kind: section_present；part: 个人有关事项") == [
        ("个人对照检查材料", "没有“个人有关事项”部分")
    ]


def test_a_part_that_is_too_short_is_told_with_its_length() -> None:
    assert told("kind: section_present；part: 典型案例剖析；least: 300") == [
        ("二、典型案例剖析", "“典型案例剖析”部分只有 33 字，要求不少于 300 字")
    ]


def test_a_heading_may_be_asked_for_by_its_words() -> None:
    lines = "kind: section_present；heading: [学习情况, 学习收获]"
    assert told(lines)[0][1] == "没有“学习情况”部分"
    read = _with_heading("学习收获", make_statement(TEXT))
    assert told(lines, read) == []


def _with_heading(title: str, statement: Statement) -> Statement:
    """The statement with one section, whose heading stands in the place of the first paragraph."""
    first = statement.text.paragraphs[0].span
    heading = Heading(paragraph=0, span=first, words=first, title=title, marker=None, run_in=False)
    section = Section(heading, 1, first, Span(first.end, first.end))
    root = replace(statement.outline.root, children=(section,))
    return replace(statement, outline=Outline(statement.text, root))


def test_a_part_before_its_time_is_told() -> None:
    lines = "kind: section_order；of: [存在的问题, 原因分析, 典型案例剖析, 整改措施]"
    assert told(lines) == [("二、典型案例剖析", "“典型案例剖析”写在了“原因分析”前面")]


def test_a_part_that_is_not_there_has_no_order() -> None:
    assert told("kind: section_order；of: [个人有关事项, 存在的问题]") == []


def test_a_share_outside_the_range_is_told_with_both_numbers() -> None:
    ((place, message),) = told("kind: share_between；of: [存在的问题, 原因分析]；least: 0.9")
    assert place == "一、存在的问题"
    assert message.startswith("存在的问题、原因分析占全文 ")
    assert message.endswith(" %，要求不少于 90 %")


def test_a_length_outside_the_range_is_told() -> None:
    read = make_statement(TEXT)
    assert told("kind: length_between；least: 2500；most: 3000", read) == [
        ("个人对照检查材料", f"全文共 {read.text.characters} 字，要求不少于 2500，不多于 3000")
    ]


def test_the_number_of_problems_is_told() -> None:
    assert told("kind: count_between；of: 问题；least: 5") == [
        ("一、存在的问题", "问题共 2 条，要求不少于 5")
    ]


def test_a_date_after_the_time_allowed_is_told_where_it_stands() -> None:
    assert told("kind: date_within；to: 2026-12-31") == [
        ("2027年3月", "“2027年3月”不在要求的期限内（不晚于2026年12月31日）")
    ]


def test_a_date_before_the_time_allowed_is_told() -> None:
    assert told("kind: date_within；from: 2026-07-01；to: 2027-12-31")[0] == (
        "2026年6月",
        "“2026年6月”不在要求的期限内（不早于2026年7月1日，不晚于2027年12月31日）",
    )


def test_a_month_that_reaches_into_the_time_allowed_passes() -> None:
    assert told("kind: date_within；from: 2026-06-15；to: 2027-03-01") == []


def test_unwanted_words_are_told_at_each_place() -> None:
    assert told("kind: words_absent；words: [有的同志, 总想着]") == [
        ("有的同志", "按要求不应当出现“有的同志”"),
        ("总想着", "按要求不应当出现“总想着”"),
    ]
