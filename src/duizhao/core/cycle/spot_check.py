"""The life of a spot check: due some months after an item was closed, then passed or failed; void once it is open again."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duizhao.core.cycle.machine import Move, Need

_MONTHS = 12


class CheckState(StrEnum):
    """What became of a spot check."""

    DUE = "due"
    PASSED = "passed"
    FAILED = "failed"
    VOID = "void"


CHECK_STATE_LABELS = {
    CheckState.DUE: "待抽查",
    CheckState.PASSED: "没有回潮",
    CheckState.FAILED: "有回潮",
    CheckState.VOID: "不再抽查",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What was seen, and by whom."""

    words: str = ""
    checker_responsible: bool = False


_NEEDS = (
    Need[Look](lambda look: bool(look.words.strip()), "请写明看了什么、看到什么"),
    Need[Look](
        lambda look: not look.checker_responsible, "抽查的人也是责任人：请换一位不负责这件事的人"
    ),
)

PASS_CHECK: Move[CheckState, Look] = Move(
    name="pass_check",
    label="记下没有回潮",
    sources=frozenset({CheckState.DUE}),
    target=CheckState.PASSED,
    needs=_NEEDS,
)

FAIL_CHECK: Move[CheckState, Look] = Move(
    name="fail_check",
    label="记下有回潮",
    sources=frozenset({CheckState.DUE}),
    target=CheckState.FAILED,
    needs=_NEEDS,
)


def check_days(closed_on: date, months: Iterable[int]) -> list[date]:
    """The days of the spot checks, so many months after the closing; the month's last day where it is shorter."""
    return [_later(closed_on, number) for number in sorted(months)]


def _later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, _MONTHS)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
