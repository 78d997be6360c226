"""Proposes the dates of a meeting's plan from the window that the notice gives, in calendar days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from duizhao.core.cycle.stages import Stage

_SATURDAY = 5
_BEGINS_AND_ENDS: Mapping[Stage, tuple[int, int]] = {
    Stage.PLAN: (-35, -30),
    Stage.STUDY: (-30, -10),
    Stage.OPINIONS: (-28, -16),
    Stage.TALKS: (-24, -10),
    Stage.INSPECTIONS: (-28, -18),
    Stage.PROBLEMS: (-16, -9),
    Stage.STATEMENTS: (-12, -4),
    Stage.SITTING: (0, 0),
    Stage.RECTIFICATION: (1, 30),
    Stage.REPORT: (1, 15),
}
"""Days before (−) or after the sitting on which a stage begins and is due: a habit, not a rule."""


@dataclass(frozen=True, slots=True)
class Dates:
    """When a stage begins, and the day by whose end it is due."""

    begins: date
    due: date


def proposed_sitting(window_from: date, window_to: date, *, today: date) -> date:
    """A working day in the window, late enough to prepare; the window's last one where it is short."""
    earliest = today - timedelta(days=_BEGINS_AND_ENDS[Stage.PLAN][0])
    wanted = min(max(window_from, earliest), window_to)
    day = wanted
    while day.weekday() >= _SATURDAY and day < window_to:
        day += timedelta(days=1)
    return day


def proposed_plan(sitting: date, *, today: date) -> dict[Stage, Dates]:
    """The dates of every stage; what would lie in the past begins today."""
    return {
        stage: Dates(
            max(sitting + timedelta(days=begins), min(today, sitting)),
            max(sitting + timedelta(days=ends), min(today, sitting)),
        )
        for stage, (begins, ends) in _BEGINS_AND_ENDS.items()
    }
