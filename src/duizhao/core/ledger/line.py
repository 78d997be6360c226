"""One line of the ledger as it stood at some moment, and what changed from one moment to another."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from duizhao.core.cycle.item import (
    CAME_BACK_LABELS,
    ITEM_STATE_LABELS,
    PACE_LABELS,
    TASK_KIND_LABELS,
    CameBack,
    ItemState,
    Pace,
    TaskKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task as the ledger shows it."""

    words: str
    kind: str
    owner: str = ""
    department: str = ""
    helpers: str = ""
    due: date | None = None
    done_on: date | None = None
    result: str = ""

    def __str__(self) -> str:
        who = "，".join(word for word in (self.owner, self.department) if word)
        until = f"，{self.due} 前" if self.due else ""
        done = f"（{self.done_on} 完成）" if self.done_on else ""
        return f"{self.words}{f'（{who}{until}）' if who or until else ''}{done}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An item with its tasks as the ledger shows it. `extensions` and `evidence` are numbers."""

    number: int
    problem: str
    whose: str
    aspect: str = ""
    goal: str = ""
    judged_by: str = ""
    pace: str = Pace.BY_DATE.value
    standing: bool = False
    review_on: date | None = None
    key_concern: bool = False
    owner: str = ""
    department: str = ""
    due: date | None = None
    first_due: date | None = None
    state: str = ItemState.PROPOSED.value
    came_back: str = ""
    relapses: int = 0
    closed_on: date | None = None
    extensions: int = 0
    evidence: int = 0
    effect: str = ""
    verifier: str = ""
    tasks: tuple[TaskLine, ...] = ()

    @property
    def state_words(self) -> str:
        """The state, with why it is in progress again."""
        words = ITEM_STATE_LABELS[ItemState(self.state)]
        back = CAME_BACK_LABELS[CameBack(self.came_back)] if self.came_back else ""
        return f"{words}（{back}）" if back else words

    @property
    def pace_words(self) -> str:
        """立行立改 or 限期整改, and 长期坚持 where it is."""
        words = PACE_LABELS[Pace(self.pace)]
        return f"{words}，长期坚持" if self.standing else words


LINE_LABELS = {
    "problem": "问题", "whose": "谁的问题", "aspect": "方面", "goal": "整改目标", "judged_by": "怎样算改好",
    "pace": "整改时限", "standing": "长期坚持", "review_on": "下次复查", "key_concern": "重点关注",
    "owner": "责任领导", "department": "责任部门", "due": "完成期限", "state": "状态",
    "came_back": "又在整改的原因", "relapses": "回潮次数", "closed_on": "销号日期", "extensions": "延期次数",
    "evidence": "佐证件数", "effect": "整改成效", "verifier": "核验人", "tasks": "整改任务",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed in a line: under which heading, from what, to what."""

    label: str
    before: str
    after: str


def differences(before: Line, after: Line) -> list[Difference]:
    """Everything in which two states of a line differ, in the order of the ledger."""
    return [
        Difference(label, old, new)
        for key, label in LINE_LABELS.items()
        if (old := _shown(before, key)) != (new := _shown(after, key))
    ]


def to_stored(line: Line) -> dict[str, Any]:
    """The line as JSON can hold it."""
    return {key: _plain(value) for key, value in asdict(line).items()}


def line_from(stored: Mapping[str, Any]) -> Line:
    """The line that was stored; keys that this version doesn't know are left out."""
    tasks = tuple(TaskLine(**dict(_known(TaskLine, task))) for task in stored.get("tasks", ()))
    return Line(**{**dict(_known(Line, stored)), "tasks": tasks})


def kind_words(kind: str) -> str:
    """The name of a kind of task."""
    return TASK_KIND_LABELS[TaskKind(kind)]


_DATES = frozenset({"review_on", "due", "first_due", "closed_on", "done_on"})


def _known(kind: type, stored: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in stored.items():
        if key in kind.__dataclass_fields__:  # type: ignore[attr-defined]
            yield key, date.fromisoformat(value) if key in _DATES and value else value


def _plain(value: Any) -> Any:  # noqa: ANN401  of every kind that a line holds
    match value:
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_plain(each) for each in value]
        case dict():
            return {key: _plain(each) for key, each in value.items()}
    return value


def _shown(line: Line, key: str) -> str:
    match key:
        case "state":
            return ITEM_STATE_LABELS[ItemState(line.state)]
        case "came_back":
            return CAME_BACK_LABELS[CameBack(line.came_back)] if line.came_back else ""
        case "pace":
            return PACE_LABELS[Pace(line.pace)]
        case "tasks":
            return "；".join(str(task) for task in line.tasks)
    value = getattr(line, key)
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)
