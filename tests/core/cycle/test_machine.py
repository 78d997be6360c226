"""A move is allowed, or refused with every reason at once."""

import pytest

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import (
    BEGIN,
    CALL_OFF,
    MEETING_STATE_LABELS,
    MeetingState,
    Planning,
    Reason,
)


def test_a_plan_that_has_everything_may_begin() -> None:
    BEGIN.check(MeetingState.PLANNED, Planning(members=7, stages_without_date=0))


def test_all_reasons_are_said_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        BEGIN.check(MeetingState.PLANNED, Planning(members=0, stages_without_date=2))
    assert len(refusal.value.reasons) == 2
    assert "还有 2 个环节没有日期" in refusal.value.reasons[1]


def test_a_move_from_another_state_says_so() -> None:
    with pytest.raises(Refused, match="状态已经改变"):
        CALL_OFF.check(MeetingState.HELD, Reason("上级通知合并召开"))


def test_every_state_has_its_words() -> None:
    assert set(MEETING_STATE_LABELS) == set(MeetingState)
