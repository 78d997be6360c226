"""How many days lay between a superior's decision and the first act upon it (时差)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from duizhao.core.cycle.workdays import Counting, Workdays

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lag:
    """A number of days, and the years that were counted without data."""

    days: int
    unknown_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Many figures together: how many, how many over the limit, the middle one and the largest."""

    number: int
    over: int
    middle: int | None
    largest: int | None


def lag(since: date, on: date, *, counting: Counting, workdays: Workdays) -> Lag:
    """The days after `since` up to and with `on`; none where `on` is not later."""
    passed = max((on - since).days, 0)
    if counting is Counting.CALENDAR:
        return Lag(passed)
    days = [since + _DAY * number for number in range(1, passed + 1)]
    return Lag(sum(workdays.works(day) for day in days), workdays.unknown_among(days))


def spread(figures: Iterable[int], *, limit: int) -> Spread:
    """Figures held against a limit, which itself is still kept."""
    rows = sorted(figures)
    return Spread(
        number=len(rows),
        over=sum(one > limit for one in rows),
        middle=round(median(rows)) if rows else None,
        largest=rows[-1] if rows else None,
    )
