"""The life of a remark that a reviewing body makes on a report: open, then changed for, answered, or merged into another."""

from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need

USUAL_BODIES = ("市纪委监委机关", "市委组织部", "市委巡察办", "市委宣传部", "派出的巡察组")
"""Who usually reviews a report on rectification (five); each programme names its own."""


class RemarkState(StrEnum):
    """Where a remark stands."""

    OPEN = "open"
    CHANGED = "changed"
    EXPLAINED = "explained"
    MERGED = "merged"


REMARK_STATE_LABELS = {
    RemarkState.OPEN: "待答复",
    RemarkState.CHANGED: "已采纳",
    RemarkState.EXPLAINED: "已说明",
    RemarkState.MERGED: "已合并",
}
_HELD = frozenset({RemarkState.OPEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkFacts:
    """What is said in the act that moves a remark; `holds_others` where others were merged into it."""

    words: str = ""
    holds_others: bool = False
    into_itself: bool = False
    into_merged: bool = False


CHANGE: Move[RemarkState, RemarkFacts] = Move(
    name="change",
    label="采纳",
    sources=_HELD,
    target=RemarkState.CHANGED,
    needs=(Need(lambda f: bool(f.words.strip()), "请写明改了什么、改在哪里"),),
)
EXPLAIN: Move[RemarkState, RemarkFacts] = Move(
    name="explain",
    label="说明",
    sources=_HELD,
    target=RemarkState.EXPLAINED,
    needs=(Need(lambda f: bool(f.words.strip()), "请写明为什么没有照改"),),
)
MERGE: Move[RemarkState, RemarkFacts] = Move(
    name="merge",
    label="合并",
    sources=_HELD,
    target=RemarkState.MERGED,
    needs=(
        Need(lambda f: not f.into_itself, "不能并入它自己"),
        Need(lambda f: not f.into_merged, "要并入的那一条已经并入别的意见，请选最后的那一条"),
        Need(lambda f: not f.holds_others, "有别的意见并入了这一条，请先拆开"),
        Need(lambda f: bool(f.words.strip()), "请写明为什么说的是同一件事"),
    ),
)
REOPEN: Move[RemarkState, RemarkFacts] = Move(
    name="reopen",
    label="重新打开",
    sources=frozenset({RemarkState.CHANGED, RemarkState.EXPLAINED, RemarkState.MERGED}),
    target=RemarkState.OPEN,
)
REMARK_MOVES = (CHANGE, EXPLAIN, MERGE, REOPEN)
