"""Counts days: which ones are worked with holidays and days made up for (调休), and which day a term ends on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

SATURDAY = 5
_DAY = timedelta(days=1)


class Counting(StrEnum):
    """Which days a term counts."""

    CALENDAR = "calendar"
    WORKING = "working"


COUNTING_LABELS = {Counting.CALENDAR: "自然日", Counting.WORKING: "工作日"}


@dataclass(frozen=True, slots=True)
class Holiday:
    """A stretch of days off, and the weekend days that are worked to make up for it."""

    name: str
    first: date
    last: date
    worked: tuple[date, ...] = ()

    def days(self) -> Iterator[date]:
        """Every day off."""
        return (self.first + _DAY * number for number in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """What the notice on holidays says for one year; `verified` once somebody has read the notice."""

    year: int
    holidays: tuple[Holiday, ...]
    source: str = ""
    verified: bool = False


@dataclass(frozen=True, slots=True)
class LastDay:
    """The day by whose end, in Beijing, a term is kept; the years that were counted without data."""

    day: date
    unknown_years: tuple[int, ...] = ()


@dataclass(frozen=True)
class Workdays:
    """The years whose holidays are known. In all others Monday to Friday count as worked."""

    years: tuple[HolidayYear, ...] = ()

    @cached_property
    def known(self) -> frozenset[int]:
        """The years that have data."""
        return frozenset(year.year for year in self.years)

    @cached_property
    def _off(self) -> frozenset[date]:
        return frozenset(day for holiday in self._holidays() for day in holiday.days())

    @cached_property
    def _worked(self) -> frozenset[date]:
        return frozenset(day for holiday in self._holidays() for day in holiday.worked)

    def _holidays(self) -> Iterator[Holiday]:
        return (holiday for year in self.years for holiday in year.holidays)

    def works(self, day: date) -> bool:
        """Whether a day is worked."""
        return day in self._worked or (day.weekday() < SATURDAY and day not in self._off)

    def unknown_among(self, days: Iterable[date]) -> tuple[int, ...]:
        """The years of these days that have no data, each once."""
        return tuple(sorted({day.year for day in days} - self.known))

    def last_day(self, start: date, days: int, counting: Counting) -> LastDay:
        """The day that lies so many days after `start`, or before it where `days` is negative.

        `start` itself doesn't count.
        """
        if counting is Counting.CALENDAR:
            return LastDay(start + _DAY * days)
        step = _DAY if days > 0 else -_DAY
        passed, left = [start], abs(days)
        while left:
            passed.append(passed[-1] + step)
            left -= self.works(passed[-1])
        return LastDay(passed[-1], self.unknown_among(passed))
