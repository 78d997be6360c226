"""Promises that can be counted are found with their words; soft ones are left alone."""

import pytest

from duizhao.core.indicators.kinds import CountUnit, IndicatorKind
from duizhao.core.indicators.periods import Period
from duizhao.core.indicators.proposals import proposals_in


@pytest.mark.parametrize(
    ("words", "kind", "asked", "marked"),
    [
        (
            "每季度到基层调研不少于2次，形成报告。",
            IndicatorKind.RESEARCH, (2, CountUnit.TIMES, Period.QUARTER), ["每季度", "不少于2次"],
        ),
        (
            "年底前制定修订12项制度。",
            IndicatorKind.REGULATION, (12, CountUnit.ITEMS, Period.WINDOW), ["12项"],
        ),
        (
            "每月开展主题党日，班子成员带头参加。",
            IndicatorKind.PARTY_DAY, (1, CountUnit.TIMES, Period.MONTH), ["每月"],
        ),
        (
            "每半年检查支部工作一次，至少3次。",
            IndicatorKind.BRANCH_CHECK, (1, CountUnit.TIMES, Period.HALF_YEAR), ["每半年", "一次"],
        ),
    ],
)  # fmt: skip
def test_a_countable_promise_is_offered_with_its_words_marked(
    words: str, kind: IndicatorKind, asked: tuple[int, CountUnit, Period], marked: list[str]
) -> None:
    (found,) = proposals_in(words)
    assert (found.kind, (found.target, found.unit, found.period)) == (kind, asked)
    assert [words[mark.start : mark.end] for mark in found.marks] == marked
    assert words[found.start : found.end] == words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "进一步加强学习，切实改进作风。",
        "深入学习党的二十届四中全会精神。",
        "经常到基层调研。",
        "落实第3条要求。",
        "窗口中午轮班，出一张写全的材料单，一次说清。",
    ],
)
def test_a_soft_promise_is_not(words: str) -> None:
    assert proposals_in(words) == ()


def test_each_sentence_of_a_long_measure_is_looked_at() -> None:
    words = "坚持理论学习。每季度同分管部门负责人谈心谈话1次。\n每年带头讲党课不少于1次。"
    found = proposals_in(words)
    assert [one.kind for one in found] == [IndicatorKind.TALKS, IndicatorKind.OTHER]
    assert words[found[1].start : found[1].end].strip() == "每年带头讲党课不少于1次。"
