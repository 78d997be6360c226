"""How far an indicator has come: done, what should be done by today, what this period still lacks."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import accumulate

from duizhao.core.indicators.periods import Period, Stretch, finer, stretches


class StandingState(StrEnum):
    """How an indicator stands on a day."""

    NOT_BEGUN = "not_begun"
    ON_TRACK = "on_track"
    SOON = "soon"
    BEHIND = "behind"
    OVERDUE = "overdue"
    REACHED = "reached"


STANDING_STATE_LABELS = {
    StandingState.NOT_BEGUN: "还没有开始",
    StandingState.ON_TRACK: "按计划",
    StandingState.SOON: "快到期",
    StandingState.BEHIND: "刚过期",
    StandingState.OVERDUE: "已超期",
    StandingState.REACHED: "已做够",
}
LATE = (StandingState.BEHIND, StandingState.OVERDUE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is asked: so many in each period of the run, spread by a rhythm where there is one.

    `soon` days before a step ends, what it lacks is brought up; from `grace` days after it ended
    it counts as overdue.
    """

    target: int
    first: date
    last: date
    period: Period
    rhythm: Period | None = None
    soon: int = 15
    grace: int = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """So many on a day."""

    on: date
    amount: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the rhythm: how many it asks for and how many were done in it."""

    label: str
    first: date
    last: date
    quota: int
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """A period that is over and has fewer than it asked for; what is missing can't be made up."""

    label: str
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an indicator stands: `target` and `planned` count the whole run, `planned` until today.

    `missing` is what the step under way still lacks, until `due`; `behind` what steps that are
    over lack in the period under way.
    """

    state: StandingState
    done: int
    target: int
    planned: int
    behind: int
    missing: int
    step: str
    due: date | None
    steps: tuple[Step, ...]
    missed: tuple[Shortfall, ...]

    @property
    def late(self) -> bool:
        """Whether something that was due has not been done."""
        return self.state in LATE or bool(self.missed)


def standing(plan: Plan, counted: Iterable[Counted], *, today: date) -> Standing:
    """How a plan stands on a day. What is done too much in one period doesn't count in the next."""
    rows = sorted(
        (one for one in counted if plan.first <= one.on <= plan.last), key=lambda one: one.on
    )
    periods = [
        _Period(stretch, _target(plan, stretch), plan.rhythm, plan.period, rows)
        for stretch in stretches(plan.first, plan.last, plan.period)
    ]
    over = [one for one in periods if one.stretch.last < today]
    here = next((one for one in periods if one.stretch.holds(today)), None)
    now = here or (over[-1] if over else periods[0])
    under_way = _Now(now, today)
    planned = sum(one.target for one in over) + (under_way.asked if here else 0)
    missed = [
        Shortfall(label=one.stretch.label, missing=one.target - one.done)
        for one in (over if here else over[:-1])
        if one.done < one.target
    ]
    return Standing(
        state=_state(plan, under_way, today=today),
        done=sum(one.amount for one in rows),
        target=sum(one.target for one in periods),
        planned=planned,
        behind=under_way.behind,
        missing=under_way.missing,
        step=under_way.current.label if under_way.current else now.stretch.label,
        due=under_way.current.last if under_way.current else None,
        steps=tuple(step for one in periods for step in one.steps),
        missed=tuple(missed),
    )


class _Period:
    """A period with its steps, filled from what was counted, which is in the order of its days."""

    def __init__(
        self,
        stretch: Stretch,
        target: int,
        rhythm: Period | None,
        period: Period,
        rows: Sequence[Counted],
    ) -> None:
        self.stretch, self.target = stretch, target
        step = rhythm if rhythm is not None and finer(rhythm, period) else Period.WINDOW
        parts = stretches(stretch.first, stretch.last, step)
        number = len(parts)
        days = [one.on for one in rows]
        ends = [0, *accumulate(one.amount for one in rows)]
        self.steps = tuple(
            Step(
                label=stretch.label if step is Period.WINDOW else part.label,
                first=part.first,
                last=part.last,
                quota=target * place // number - target * (place - 1) // number,
                done=ends[bisect_right(days, part.last)] - ends[bisect_left(days, part.first)],
            )
            for place, part in enumerate(parts, 1)
        )
        self.done = sum(one.done for one in self.steps)


def _target(plan: Plan, stretch: Stretch) -> int:
    """What a period asks for; less, by its days, where the run cuts it short."""
    return plan.target * stretch.days // stretch.whole


class _Now:
    """The period under way, seen from a day: what its steps that are over and the current one ask for."""

    def __init__(self, period: _Period, today: date) -> None:
        self.period = period
        self.ended = [step for step in period.steps if step.last < today]
        self.current = next(
            (step for step in period.steps if step.first <= today <= step.last), None
        )
        self.asked = sum(step.quota for step in self.ended)
        self.behind = max(self.asked - period.done, 0)
        wanted = self.asked + self.current.quota if self.current else 0
        self.missing = max(wanted - period.done, 0)


def _state(plan: Plan, now: _Now, *, today: date) -> StandingState:
    if today < plan.first:
        return StandingState.NOT_BEGUN
    if now.period.target and now.period.done >= now.period.target:
        return StandingState.REACHED
    if now.behind:
        grace = now.ended[-1].last + timedelta(days=plan.grace)
        return StandingState.OVERDUE if today > grace else StandingState.BEHIND
    if now.missing and now.current and (now.current.last - today).days <= plan.soon:
        return StandingState.SOON
    return StandingState.ON_TRACK


def once_in_period(plan: Plan, rows: Iterable[tuple[int, Counted]]) -> list[Counted]:
    """Each of a set counted once in a period, on the first day: who is talked with twice is one person."""
    periods = stretches(plan.first, plan.last, plan.period)
    seen: set[tuple[int, int]] = set()
    found = []
    for key, one in sorted(rows, key=lambda row: row[1].on):
        place = next((n for n, period in enumerate(periods) if period.holds(one.on)), None)
        if place is not None and (key, place) not in seen:
            seen.add((key, place))
            found.append(Counted(one.on))
    return found
