"""A text is held against the unit's own ledger of earlier years while it is written."""

from cast import Cast
from duizhao.core.cycle.evidence import Level
from duizhao.web.statements.examination import examine_words
from duizhao.web.units.models import Person
from ledger_scenes import make_closed, make_done, make_evidence
from make import make_meeting, make_statement

TOO_EARLY = """清河市水务局党组2025年度民主生活会对照检查材料
一、上年度整改落实情况
（一）督办件。河湖长制督办件办理超过期限的问题已全部完成整改，督办件建台账，回访20户。
二、存在的问题
（一）会议偏多。一个会开半天，全年开会91次。
三、整改措施
（一）改进会风。每次会议不超过一小时，由办公室负责。"""


def codes(cast: Cast, words: str = TOO_EARLY, person: Person | None = None) -> dict[str, str]:
    statement = make_statement(make_meeting(cast.unit), person)
    found = examine_words(statement, words).findings
    return {
        one.code: one.message for one in found if one.code in {"DZ804", "DZ805", "DZ806", "DZ807"}
    }


def test_completion_that_the_ledger_has_not_closed_is_found_as_well_as_another_figure(
    cast: Cast,
) -> None:
    make_done(cast, make_meeting(cast.unit, 2024, state="reporting"))
    found = codes(cast)
    assert "2024年度台账上的" in found["DZ805"]
    assert "整改中" in found["DZ805"]
    assert "10户" in found["DZ806"]


def test_what_is_closed_there_may_be_said_to_be_done(cast: Cast) -> None:
    make_closed(cast, make_meeting(cast.unit, 2024, state="reporting"))
    assert "DZ805" not in codes(cast)


def test_words_of_restricted_evidence_are_held_against_nothing(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, 2024, state="reporting")
    item = make_done(cast, meeting)
    secret = make_evidence(cast, item, level=Level.RESTRICTED, words="回访33户。")
    assert secret.level == Level.RESTRICTED.value
    assert "33户" not in codes(cast)["DZ806"]


def test_an_item_that_the_text_passes_over_is_named(cast: Cast) -> None:
    make_done(cast, make_meeting(cast.unit, 2024, state="reporting"))
    other = TOO_EARLY.replace(
        "（一）督办件。河湖长制督办件办理超过期限的问题已全部完成整改，督办件建台账，回访20户。",
        "（一）学习。集中学习12次，通读规划1遍。",
    )
    assert "这里没有看到交代" in codes(cast, other)["DZ804"]


def test_the_teams_ledger_is_not_held_against_a_members_text_nor_this_years(cast: Cast) -> None:
    make_done(cast, make_meeting(cast.unit, 2024, state="reporting"))
    assert not codes(cast, person=cast.member)


def test_without_a_ledger_nothing_is_said_of_one(cast: Cast) -> None:
    assert not codes(cast)
