"""The life of a ledger item: proposed, in progress, closing requested, verified, closed; sent back or relapsed on the way."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need


class ItemState(StrEnum):
    """Where an item stands."""

    PROPOSED = "proposed"
    IN_PROGRESS = "in_progress"
    CLOSING_REQUESTED = "closing_requested"
    VERIFYING = "verifying"
    CLOSED = "closed"
    DROPPED = "dropped"


ITEM_STATE_LABELS = {
    ItemState.PROPOSED: "待研究",
    ItemState.IN_PROGRESS: "整改中",
    ItemState.CLOSING_REQUESTED: "申请销号",
    ItemState.VERIFYING: "核验",
    ItemState.CLOSED: "已销号",
    ItemState.DROPPED: "不再列入",
}
OPEN = frozenset(
    {
        ItemState.PROPOSED,
        ItemState.IN_PROGRESS,
        ItemState.CLOSING_REQUESTED,
        ItemState.VERIFYING,
    }
)
"""The states in which an item has still to be done."""
WRITABLE = frozenset({ItemState.PROPOSED, ItemState.IN_PROGRESS})
"""The states in which its goal and tasks may be written."""


class CameBack(StrEnum):
    """Why an item is in progress again."""

    RETURNED = "returned"
    RELAPSED = "relapsed"


CAME_BACK_LABELS = {CameBack.RETURNED: "退回", CameBack.RELAPSED: "回潮"}


class Pace(StrEnum):
    """How fast an item is to be mended."""

    AT_ONCE = "at_once"
    BY_DATE = "by_date"


PACE_LABELS = {Pace.AT_ONCE: "立行立改", Pace.BY_DATE: "限期整改"}


class TaskKind(StrEnum):
    """What kind of work a task is."""

    RULES = "rules"
    CAMPAIGN = "campaign"
    WIDER = "wider"
    ACCOUNTABILITY = "accountability"
    RECOVERY = "recovery"
    OTHER = "other"


TASK_KIND_LABELS = {
    TaskKind.RULES: "建章立制",
    TaskKind.CAMPAIGN: "专项整治",
    TaskKind.WIDER: "举一反三",
    TaskKind.ACCOUNTABILITY: "追责问责",
    TaskKind.RECOVERY: "挽回损失",
    TaskKind.OTHER: "其他",
}


class Colour(StrEnum):
    """How near its last day an open item is."""

    NONE = "none"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What an item has so far, its verification included, and what is said in the act that is to move it.

    `verifier_responsible` says whether the one who verifies is one of those who mend it.
    """

    goal: bool = False
    owner: bool = False
    dated: bool = False
    judged_by: bool = False
    tasks: int = 0
    tasks_without_owner_or_date: int = 0
    tasks_undone: int = 0
    evidence: int = 0
    effect: bool = False
    extension_open: bool = False
    verifier: bool = False
    verifier_responsible: bool = False
    passed: bool = False
    signed: bool = False
    words: str = ""


_HAS_EVIDENCE = Need[Progress](
    lambda p: p.evidence > 0, "还没有佐证：文件、记录或者关联的学习、谈话、指标，至少一件"
)
_HAS_EFFECT = Need[Progress](lambda p: p.effect, "还没有写整改成效：现在怎样了，凭什么说改好了")
_TASKS_DONE = Need[Progress](
    lambda p: p.tasks_undone == 0, lambda p: f"还有 {p.tasks_undone} 项任务没有完成"
)
_NO_EXTENSION = Need[Progress](lambda p: not p.extension_open, "还有一份延期申请没有批，请先批复")
_VERIFIER_APART = Need[Progress](
    lambda p: not p.verifier_responsible, "核验的人也是责任人：请换一位不负责这件事的人"
)

