"""A meeting is closed when nothing is left from its sitting; its report goes to somebody on a day that can be."""

import pytest

from duizhao.core.cycle.closing import CLOSE_MEETING, ENTER_REPORT, NEEDS, Closing, Sending
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.stage_needs import open_by_stage
from duizhao.core.cycle.stages import Stage


def test_everything_that_is_open_stands_beside_its_stage() -> None:
    facts = Closing(
        statements_amended=2, minutes_unlocked=True, criticisms_off_trail=1, report_unsent=True
    )
    found = open_by_stage(NEEDS, facts)
    assert [stage for stage, _ in found] == [
        Stage.STATEMENTS,
        Stage.SITTING,
        Stage.SITTING,
        Stage.REPORT,
    ]
    assert CLOSE_MEETING.open_needs(facts) == tuple(reason for _, reason in found)


def test_with_nothing_open_it_is_closed_from_reporting_alone() -> None:
    CLOSE_MEETING.check(MeetingState.REPORTING, Closing())
    with pytest.raises(Refused, match="状态已经改变"):
        CLOSE_MEETING.check(MeetingState.HELD, Closing())


def test_all_that_is_wrong_with_a_sending_is_said_at_once() -> None:
    sending = Sending(" ", before_sitting=True)
    assert len(ENTER_REPORT.open_needs(sending)) == 2
    ENTER_REPORT.check(MeetingState.REPORTING, Sending("清河市委组织部"))
