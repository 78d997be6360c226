"""Days are counted over holidays and days made up for; a year without data is told."""

from datetime import date, timedelta

import pytest

from duizhao.core.cycle.shipped_holidays import shipped_holidays
from duizhao.core.cycle.workdays import (
    SATURDAY,
    Counting,
    HolidayYear,
    LastDay,
    Workdays,
)

SHIPPED = shipped_holidays()
WORKDAYS = Workdays(SHIPPED)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2024, 2, 9), True),
        (date(2024, 2, 18), True),
        (date(2024, 4, 5), False),
        (date(2025, 1, 26), True),
        (date(2025, 10, 8), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 3), False),
        (date(2026, 1, 4), True),
        (date(2026, 1, 12), True),
        (date(2026, 9, 20), True),
        (date(2026, 10, 11), False),
    ],
)
def test_a_day_is_worked_or_not(day: date, works: bool) -> None:  # noqa: FBT001  a table of cases
    assert WORKDAYS.works(day) is works


def test_calendar_days_are_counted_from_the_day_after() -> None:
    last = WORKDAYS.last_day(date(2026, 1, 12), 15, Counting.CALENDAR)
    assert last == LastDay(date(2026, 1, 27))


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2026, 2, 13), 3, date(2026, 2, 25)),
        (date(2026, 2, 24), -2, date(2026, 2, 13)),
        (date(2025, 12, 31), 1, date(2026, 1, 4)),
    ],
)
def test_working_days_leave_out_holidays_and_count_days_made_up_for(
    start: date, days: int, last: date
) -> None:
    assert WORKDAYS.last_day(start, days, Counting.WORKING) == LastDay(last)


def test_a_term_that_runs_into_a_year_without_data_says_so() -> None:
    last = Workdays(()).last_day(date(2026, 12, 30), 5, Counting.WORKING)
    assert last == LastDay(date(2027, 1, 6), (2026, 2027))
    assert WORKDAYS.last_day(date(2026, 12, 30), 5, Counting.WORKING).unknown_years == (2027,)
    assert not WORKDAYS.last_day(date(2026, 12, 30), 5, Counting.CALENDAR).unknown_years


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda year: str(year.year))
def test_a_year_that_ships_names_its_notice_and_makes_up_on_weekends_only(
    shipped: HolidayYear,
) -> None:
    assert shipped.verified
    assert f"关于{shipped.year}年部分节假日安排的通知" in shipped.source
    worked = {day for holiday in shipped.holidays for day in holiday.worked}
    off = {day for holiday in shipped.holidays for day in holiday.days()}
    assert all(day.weekday() >= SATURDAY for day in worked)
    assert not worked & off
    assert all(abs(day.year - shipped.year) <= 1 for day in worked | off)


@pytest.mark.parametrize(("year", "days"), [(2024, 251), (2025, 248), (2026, 248)])
def test_a_year_has_as_many_working_days_as_its_notice_leaves(year: int, days: int) -> None:
    first = date(year, 1, 1)
    length = (date(year + 1, 1, 1) - first).days
    assert sum(WORKDAYS.works(first + timedelta(days=each)) for each in range(length)) == days