START: Move[ItemState, Progress] = Move(
    name="start",
    label="开始整改",
    sources=frozenset({ItemState.PROPOSED}),
    target=ItemState.IN_PROGRESS,
    needs=(
        Need(lambda p: p.goal, "还没有写整改目标"),
        Need(lambda p: p.owner, "还没有定责任领导"),
        Need(lambda p: p.dated, "还没有定完成期限（长期坚持的，定下次复查的日期）"),
        Need(lambda p: p.judged_by, "还没有写明怎样算改好"),
        Need(lambda p: p.tasks > 0, "还没有整改任务，至少写一项"),
        Need(
            lambda p: p.tasks_without_owner_or_date == 0,
            lambda p: f"有 {p.tasks_without_owner_or_date} 项任务没有责任人或者完成日期",
        ),
    ),
)

DROP: Move[ItemState, Progress] = Move(
    name="drop",
    label="不再列入",
    sources=frozenset({ItemState.PROPOSED}),
    target=ItemState.DROPPED,
    needs=(Need(lambda p: bool(p.words.strip()), "请写明不再列入的理由"),),
)

REQUEST_CLOSING: Move[ItemState, Progress] = Move(
    name="request_closing",
    label="申请销号",
    sources=frozenset({ItemState.IN_PROGRESS}),
    target=ItemState.CLOSING_REQUESTED,
    needs=(_TASKS_DONE, _HAS_EVIDENCE, _HAS_EFFECT, _NO_EXTENSION),
)

ASSIGN_VERIFIER: Move[ItemState, Progress] = Move(
    name="assign_verifier",
    label="指定核验人",
    sources=frozenset({ItemState.CLOSING_REQUESTED, ItemState.VERIFYING}),
    target=ItemState.VERIFYING,
    needs=(
        Need(lambda p: not p.passed, "已经核验通过，不用再指定核验人"),
        _VERIFIER_APART,
    ),
)

PASS: Move[ItemState, Progress] = Move(
    name="pass",
    label="核验通过",
    sources=frozenset({ItemState.CLOSING_REQUESTED, ItemState.VERIFYING}),
    target=ItemState.VERIFYING,
    needs=(
        Need(lambda p: not p.passed, "已经核验通过"),
        Need(lambda p: bool(p.words.strip()), "请写明看了什么、怎样核实的"),
        _VERIFIER_APART,
    ),
)

SEND_BACK: Move[ItemState, Progress] = Move(
    name="send_back",
    label="退回",
    sources=frozenset({ItemState.CLOSING_REQUESTED, ItemState.VERIFYING}),
    target=ItemState.IN_PROGRESS,
    needs=(Need(lambda p: bool(p.words.strip()), "请写明退回的理由：还差什么"),),
)

SIGN_OFF: Move[ItemState, Progress] = Move(
    name="sign_off",
    label="签字同意销号",
    sources=frozenset({ItemState.VERIFYING}),
    target=ItemState.VERIFYING,
    needs=(
        Need(lambda p: p.passed, "还没有核验通过"),
        Need(lambda p: not p.signed, "已经签过字"),
    ),
)

CLOSE: Move[ItemState, Progress] = Move(
    name="close",
    label="销号",
    sources=frozenset({ItemState.VERIFYING}),
    target=ItemState.CLOSED,
    needs=(
        _TASKS_DONE,
        _HAS_EVIDENCE,
        _HAS_EFFECT,
        Need(lambda p: p.verifier, "还没有指定核验人"),
        _VERIFIER_APART,
        Need(lambda p: p.passed, "还没有核验通过"),
        Need(lambda p: p.signed, "主要负责人还没有签字同意"),
    ),
)

REOPEN: Move[ItemState, Progress] = Move(
    name="reopen",
    label="回潮重开",
    sources=frozenset({ItemState.CLOSED}),
    target=ItemState.IN_PROGRESS,
    needs=(Need(lambda p: bool(p.words.strip()), "请写明问题怎样又出现了"),),
)

MOVES = (START, DROP, REQUEST_CLOSING, ASSIGN_VERIFIER, PASS, SEND_BACK, SIGN_OFF, CLOSE, REOPEN)


def colour_of(state: ItemState, last: date | None, *, today: date, amber_days: int) -> Colour:
    """Red once an open item's last day is over, amber from `amber_days` before it."""
    if last is None or state not in OPEN or last > today + timedelta(days=amber_days):
        return Colour.NONE
    return Colour.RED if last < today else Colour.AMBER
