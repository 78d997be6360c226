"""Cuts the run of an indicator into its periods: months, quarters, half-years, years, or all of it."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
_QUARTERS = "一二三四"


class Period(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    WINDOW = "window"


PERIOD_LABELS = {
    Period.MONTH: "每月",
    Period.QUARTER: "每季度",
    Period.HALF_YEAR: "每半年",
    Period.YEAR: "每年",
    Period.WINDOW: "起止日期之内",
}
_MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.HALF_YEAR: 6, Period.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A period, or what the run leaves of it; `whole` is how many days it has uncut."""

    label: str
    first: date
    last: date
    whole: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.first <= day <= self.last


def stretches(first: date, last: date, period: Period) -> tuple[Stretch, ...]:
    """The periods from the first day to the last.

    Months, quarters and half-years are those of the calendar, cut at both ends of the run; a year
    counts from the first day.
    """
    if period is Period.WINDOW:
        return (Stretch("起止日期之内", first, last, (last - first).days + 1),)
    found: list[Stretch] = []
    begin = first
    while begin <= last:
        start = begin if period is Period.YEAR else _start_of(begin, period)
        end = _after(start, _MONTHS[period]) - _DAY
        label = _label(begin, period)
        found.append(Stretch(label, begin, min(end, last), (end - start).days + 1))
        begin = end + _DAY
    return tuple(found)


def finer(period: Period, than: Period) -> bool:
    """Whether one period is shorter than another."""
    order = list(Period)
    return order.index(period) < order.index(than)


def one_year_on(day: date) -> date:
    """The same day a year later; of 29 February the last of the month."""
    return _after(day, 12)


def _start_of(day: date, period: Period) -> date:
    months = _MONTHS[period]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _after(day: date, months: int) -> date:
    total = day.year * 12 + day.month - 1 + months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _label(day: date, period: Period) -> str:
    match period:
        case Period.MONTH:
            return f"{day.month}月"
        case Period.QUARTER:
            return f"{_QUARTERS[(day.month - 1) // 3]}季度"
        case Period.HALF_YEAR:
            return "上下"[(day.month - 1) // _MONTHS[period]] + "半年"
    return f"{day.year}年"
