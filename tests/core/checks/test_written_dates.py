"""Dates as they are written: which exist, which come first, which periods run backwards."""

import pytest

from duizhao.core.checks.questions.written_dates import date_of, dates_in, reversed_periods_in


@pytest.mark.parametrize(
    ("words", "exists"),
    [
        ("2月30日", False),
        ("2023年2月29日", False),
        ("2024年2月29日", True),
        ("2月29日", True),
        ("4月31日", False),
        ("12月31日", True),
        ("2024年13月", False),
        ("3月0日", False),
    ],
)
def test_a_date_exists_when_the_calendar_has_it(words: str, *, exists: bool) -> None:
    assert [date.exists for date in dates_in(f"会议{words}召开")] == [exists]


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2023年", "2024年", True),
        ("2024年3月", "2024年5月2日", True),
        ("2024年3月", "2024年", False),
        ("3月5日", "2024年3月6日", False),
        ("2024年5月2日", "2024年5月2日", False),
    ],
)
def test_one_date_is_before_another_only_for_certain(one: str, other: str, *, before: bool) -> None:
    assert date_of(one, 0).before(date_of(other, 0)) is before


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("2024年9月至2024年3月", 1),
        ("2023年9月至2024年3月", 0),
        ("3月15日至10日", 1),
        ("3月15日—3月20日", 0),
        ("9月至3月", 0),
    ],
)
def test_a_period_runs_backwards_only_beyond_doubt(words: str, count: int) -> None:
    assert len(list(reversed_periods_in(words))) == count
