"""Gaps in coverage: which of a set had nothing, too little, or nothing for too long."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from duizhao.core.charts.heat_map import Row
from duizhao.core.indicators.periods import Period, stretches

MOST_MONTHS = 12


class CoverState(StrEnum):
    """How one of the set stands."""

    NEVER = "never"
    STALE = "stale"
    COVERED = "covered"


COVER_STATE_LABELS = {
    CoverState.NEVER: "一次也没有",
    CoverState.STALE: "隔得太久",
    CoverState.COVERED: "有",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """That one of the set was reached on a day, so many times."""

    key: int
    on: date
    amount: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """One of the set: how often it was reached, when last, and how many days ago."""

    key: int
    label: str
    times: int
    last: date | None
    age: int | None
    state: CoverState


def coverage(
    members: Iterable[tuple[int, str]],
    visits: Iterable[Visit],
    *,
    today: date,
    stale_after: int | None = None,
) -> tuple[Cover, ...]:
    """Each of the set with what reached it; `stale_after` days without anything are too many."""
    reached: dict[int, list[Visit]] = {}
    for visit in visits:
        reached.setdefault(visit.key, []).append(visit)
    return tuple(
        _cover(key, label, reached.get(key, ()), today, stale_after) for key, label in members
    )


def by_month(
    members: Iterable[tuple[int, str]],
    visits: Iterable[Visit],
    *,
    first: date,
    last: date,
    today: date,
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """The months of a run (the last twelve until today), and how often each of the set was reached in them."""
    begun = [one for one in stretches(first, last, Period.MONTH) if one.first <= today]
    months = begun[-MOST_MONTHS:]
    found: dict[tuple[int, int], int] = {}
    for visit in visits:
        place = next((n for n, month in enumerate(months) if month.holds(visit.on)), None)
        if place is not None:
            found[visit.key, place] = found.get((visit.key, place), 0) + visit.amount
    rows = tuple(
        Row(label=label, values=tuple(found.get((key, place), 0) for place in range(len(months))))
        for key, label in members
    )
    return tuple(month.label for month in months), rows


def gaps(covers: Iterable[Cover]) -> tuple[Cover, ...]:
    """Those that are not covered."""
    return tuple(one for one in covers if one.state is not CoverState.COVERED)


def _cover(
    key: int, label: str, visits: Sequence[Visit], today: date, stale_after: int | None
) -> Cover:
    last = max((visit.on for visit in visits), default=None)
    age = None if last is None else (today - last).days
    state = CoverState.COVERED
    if age is None:
        state = CoverState.NEVER
    elif stale_after and age > stale_after:
        state = CoverState.STALE
    times = sum(visit.amount for visit in visits)
    return Cover(key=key, label=label, times=times, last=last, age=age, state=state)
