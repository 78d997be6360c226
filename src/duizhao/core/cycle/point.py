"""The life of a point: raised, then answered by a problem, merged into another, or declined."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class PointState(StrEnum):
    """Where a point stands."""

    OPEN = "open"
    ANSWERED = "answered"
    MERGED = "merged"
    DECLINED = "declined"


POINT_STATE_LABELS = {
    PointState.OPEN: "待回应",
    PointState.ANSWERED: "已列入问题",
    PointState.MERGED: "已合并",
    PointState.DECLINED: "不列入",
}


class PointChannel(StrEnum):
    """Which way a point came."""

    MASSES = "masses"
    SELF = "self"
    COLLEAGUE = "colleague"
    TEAM = "team"
    SUPERIOR = "superior"
    INSPECTION = "inspection"
    EARLIER = "earlier"


POINT_CHANNEL_LABELS = {
    PointChannel.MASSES: "群众提",
    PointChannel.SELF: "自己找",
    PointChannel.COLLEAGUE: "互相帮",
    PointChannel.TEAM: "集体议",
    PointChannel.SUPERIOR: "上级点",
    PointChannel.INSPECTION: "巡视反馈",
    PointChannel.EARLIER: "上次遗留",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is done with a point: the list it belongs to, that of its answer, and the reason given.

    `gone`: the point to merge into was merged into another itself.
    """

    same_list: bool = True
    itself: bool = False
    gone: bool = False
    reason: str = ""


_OPEN = frozenset({PointState.OPEN})
_SAME_LIST: Need[Answer] = Need(
    lambda answer: answer.same_list, "只能列入同一个人（或班子）的问题，请从他的清单里选"
)

ANSWER: Move[PointState, Answer] = Move(
    name="answer",
    label="列入问题",
    sources=frozenset({PointState.OPEN, PointState.ANSWERED}),
    target=PointState.ANSWERED,
    needs=(_SAME_LIST,),
)

MERGE: Move[PointState, Answer] = Move(
    name="merge",
    label="合并",
    sources=_OPEN,
    target=PointState.MERGED,
    needs=(
        _SAME_LIST,
        Need(lambda answer: not answer.itself, "不能合并到它自己"),
        Need(lambda answer: not answer.gone, "那一条已经合并到别的意见，请合并到最后留下的那一条"),
        Need(lambda answer: bool(answer.reason.strip()), "请写明为什么合并"),
    ),
)

DECLINE: Move[PointState, Answer] = Move(
    name="decline",
    label="不列入问题",
    sources=_OPEN,
    target=PointState.DECLINED,
    needs=(Need(lambda answer: bool(answer.reason.strip()), "请写明不列入的理由"),),
)

REOPEN: Move[PointState, Answer] = Move(
    name="reopen",
    label="重新打开",
    sources=frozenset({PointState.ANSWERED, PointState.MERGED, PointState.DECLINED}),
    target=PointState.OPEN,
)


def why_kept(state: PointState, merged_into_it: int) -> tuple[str, ...]:
    """Why a raised point may be neither changed nor dropped; empty where it may."""
    reasons = []
    if state is not PointState.OPEN:
        label = POINT_STATE_LABELS[state]
        reasons.append(f"这一条{label}，不能改也不能删；要改，先在“查摆问题”里重新打开")
    if merged_into_it:
        reasons.append(f"有 {merged_into_it} 条意见合并到了这一条，先把它们重新打开")
    return tuple(reasons)
