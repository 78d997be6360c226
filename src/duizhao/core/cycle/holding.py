"""The moves of a meeting from the day of its sitting to its report, and its being ordered again."""

from dataclasses import dataclass

from duizhao.core.cycle.machine import Move, Need
from duizhao.core.cycle.meeting import MeetingState, Reason
from duizhao.core.cycle.sitting import Course, Roll


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What is still open after a sitting."""

    minutes_confirmed: bool
    untold: tuple[str, ...] = ()


OPEN_SITTING: Move[MeetingState, Roll] = Move(
    name="open_sitting",
    label="开会",
    sources=frozenset({MeetingState.READY}),
    target=MeetingState.IN_SESSION,
)

CLOSE_SITTING: Move[MeetingState, Course] = Move(
    name="close_sitting",
    label="散会",
    sources=frozenset({MeetingState.IN_SESSION}),
    target=MeetingState.HELD,
)

STOP_SITTING: Move[MeetingState, Reason] = Move(
    name="stop_sitting",
    label="中止会议",
    sources=frozenset({MeetingState.IN_SESSION}),
    target=MeetingState.POSTPONED,
)

BEGIN_REPORTING: Move[MeetingState, Aftermath] = Move(
    name="begin_reporting",
    label="转入会后报告",
    sources=frozenset({MeetingState.HELD}),
    target=MeetingState.REPORTING,
    needs=(
        Need(lambda after: after.minutes_confirmed, "会议记录还没有全部确认"),
        Need(
            lambda after: not after.untold,
            lambda after: f"还没有把会上的批评意见和会议情况转告缺席的{'、'.join(after.untold)}",
        ),
    ),
)

ORDER_AGAIN: Move[MeetingState, Reason] = Move(
    name="order_again",
    label="责令重开",
    sources=frozenset({MeetingState.HELD, MeetingState.REPORTING, MeetingState.CLOSED}),
    target=MeetingState.ORDERED_AGAIN,
    needs=(Need(lambda reason: bool(reason.words.strip()), "请写明谁责令重开、为什么"),),
)
