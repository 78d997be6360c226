"""The life of a dispatch: its moves with their needs, and the days that follow from parameters."""

from datetime import date

import pytest

from duizhao.core.cycle.dispatch import (
    DISPATCH_MOVES,
    DISPATCH_STATE_LABELS,
    DUTIES,
    RECEIVE,
    RETURN,
    SEND,
    DispatchFacts,
    DispatchState,
    Duty,
)
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.parameters import parameters_of
from duizhao.core.cycle.terms import Reckoning
from duizhao.core.cycle.workdays import Workdays

TODAY = date(2026, 1, 12)
SENT = DispatchFacts(whom="清河市委", on=TODAY, today=TODAY)


def test_sending_needs_whom_and_a_day_that_has_come() -> None:
    SEND.check(DispatchState.DUE, SENT)
    with pytest.raises(Refused) as refused:
        SEND.check(DispatchState.DUE, DispatchFacts(today=TODAY))
    assert len(refused.value.reasons) == 2
    with pytest.raises(Refused, match="还没有到"):
        SEND.check(
            DispatchState.RETURNED, DispatchFacts(whom="市委", on=date(2026, 1, 13), today=TODAY)
        )


def test_nothing_is_received_before_it_was_sent_and_a_return_says_why() -> None:
    early = DispatchFacts(
        whom="办公室", on=date(2026, 1, 9), today=TODAY, sent_on=date(2026, 1, 10)
    )
    for move in (RECEIVE, RETURN):
        with pytest.raises(Refused, match="比送出的日期还早"):
            move.check(DispatchState.SENT, early)
    with pytest.raises(Refused, match="为什么退回"):
        RETURN.check(DispatchState.SENT, SENT)


def test_every_state_can_be_left_and_has_a_label() -> None:
    assert set().union(*(move.sources for move in DISPATCH_MOVES)) == set(DispatchState)
    assert set(DISPATCH_STATE_LABELS) == set(DispatchState)


def test_a_duty_is_due_by_the_meetings_own_parameters_and_claims_no_article_that_nobody_verified() -> (
    None
):
    sitting = date(2026, 1, 28)
    usual = Reckoning(parameters_of({}, "annual"), Workdays())
    local = Reckoning(parameters_of({"notice_to_superior": 5}, "annual"), Workdays())
    assert DUTIES[Duty.PLAN].due(sitting, usual).day == date(2026, 1, 13)
    assert DUTIES[Duty.PLAN].due(sitting, local).day == date(2026, 1, 23)
    assert DUTIES[Duty.REPORT].due(sitting, usual).day == date(2026, 2, 12)
    assert not [terms for terms in DUTIES.values() if "第" in str(terms.basis)]
