"""What became of a ledger between the ends of two days: what turned, and how it stood on each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duizhao.core.cycle.item import OPEN, ItemState
from duizhao.core.ledger.line import Line


class Turn(StrEnum):
    """What happened with an item between two days."""

    NEW = "new"
    CLOSED = "closed"
    RETURNED = "returned"
    EXTENDED = "extended"
    RELAPSED = "relapsed"
    DROPPED = "dropped"
    CHANGED = "changed"


TURN_LABELS = {
    Turn.NEW: "新列入",
    Turn.CLOSED: "销号",
    Turn.RETURNED: "退回",
    Turn.EXTENDED: "延期",
    Turn.RELAPSED: "回潮重开",
    Turn.DROPPED: "不再列入",
    Turn.CHANGED: "其他改动",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How a ledger stood at the end of a day: all items that count, those open, closed, and past their day."""

    day: date
    total: int
    open: int
    closed: int
    late: int


def standing_of(lines: Iterable[tuple[Line, int]], day: date) -> Standing:
    """The counts of the lines of a day, each with how many there are of its kind; what was dropped doesn't count."""
    there = [(one, number) for one, number in lines if one.state != ItemState.DROPPED.value]
    still = [(one, number) for one, number in there if one.state in OPEN]
    late = sum(number for one, number in still if _last_day(one) < day)
    closed = sum(number for one, number in there if one.state == ItemState.CLOSED.value)
    return Standing(
        day, sum(number for _, number in there), sum(number for _, number in still), closed, late
    )


def _last_day(line: Line) -> date:
    """The day by which it was judged; where it had none it was never late."""
    return (line.review_on if line.standing else None) or line.due or date.max
