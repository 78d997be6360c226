"""The life of an evaluation of a branch's members: drafted, open, closed, opened by numbers; and the grades."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from duizhao.core.cycle.basis import Basis
from duizhao.core.cycle.machine import Move, Need


class EvaluationState(StrEnum):
    """Where an evaluation stands."""

    DRAFTED = "drafted"
    OPEN = "open"
    CLOSED = "closed"
    OPENED = "opened"
    DESTROYED = "destroyed"


EVALUATION_STATE_LABELS = {
    EvaluationState.DRAFTED: "还没有开始",
    EvaluationState.OPEN: "正在投票",
    EvaluationState.CLOSED: "已截止，未开封",
    EvaluationState.OPENED: "已开封",
    EvaluationState.DESTROYED: "未看已销毁",
}


class Grade(StrEnum):
    """What a ballot can say of a member, and what the branch can decide."""

    EXCELLENT = "excellent"
    QUALIFIED = "qualified"
    BASICALLY_QUALIFIED = "basically_qualified"
    UNQUALIFIED = "unqualified"


GRADE_LABELS = {
    Grade.EXCELLENT: "优秀",
    Grade.QUALIFIED: "合格",
    Grade.BASICALLY_QUALIFIED: "基本合格",
    Grade.UNQUALIFIED: "不合格",
}
GRADES_BASIS = Basis("《中国共产党支部工作条例（试行）》")
"""Where an evaluation once a year comes from; the wording of the grades was not read in the text itself."""


class DecidedBy(StrEnum):
    """Who of the branch decided a grade."""

    COMMITTEE = "committee"
    ASSEMBLY = "assembly"
    ABOVE = "above"


DECIDED_BY_LABELS = {
    DecidedBy.COMMITTEE: "支部委员会",
    DecidedBy.ASSEMBLY: "党员大会",
    DecidedBy.ABOVE: "上级党组织",
}


@dataclass(frozen=True, slots=True)
class Ballots:
    """What an urn holds, as far as anybody may know: enough or not, never how many.

    `readable` while its keys are on this machine.
    """

    enough: bool
    minimum: int = 1
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Said:
    """The reason that a person gave."""

    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A grade that the branch decided for a member, among so many, of whom so many others are excellent."""

    grade: Grade
    reason: str
    not_after_today: bool
    members: int
    excellent: int
    most: Fraction | None = None

    @property
    def fits(self) -> bool:
        """Whether no more are excellent than the notice allows."""
        if self.grade is not Grade.EXCELLENT or self.most is None:
            return True
        return (self.excellent + 1) * self.most.denominator <= self.most.numerator * self.members


def _too_many(decision: Decision) -> str:
    allowed = int((decision.most or Fraction(1)) * decision.members)
    return (
        f"参数定了优秀最多占 {decision.most}，{decision.members} 人里最多 {allowed} 人，"
        f"已经定了 {decision.excellent} 人。请再议，或者按上级通知改参数"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What of an opened evaluation everybody may know: how many, and never who.

    `grades` says how many members the branch gave which grade, so far.
    """

    title: str
    members: int
    slips: int
    collected: int
    grades: Mapping[Grade, int]

    def in_words(self) -> str:
        """The sentence for the minutes and the report; the grades once everybody has his."""
        ballots = f"{self.title}：应评 {self.members} 人，印评议票 {self.slips} 张，收到 {self.collected} 张。"
        if sum(self.grades.values()) < self.members:
            return ballots
        counted = "，".join(
            f"{label} {self.grades.get(grade, 0)} 人" for grade, label in GRADE_LABELS.items()
        )
        return f"{ballots}支部定的等次：{counted}。"


_COLLECTING = frozenset({EvaluationState.OPEN, EvaluationState.CLOSED})

OPEN: Move[EvaluationState, None] = Move(
    name="open_evaluation",
    label="开始投票",
    sources=frozenset({EvaluationState.DRAFTED}),
    target=EvaluationState.OPEN,
)

CLOSE: Move[EvaluationState, None] = Move(
    name="close_evaluation",
    label="截止",
    sources=frozenset({EvaluationState.OPEN}),
    target=EvaluationState.CLOSED,
)

EXTEND: Move[EvaluationState, None] = Move(
    name="extend_evaluation", label="延长", sources=_COLLECTING, target=EvaluationState.OPEN
)

REVEAL: Move[EvaluationState, Ballots] = Move(
    name="reveal_evaluation",
    label="开封",
    sources=frozenset({EvaluationState.CLOSED}),
    target=EvaluationState.OPENED,
    needs=(
        Need(
            lambda has: has.readable,
            "这次评议的密钥不在这台机器上（多半是从备份恢复过），封存的票谁也打不开，只能销毁后另办一次",
        ),
        Need(
            lambda has: has.enough or not has.readable,
            lambda has: (
                f"收到的不足 {has.minimum} 张，为了不让人猜出是谁投的，不能开封。"
                "可以延长，或者不看销毁"
            ),
        ),
    ),
)

DESTROY: Move[EvaluationState, Said] = Move(
    name="destroy_evaluation",
    label="不看销毁",
    sources=frozenset({EvaluationState.DRAFTED}) | _COLLECTING,
    target=EvaluationState.DESTROYED,
    needs=(Need(lambda said: bool(said.words.strip()), "请写明销毁的理由"),),
)

DECIDE: Move[EvaluationState, Decision] = Move(
    name="decide_grade",
    label="登记等次",
    sources=frozenset({EvaluationState.OPENED}),
    target=EvaluationState.OPENED,
    needs=(
        Need(lambda decision: bool(decision.reason.strip()), "请写明理由"),
        Need(lambda decision: decision.not_after_today, "日期不能晚于今天"),
        Need(lambda decision: decision.fits, _too_many),
    ),
)
