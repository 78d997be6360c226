"""The life of a meeting: from the notice to the closed dossier."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need, Refused


class MeetingState(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    PREPARING = "preparing"
    READY = "ready"
    IN_SESSION = "in_session"
    HELD = "held"
    REPORTING = "reporting"
    CLOSED = "closed"
    POSTPONED = "postponed"
    CALLED_OFF = "called_off"
    ORDERED_AGAIN = "ordered_again"


MEETING_STATE_LABELS = {
    MeetingState.PLANNED: "已立项",
    MeetingState.PREPARING: "会前准备",
    MeetingState.READY: "准备完成",
    MeetingState.IN_SESSION: "会议进行",
    MeetingState.HELD: "会议已开",
    MeetingState.REPORTING: "会后报告",
    MeetingState.CLOSED: "已办结",
    MeetingState.POSTPONED: "延期召开",
    MeetingState.CALLED_OFF: "取消召开",
    MeetingState.ORDERED_AGAIN: "责令重开",
}


OVER = frozenset({MeetingState.CLOSED, MeetingState.CALLED_OFF, MeetingState.ORDERED_AGAIN})
"""The states in which nothing of a meeting changes any more."""
AT_REST = OVER | {MeetingState.POSTPONED}
"""The states in which nobody is asked for anything."""
BEING_PREPARED = frozenset({MeetingState.PLANNED, MeetingState.PREPARING, MeetingState.POSTPONED})
"""The states before the office has said that everything is ready."""
AFTER_SITTING = frozenset({MeetingState.HELD, MeetingState.REPORTING})
"""The states between the sitting and the end, in which what was said there is worked in."""


@dataclass(frozen=True, slots=True)
class Planning:
    """What a plan has so far."""

    members: int
    stages_without_date: int


@dataclass(frozen=True, slots=True)
class Reason:
    """The reason that a person gave, and the leader's or superior's consent where one is needed."""

    words: str


BEGIN: Move[MeetingState, Planning] = Move(
    name="begin",
    label="开始会前准备",
    sources=frozenset({MeetingState.PLANNED}),
    target=MeetingState.PREPARING,
    needs=(
        Need(lambda p: p.members > 0, "班子还没有成员，请先在“人员”里登记"),
        Need(
            lambda p: p.stages_without_date == 0,
            lambda p: f"方案里还有 {p.stages_without_date} 个环节没有日期",
        ),
    ),
)

POSTPONE: Move[MeetingState, Reason] = Move(
    name="postpone",
    label="延期召开",
    sources=frozenset({MeetingState.PLANNED, MeetingState.PREPARING, MeetingState.READY}),
    target=MeetingState.POSTPONED,
    needs=(Need(lambda r: bool(r.words.strip()), "请写明延期的理由"),),
)

RESUME: Move[MeetingState, Planning] = Move(
    name="resume",
    label="恢复准备",
    sources=frozenset({MeetingState.POSTPONED}),
    target=MeetingState.PREPARING,
)

CALL_OFF: Move[MeetingState, Reason] = Move(
    name="call_off",
    label="取消召开",
    sources=frozenset(
        {
            MeetingState.PLANNED,
            MeetingState.PREPARING,
            MeetingState.READY,
            MeetingState.POSTPONED,
        }
    ),
    target=MeetingState.CALLED_OFF,
    needs=(Need(lambda r: bool(r.words.strip()), "请写明取消的理由"),),
)


def require_not_over(state: MeetingState) -> None:
    """Raise Refused once nothing of the meeting changes any more."""
    if state in OVER:
        raise Refused(f"这次会议{MEETING_STATE_LABELS[state]}，不能再改")


def require_not_at_rest(state: MeetingState) -> None:
    """Raise Refused while nobody is to be asked for anything."""
    require_not_over(state)
    if state in AT_REST:
        raise Refused("这次会议延期召开，恢复准备以后再办")
