"""Counts findings, what is done about them and what is finished: the one place from which every page and file counts."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from duizhao.core.cycle.item import ITEM_STATE_LABELS, ItemState

UNGROUPED = "没有分类"


class FindingState(StrEnum):
    """What became of a finding."""

    LOOSE = "loose"
    DECLINED = "declined"
    OPEN = "open"
    DONE = "done"


FINDING_STATE_LABELS = {
    FindingState.LOOSE: "没有着落",
    FindingState.DECLINED: "不列入",
    FindingState.OPEN: "正在整改",
    FindingState.DONE: "完成整改",
}
MEANINGS = (
    ("问题", "反馈文件里的序号，一个序号一项；一个序号涉及几个人，仍是一项。"),
    ("措施", "这些问题的台账条目下的整改任务；几项问题共用一条台账，措施只数一次。"),
    ("完成整改", "这一项问题的台账条目全部销号。只办完措施、没有核验销号的，不算完成。"),
    ("不列入", "写明理由、不列入台账的问题；仍算在问题总数里。"),
    ("分类", "几类问题共用一条台账，它的措施在各类里都数，合计只数一次。"),
)
"""What each figure means (口径), for the pages and files that show them."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One row of a feedback: its number, its group, the items that mend it, and whether it was declined."""

    number: str
    group: str = ""
    items: tuple[int, ...] = ()
    declined: bool = False


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A ledger item as far as it is counted."""

    state: ItemState
    tasks: int = 0
    tasks_done: int = 0


@dataclass(frozen=True, slots=True)
class Counts:
    """x 项问题, y 项措施, z 项完成, and what they are made of."""

    findings: int = 0
    loose: int = 0
    declined: int = 0
    open: int = 0
    done: int = 0
    items: int = 0
    measures: int = 0
    measures_done: int = 0
    by_state: Mapping[ItemState, int] = field(default_factory=dict)

    @property
    def measures_open(self) -> int:
        """How many measures are still to be done."""
        return self.measures - self.measures_done

    @property
    def unfinished(self) -> int:
        """How many findings are neither mended nor declined."""
        return self.open + self.loose

    @property
    def states(self) -> list[tuple[str, int]]:
        """How many items stand in which state, those without any left out."""
        return [(label, self.by_state[state]) for state, label in ITEM_STATE_LABELS.items()
                if self.by_state.get(state)]  # fmt: skip

    def sentence(self) -> str:
        """The counts as a report would put them."""
        parts = [f"反馈问题 {self.findings} 项，整改措施 {self.measures} 项"]
        parts.append(f"完成整改 {self.done} 项，正在整改 {self.open} 项")
        if self.declined:
            parts.append(f"不列入 {self.declined} 项")
        if self.loose:
            parts.append(f"还没有着落 {self.loose} 项")
        parts.append(f"措施完成 {self.measures_done} 项")
        return "；".join(parts)


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """The counts of the findings under one heading."""

    group: str
    counts: Counts


def count(rows: Sequence[FindingRow], items: Mapping[int, ItemRow]) -> Counts:
    """The counts of these rows; a number is one finding, an item and its measures count once."""
    states = Counter(states_of(rows, items).values())
    used = {key for row in rows for key in row.items if key in items}
    return Counts(
        findings=states.total(),
        loose=states[FindingState.LOOSE],
        declined=states[FindingState.DECLINED],
        open=states[FindingState.OPEN],
        done=states[FindingState.DONE],
        items=len(used),
        measures=sum(items[key].tasks for key in used),
        measures_done=sum(items[key].tasks_done for key in used),
        by_state=Counter(items[key].state for key in used),
    )


def count_groups(rows: Sequence[FindingRow], items: Mapping[int, ItemRow]) -> list[GroupCounts]:
    """The counts of each group, in the order in which the groups first stand."""
    groups: dict[str, list[FindingRow]] = {}
    for row in rows:
        groups.setdefault(row.group or UNGROUPED, []).append(row)
    return [GroupCounts(group, count(found, items)) for group, found in groups.items()]


def states_of(rows: Iterable[FindingRow], items: Mapping[int, ItemRow]) -> dict[str, FindingState]:
    """What became of each number: the row that is furthest behind decides."""
    by_number: dict[str, list[FindingState]] = {}
    for row in rows:
        by_number.setdefault(row.number, []).append(_state(row, items))
    return {number: _behind(states) for number, states in by_number.items()}


def _state(row: FindingRow, items: Mapping[int, ItemRow]) -> FindingState:
    found = [items[key] for key in row.items if key in items]
    if found:
        done = all(item.state is ItemState.CLOSED for item in found)
        return FindingState.DONE if done else FindingState.OPEN
    return FindingState.DECLINED if row.declined else FindingState.LOOSE


def _behind(states: Sequence[FindingState]) -> FindingState:
    order = (FindingState.LOOSE, FindingState.OPEN, FindingState.DONE, FindingState.DECLINED)
    return min(states, key=order.index)
