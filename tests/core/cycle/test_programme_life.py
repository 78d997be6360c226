"""The life of a rectification programme, of remarks and of publications as tables; the days of its terms."""

from dataclasses import replace
from datetime import date

import pytest

from duizhao.core.cycle.machine import Move, Refused
from duizhao.core.cycle.programme import (
    APPROVE_PLAN,
    CLOSE,
    CONCENTRATE,
    FOLLOW_UP,
    FORWARD,
    MOVES,
    SEND_REPORT,
    SIGN_REPORT,
    ProgrammeState,
    Standing,
)
from duizhao.core.cycle.programme_terms import (
    PROGRAMME_PARAMETERS,
    ProgrammeTerms,
    days_of,
    months_after,
)
from duizhao.core.cycle.publication import PUBLISH, PublicationFacts, PublicationState
from duizhao.core.cycle.remark import MERGE, RemarkFacts, RemarkState
from duizhao.core.cycle.workdays import Counting, Workdays

READY = Standing(
    findings=11, adopted=True, bodies=5, signed=True, sent=True, words="上级已经同意了结"
)


def test_everything_that_a_plan_lacks_is_said_at_once() -> None:
    bare = Standing(
        findings=11, loose=("3", "7"), items_without_owner=(1,), items_without_task=(2,),
        items_with_bare_task=(4, 5),
    )  # fmt: skip
    with pytest.raises(Refused) as refused:
        APPROVE_PLAN.check(ProgrammeState.RECEIVED, bare)
    assert len(refused.value.reasons) == 6
    assert "第 3、7 条还没有列入台账，也没有写明不列入的理由" in refused.value.reasons


@pytest.mark.parametrize(
    ("move", "facts", "word"),
    [
        (APPROVE_PLAN, replace(READY, findings=0), "还没有录入问题"),
        (APPROVE_PLAN, replace(READY, adopted=False), "哪次会议"),
        (CONCENTRATE, replace(READY, items_not_begun=(2,)), "待研究"),
        (SIGN_REPORT, READY, "已经签批"),
        (SEND_REPORT, replace(READY, signed=False), "签批"),
        (SEND_REPORT, replace(READY, sent=False), "报给谁"),
        (FOLLOW_UP, replace(READY, silent_bodies=("市委组织部",)), "市委组织部还没有回复"),
        (FOLLOW_UP, replace(READY, remarks_open=2), "2 条审核意见"),
        (FOLLOW_UP, replace(READY, unpublished=("党内通报",)), "党内通报还没有公开"),
        (CLOSE, replace(READY, items_open=(1, 9)), "台账第 1、9 条还没有销号"),
        (CLOSE, replace(READY, words=" "), "了结时的情况"),
    ],
)
def test_each_need_holds_its_move_back(
    move: Move[ProgrammeState, Standing], facts: Standing, word: str
) -> None:
    (state,) = move.sources
    with pytest.raises(Refused, match=word):
        move.check(state, facts)


def test_from_the_feedback_one_move_after_the_other_leads_to_the_end() -> None:
    state, seen = ProgrammeState.RECEIVED, []
    while state in FORWARD:
        FORWARD[state].check(state, READY)
        seen.append(state)
        state = FORWARD[state].target
    assert [*seen, state] == list(ProgrammeState)


def test_no_move_is_made_from_another_state() -> None:
    for move in MOVES:
        for state in set(ProgrammeState) - move.sources:
            with pytest.raises(Refused, match="状态已经改变"):
                move.check(state, READY)


def test_days_are_counted_from_the_feedback() -> None:
    terms = ProgrammeTerms(counting=Counting.CALENDAR, plan_days=30, months=6, report_days=15)
    days = days_of(date(2025, 9, 12), terms, Workdays())
    assert days.plan.day == date(2025, 10, 12)
    assert days.concentrated == date(2026, 3, 12)
    assert days.report.day == date(2026, 3, 27)
    assert days.publish.day == date(2026, 4, 26)
    sent = days_of(date(2025, 9, 12), terms, Workdays(), sent_on=date(2026, 3, 20))
    assert sent.publish.day == date(2026, 4, 19)
    assert days.unknown_years == ()


def test_working_days_without_data_say_their_year() -> None:
    terms = ProgrammeTerms(counting=Counting.WORKING, plan_days=20, months=3, report_days=10)
    days = days_of(date(2025, 9, 12), terms, Workdays())
    assert days.plan.day == date(2025, 10, 10)
    assert days.unknown_years == (2025, 2026)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 12, 15), 1, date(2026, 1, 15)),
        (date(2025, 1, 31), 12, date(2026, 1, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_one(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_no_term_is_printed_as_a_verified_article() -> None:
    for one in PROGRAMME_PARAMETERS:
        assert str(one.basis) == "习惯做法" or str(one.basis).endswith("（条款待核）")


def test_a_remark_is_merged_only_into_one_that_stands_for_itself() -> None:
    with pytest.raises(Refused) as refused:
        MERGE.check(
            RemarkState.OPEN, RemarkFacts(holds_others=True, into_itself=True, into_merged=True)
        )
    assert len(refused.value.reasons) == 4


def test_publishing_asks_for_everything_at_once() -> None:
    facts = PublicationFacts(
        on=date(2026, 2, 1), today=date(2026, 1, 12), withheld_without_reason=("4",)
    )
    with pytest.raises(Refused) as refused:
        PUBLISH.check(PublicationState.DRAFTED, facts)
    assert len(refused.value.reasons) == 5
