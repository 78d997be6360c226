"""The moves of a sitting, of its criticisms and minutes, and of the meeting on the day and after it."""

import pytest

from duizhao.core.cycle import criticism, minutes, sitting
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.holding import BEGIN_REPORTING, ORDER_AGAIN, Aftermath
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import MeetingState, Reason
from duizhao.core.cycle.minutes import Line, MinutesState, excerpt, standing
from duizhao.core.cycle.readiness import MARK_READY, NEEDS, Readiness
from duizhao.core.cycle.sitting import Course, Roll, SittingState
from duizhao.core.cycle.stage_needs import open_by_stage
from duizhao.core.cycle.stages import Stage


def test_too_few_are_told_how_many_are_needed() -> None:
    roll = Roll(should=7, present=4, unsigned=0, needed=5)
    with pytest.raises(Refused, match="至少要到 5 人（2/3），现在到会 4 人"):
        sitting.OPEN.check(SittingState.PREPARED, roll)
    sitting.OPEN.check(SittingState.PREPARED, Roll(7, 5, 0, needed=5))


def test_an_empty_room_is_never_enough() -> None:
    assert not Roll(should=0, present=0, unsigned=0, needed=0).reached


def test_everything_that_keeps_a_sitting_from_opening_is_said_at_once() -> None:
    roll = Roll(should=7, present=3, unsigned=2, needed=7, agenda_differs=True)
    assert len(sitting.OPEN.open_needs(roll)) == 3


def test_a_sitting_with_items_left_is_stopped_and_not_closed() -> None:
    with pytest.raises(Refused, match="还有 3 项议程没有进行"):
        sitting.CLOSE.check(SittingState.IN_SESSION, Course(items_left=3))
    sitting.STOP.check(SittingState.IN_SESSION, Reason("防汛值班，两位成员离会"))


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        (criticism.Now(in_session=False, about_him_now=False), "会议没有在开"),
        (criticism.Now(in_session=True, about_him_now=False), "还没有轮到"),
    ],
)
def test_a_criticism_opens_at_the_sitting_when_his_turn_has_come(
    now: criticism.Now, reason: str
) -> None:
    with pytest.raises(Refused, match=reason) as told:
        criticism.OPEN.check(CriticismState.WRITTEN, now)
    assert len(told.value.reasons) == 1
    here = criticism.Now(in_session=True, about_him_now=True)
    criticism.OPEN.check(CriticismState.WRITTEN, here)


def test_what_was_opened_is_changed_no_more() -> None:
    with pytest.raises(Refused):
        criticism.CHANGE.check(CriticismState.OPENED, criticism.Words("调研少"))


def test_minutes_are_locked_when_nobody_is_missing() -> None:
    with pytest.raises(Refused, match="还要等沈若兰、马德胜确认"):
        minutes.LOCK.check(
            MinutesState.TO_CONFIRM, minutes.Confirmations(missing=("沈若兰", "马德胜"))
        )
    minutes.LOCK.check(MinutesState.TO_CONFIRM, minutes.Confirmations())


def test_minutes_are_given_out_after_the_sitting_with_every_reply() -> None:
    written = minutes.Written(over=False, lines=0, unanswered=2)
    assert len(minutes.HAND_OUT.open_needs(written)) == 3
    minutes.HAND_OUT.check(MinutesState.TO_CORRECT, minutes.Written(over=True, lines=9))


def test_a_locked_text_has_no_way_back() -> None:
    moves = (minutes.HAND_OUT, minutes.ASK_CORRECTION, minutes.LOCK)
    assert not [move for move in moves if MinutesState.CONFIRMED in move.sources]
    assert MinutesState.CONFIRMED not in minutes.WRITING


def test_a_corrected_line_stands_where_the_first_one_was_and_keeps_it() -> None:
    lines = [
        Line(1, 10, 5, "今年调研八次"),
        Line(2, 10, 6, "补充两点"),
        Line(3, 10, 5, "今年调研十八次", corrects=1),
        Line(4, 11, 6, ""),
        Line(5, 10, 5, "今年调研十八天", corrects=3),
    ]
    shown = standing(lines)
    assert [one.line.pk for one in shown] == [5, 2, 4]
    assert [line.words for line in shown[0].earlier] == ["今年调研八次", "今年调研十八次"]


def test_an_excerpt_is_of_a_person_or_of_some_items() -> None:
    shown = standing([Line(1, 10, 5, "一"), Line(2, 11, 5, "二"), Line(3, 10, 6, "三")])
    assert [one.line.pk for one in excerpt(shown, speaker_id=5)] == [1, 2]
    assert [one.line.pk for one in excerpt(shown, item_ids=frozenset({10}))] == [1, 3]
    assert excerpt(shown) == shown


def test_what_is_open_before_the_meeting_stands_beside_its_stage() -> None:
    facts = Readiness(unread=3, talks_unconfirmed=1, points_open=2, agenda_missing=True)
    assert open_by_stage(NEEDS, facts) == (
        (Stage.STUDY, "有 3 人次的学习内容还没有记下学过"),
        (Stage.TALKS, "有 1 份谈话记录还没有双方确认"),
        (Stage.PROBLEMS, "有 2 条意见点还没有回应"),
        (Stage.SITTING, "还没有生成议程"),
    )
    assert MARK_READY.open_needs(facts) == tuple(
        reason for _, reason in open_by_stage(NEEDS, facts)
    )
    MARK_READY.check(MeetingState.PREPARING, Readiness())


def test_nothing_is_reported_before_those_who_were_absent_are_told() -> None:
    after = Aftermath(minutes_confirmed=False, untold=("秦卫东",))
    assert len(BEGIN_REPORTING.open_needs(after)) == 2


def test_a_meeting_is_ordered_again_with_a_reason_even_after_it_was_closed() -> None:
    ORDER_AGAIN.check(MeetingState.CLOSED, Reason("清组函〔2026〕9号：批评意见一团和气"))
    with pytest.raises(Refused):
        ORDER_AGAIN.check(MeetingState.READY, Reason("有理由"))
