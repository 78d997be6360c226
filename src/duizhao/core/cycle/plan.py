"""Proposes the dates of a meeting's plan from the window that the notice gives, or from an earlier plan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.terms import Reckoning
from duizhao.core.cycle.workdays import Workdays

_DAY = timedelta(days=1)
_BEGINS_AND_ENDS: Mapping[Stage, tuple[int, int]] = {
    Stage.PLAN: (-35, -30),
    Stage.STUDY: (-30, -10),
    Stage.OPINIONS: (-28, -16),
    Stage.TALKS: (-24, -10),
    Stage.INSPECTIONS: (-28, -18),
    Stage.PROBLEMS: (-16, -9),
    Stage.STATEMENTS: (-12, -4),
    Stage.SITTING: (0, 0),
    Stage.EVALUATION: (0, 3),
    Stage.RECTIFICATION: (1, 30),
    Stage.REPORT: (1, 15),
}
"""Days before (−) or after the sitting on which a stage begins and is due: a habit, not a rule.

The parameters move them: see `proposed_plan`.
"""
_TO_PREPARE = timedelta(days=-_BEGINS_AND_ENDS[Stage.PLAN][0])


@dataclass(frozen=True, slots=True)
class Dates:
    """When a stage begins, and the day by whose end it is due."""

    begins: date
    due: date


@dataclass(frozen=True, slots=True)
class EarlierDates:
    """The dates of a stage in an earlier plan, each None where it had none."""

    begins: date | None
    due: date | None


def proposed_sitting(
    window_from: date, window_to: date, *, today: date, workdays: Workdays
) -> date:
    """A working day in the window, late enough to prepare; the window's last one where it is short."""
    wanted = min(max(window_from, today + _TO_PREPARE), window_to)
    later = (wanted + _DAY * number for number in range((window_to - wanted).days + 1))
    earlier = (wanted - _DAY * number for number in range((wanted - window_from).days + 1))
    return next((day for day in (*later, *earlier) if workdays.works(day)), wanted)


def proposed_plan(sitting: date, *, today: date, by: Reckoning) -> dict[Stage, Dates]:
    """The dates of every stage; what would lie in the past begins today.

    Where the texts must be sent earlier than by habit, all that comes before the sitting is earlier
    by as much.
    """
    given = by.parameters
    sent = by.after(sitting, -given.texts_to_superior).day
    usual = sitting + _DAY * _BEGINS_AND_ENDS[Stage.STATEMENTS][1]
    earlier = max(usual - sent, timedelta())
    plan = {
        stage: Dates(
            sitting + _DAY * begins - (earlier if begins < 0 else timedelta()),
            sitting + _DAY * ends - (earlier if ends < 0 else timedelta()),
        )
        for stage, (begins, ends) in _BEGINS_AND_ENDS.items()
    }
    told = min(by.after(sitting, -given.notice_to_superior).day, plan[Stage.PLAN].due)
    plan[Stage.PLAN] = Dates(min(plan[Stage.PLAN].begins, told), told)
    report = by.after(sitting, given.report_after).day
    plan[Stage.REPORT] = Dates(min(plan[Stage.REPORT].begins, report), report)
    first = min(today, sitting)
    return {stage: Dates(max(at.begins, first), max(at.due, first)) for stage, at in plan.items()}


def shifted_plan(
    earlier: Mapping[Stage, EarlierDates],
    earlier_sitting: date,
    proposed: Mapping[Stage, Dates],
    *,
    today: date,
) -> dict[Stage, Dates]:
    """An earlier plan with the same days between, moved to the sitting of the proposed one.

    A stage that had no dates keeps the proposed ones; what would lie in the past begins today.
    """
    sitting = proposed[Stage.SITTING].due
    by, first = sitting - earlier_sitting, min(today, sitting)
    plan = dict(proposed)
    for stage, had in earlier.items():
        if stage is not Stage.SITTING and had.due is not None:
            due = max(had.due + by, first)
            begins = due if had.begins is None else max(had.begins + by, first)
            plan[stage] = Dates(min(begins, due), due)
    return plan
