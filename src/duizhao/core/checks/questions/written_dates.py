"""Finds dates and periods as they are written in a passage, the impossible ones included."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.zh.led import led_by

_MONTHS = 12
_SOME_LEAP_YEAR = 2000
_YEAR = r"(?<!\d)(?:(?:19|20)\d\d)年"
_TO = "(?:至|到|—+|–|－|-|~|～)"
_DATE = led_by("\\d12", rf"(?:{_YEAR})?(?<!\d)\d{{1,2}}月\d{{1,2}}日|{_YEAR}\d{{1,2}}月(?!\d)")
_PERIOD = re.compile(
    rf"(?P<from>{_YEAR}(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?){_TO}(?P<to>{_YEAR}(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?)"
)
_WITHIN_MONTH = re.compile(
    rf"(?<!\d)(?P<month>\d{{1,2}})月(?P<from>\d{{1,2}})日?{_TO}(?:(?P=month)月)?(?P<to>\d{{1,2}})日"
)
_NUMBERS = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(?:(\d{1,2})日)?")


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written, its parts None where they are not given, and its range in the passage."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int

    @property
    def exists(self) -> bool:
        """Whether the calendar has it; without a year 2月29日 does exist."""
        if self.month is None:
            return True
        if not 1 <= self.month <= _MONTHS:
            return False
        last = monthrange(self.year or _SOME_LEAP_YEAR, self.month)[1]
        return self.day is None or 1 <= self.day <= last

    def before(self, other: "WrittenDate") -> bool:
        """Whether this date is earlier for certain, judged by the parts that both give."""
        for mine, theirs in (
            (self.year, other.year),
            (self.month, other.month),
            (self.day, other.day),
        ):
            if mine is None or theirs is None:
                return False
            if mine != theirs:
                return mine < theirs
        return False


def dates_in(words: str) -> Iterator[WrittenDate]:
    """Every date with month and day, or with year and month, of a passage in plain form."""
    return (date_of(match.group(), match.start()) for match in _DATE.finditer(words))


def reversed_periods_in(words: str) -> Iterator[tuple[int, int]]:
    """Ranges of the periods that end before they begin; only what is beyond doubt."""
    for match in _PERIOD.finditer(words):
        if date_of(match["to"], 0).before(date_of(match["from"], 0)):
            yield match.span()
    for match in _WITHIN_MONTH.finditer(words):
        if int(match["to"]) < int(match["from"]):
            yield match.span()


def date_of(words: str, start: int) -> WrittenDate:
    """The date that words such as 2024年3月5日 name; `start` is where they stand."""
    match = _NUMBERS.match(words)
    year, month, day = (
        (int(part) if part else None for part in match.groups()) if match else (None,) * 3
    )
    return WrittenDate(year, month, day, start, start + len(words))
