"""The life of a rectification programme: feedback received, planned, concentrated, reported, followed up, closed."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class ProgrammeState(StrEnum):
    """How far the rectification after a feedback has come."""

    RECEIVED = "received"
    PLANNED = "planned"
    CONCENTRATED = "concentrated"
    REPORTED = "reported"
    FOLLOWED_UP = "followed_up"
    CLOSED = "closed"


PROGRAMME_STATE_LABELS = {
    ProgrammeState.RECEIVED: "定方案",
    ProgrammeState.PLANNED: "方案已定",
    ProgrammeState.CONCENTRATED: "集中整改",
    ProgrammeState.REPORTED: "进展已报",
    ProgrammeState.FOLLOWED_UP: "长期整改",
    ProgrammeState.CLOSED: "已了结",
}
PLANNING = frozenset({ProgrammeState.RECEIVED})
"""The states in which the plan's adoption may be written."""
BEFORE_REPORT = frozenset(
    {ProgrammeState.RECEIVED, ProgrammeState.PLANNED, ProgrammeState.CONCENTRATED}
)
"""The states in which the terms may be set otherwise."""
UNDER_WAY = frozenset(ProgrammeState) - {ProgrammeState.CLOSED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a programme has so far, and what is said in the act that is to move it.

    `loose` are the numbers of the findings that have neither an item nor a reason, the `items_…`
    tell of ledger items by their numbers.
    """

    findings: int = 0
    loose: tuple[str, ...] = ()
    items_without_owner: tuple[int, ...] = ()
    items_without_task: tuple[int, ...] = ()
    items_with_bare_task: tuple[int, ...] = ()
    items_not_begun: tuple[int, ...] = ()
    items_open: tuple[int, ...] = ()
    adopted: bool = False
    bodies: int = 0
    signed: bool = False
    sent: bool = False
    silent_bodies: tuple[str, ...] = ()
    remarks_open: int = 0
    unpublished: tuple[str, ...] = ()
    words: str = ""


def _listed(numbers: tuple[int, ...] | tuple[str, ...]) -> str:
    return "、".join(str(number) for number in numbers)


_HAS_FINDINGS = Need[Standing](lambda s: s.findings > 0, "这份反馈还没有录入问题")
_NONE_LOOSE = Need[Standing](
    lambda s: not s.loose,
    lambda s: f"第 {_listed(s.loose)} 条还没有列入台账，也没有写明不列入的理由",
)

APPROVE_PLAN: Move[ProgrammeState, Standing] = Move(
    name="approve_plan",
    label="批准整改方案",
    sources=PLANNING,
    target=ProgrammeState.PLANNED,
    needs=(
        _HAS_FINDINGS,
        _NONE_LOOSE,
        Need(
            lambda s: not s.items_without_owner,
            lambda s: f"台账第 {_listed(s.items_without_owner)} 条没有定责任领导",
        ),
        Need(
            lambda s: not s.items_without_task,
            lambda s: f"台账第 {_listed(s.items_without_task)} 条没有整改措施",
        ),
        Need(
            lambda s: not s.items_with_bare_task,
            lambda s: f"台账第 {_listed(s.items_with_bare_task)} 条有措施没有责任人或者完成日期",
        ),
        Need(lambda s: s.adopted, "还没有写明方案由哪次会议、什么时候审定"),
        Need(lambda s: s.bodies > 0, "还没有写明进展报告送哪几家审核"),
    ),
)

TAKE_BACK_PLAN: Move[ProgrammeState, Standing] = Move(
    name="take_back_plan",
    label="退回重定方案",
    sources=frozenset({ProgrammeState.PLANNED}),
    target=ProgrammeState.RECEIVED,
    needs=(Need(lambda s: bool(s.words.strip()), "请写明为什么要重定方案"),),
)

CONCENTRATE: Move[ProgrammeState, Standing] = Move(
    name="concentrate",
    label="开始集中整改",
    sources=frozenset({ProgrammeState.PLANNED}),
    target=ProgrammeState.CONCENTRATED,
    needs=(
        _NONE_LOOSE,
        Need(
            lambda s: not s.items_not_begun,
            lambda s: f"台账第 {_listed(s.items_not_begun)} 条还在待研究，先开始整改",
        ),
    ),
)

SIGN_REPORT: Move[ProgrammeState, Standing] = Move(
    name="sign_report",
    label="签批进展报告",
    sources=frozenset({ProgrammeState.CONCENTRATED}),
    target=ProgrammeState.CONCENTRATED,
    needs=(_NONE_LOOSE, Need(lambda s: not s.signed, "进展报告已经签批")),
)

SEND_REPORT: Move[ProgrammeState, Standing] = Move(
    name="send_report",
    label="报送进展报告",
    sources=frozenset({ProgrammeState.CONCENTRATED}),
    target=ProgrammeState.REPORTED,
    needs=(
        _NONE_LOOSE,
        Need(lambda s: s.signed, "主要负责人还没有签批进展报告"),
        Need(lambda s: s.sent, "请写明什么时候报的、报给谁"),
    ),
)

FOLLOW_UP: Move[ProgrammeState, Standing] = Move(
    name="follow_up",
    label="转入长期整改",
    sources=frozenset({ProgrammeState.REPORTED}),
    target=ProgrammeState.FOLLOWED_UP,
    needs=(
        Need(
            lambda s: not s.silent_bodies,
            lambda s: f"{_listed(s.silent_bodies)}还没有回复：录入意见，或者记下没有意见",
        ),
        Need(lambda s: s.remarks_open == 0, lambda s: f"还有 {s.remarks_open} 条审核意见没有答复"),
        Need(
            lambda s: not s.unpublished,
            lambda s: f"{_listed(s.unpublished)}还没有公开，也没有写明不公开的理由",
        ),
    ),
)

CLOSE: Move[ProgrammeState, Standing] = Move(
    name="close",
    label="了结",
    sources=frozenset({ProgrammeState.FOLLOWED_UP}),
    target=ProgrammeState.CLOSED,
    needs=(
        _NONE_LOOSE,
        Need(
            lambda s: not s.items_open,
            lambda s: f"台账第 {_listed(s.items_open)} 条还没有销号",
        ),
        Need(lambda s: s.remarks_open == 0, lambda s: f"还有 {s.remarks_open} 条审核意见没有答复"),
        Need(lambda s: bool(s.words.strip()), "请写明了结时的情况"),
    ),
)

MOVES = (APPROVE_PLAN, TAKE_BACK_PLAN, CONCENTRATE, SIGN_REPORT, SEND_REPORT, FOLLOW_UP, CLOSE)
FORWARD = {
    ProgrammeState.RECEIVED: APPROVE_PLAN,
    ProgrammeState.PLANNED: CONCENTRATE,
    ProgrammeState.CONCENTRATED: SEND_REPORT,
    ProgrammeState.REPORTED: FOLLOW_UP,
    ProgrammeState.FOLLOWED_UP: CLOSE,
}
"""The move that leads on from each state."""
