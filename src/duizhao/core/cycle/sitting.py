"""The life of a sitting: prepared, in session, closed or stopped; and who sits there."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from duizhao.core.cycle.machine import Move, Need
from duizhao.core.cycle.meeting import Reason


class SittingState(StrEnum):
    """Where a sitting stands."""

    PREPARED = "prepared"
    IN_SESSION = "in_session"
    CLOSED = "closed"
    STOPPED = "stopped"


SITTING_STATE_LABELS = {
    SittingState.PREPARED: "待召开",
    SittingState.IN_SESSION: "正在开会",
    SittingState.CLOSED: "已散会",
    SittingState.STOPPED: "已中止",
}


class SeatKind(StrEnum):
    """As what a person sits there."""

    EXPECTED = "expected"
    OBSERVER = "observer"
    SUPERVISOR = "supervisor"


SEAT_KIND_LABELS = {
    SeatKind.EXPECTED: "应到",
    SeatKind.OBSERVER: "列席",
    SeatKind.SUPERVISOR: "督导组",
}


class Presence(StrEnum):
    """Whether a person is there."""

    UNSIGNED = "unsigned"
    PRESENT = "present"
    ABSENT = "absent"


PRESENCE_LABELS = {
    Presence.UNSIGNED: "未签到",
    Presence.PRESENT: "到会",
    Presence.ABSENT: "缺席",
}


@dataclass(frozen=True, slots=True)
class Roll:
    """Who should be there and who is, how many must be, and whether the agenda is as it must be.

    `share` is the part of those expected that must be there, `needed` what that is in whole persons.
    """

    should: int
    present: int
    unsigned: int
    needed: int
    share: Fraction = Fraction(2, 3)
    agenda_differs: bool = False

    @property
    def reached(self) -> bool:
        """Whether enough are there; nobody is never enough."""
        return self.present > 0 and self.present >= self.needed


@dataclass(frozen=True, slots=True)
class Course:
    """How far a sitting has come."""

    items_left: int


def _too_few(roll: Roll) -> str:
    return (
        f"应到 {roll.should} 人，至少要到 {roll.needed} 人（{roll.share}），"
        f"现在到会 {roll.present} 人，不能开会"
    )


OPEN: Move[SittingState, Roll] = Move(
    name="open",
    label="开会",
    sources=frozenset({SittingState.PREPARED}),
    target=SittingState.IN_SESSION,
    needs=(
        Need(
            lambda roll: roll.unsigned == 0,
            lambda roll: f"还有 {roll.unsigned} 人没有记到会还是缺席",
        ),
        Need(lambda roll: roll.reached, _too_few),
        Need(lambda roll: not roll.agenda_differs, "班子成员有变动，请按现在的人员重新生成议程"),
    ),
)

CLOSE: Move[SittingState, Course] = Move(
    name="close",
    label="散会",
    sources=frozenset({SittingState.IN_SESSION}),
    target=SittingState.CLOSED,
    needs=(
        Need(
            lambda course: course.items_left == 0,
            lambda course: f"还有 {course.items_left} 项议程没有进行；不能继续开的，请用“中止会议”",
        ),
    ),
)

STOP: Move[SittingState, Reason] = Move(
    name="stop",
    label="中止会议",
    sources=frozenset({SittingState.IN_SESSION}),
    target=SittingState.STOPPED,
    needs=(Need(lambda reason: bool(reason.words.strip()), "请写明中止的理由"),),
)
