"""Progress: what a promise asks for by a day, and what the entries say to it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.indicators.periods import Period, stretches
from duizhao.core.indicators.progress import Counted, Plan, StandingState, standing

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
QUARTERLY = Plan(target=2, first=FIRST, last=LAST, period=Period.QUARTER)
SPREAD = Plan(target=12, first=FIRST, last=LAST, period=Period.YEAR, rhythm=Period.QUARTER, grace=5)


def test_quarters_are_those_of_the_calendar_and_cut_at_the_ends() -> None:
    found = stretches(date(2025, 2, 1), date(2026, 1, 31), Period.QUARTER)
    assert [one.label for one in found] == ["一季度", "二季度", "三季度", "四季度", "一季度"]
    assert [one.days for one in found] == [59, 91, 92, 92, 31]


def test_a_year_counts_from_the_first_day() -> None:
    found = stretches(date(2025, 2, 1), date(2026, 1, 31), Period.YEAR)
    assert [(one.first, one.last) for one in found] == [(date(2025, 2, 1), date(2026, 1, 31))]


def test_what_is_too_much_in_one_quarter_does_not_count_in_the_next() -> None:
    done = [Counted(date(2025, 2, 3), 4)]
    here = standing(QUARTERLY, done, today=date(2025, 6, 20))
    assert (here.state, here.missing, here.due) == (StandingState.SOON, 2, date(2025, 6, 30))
    assert (here.done, here.planned, here.target) == (4, 2, 8)
    assert not here.missed


def test_a_quarter_that_is_over_and_short_stays_missed() -> None:
    here = standing(QUARTERLY, [Counted(date(2025, 2, 3))], today=date(2025, 5, 1))
    assert [(one.label, one.missing) for one in here.missed] == [("一季度", 1)]
    assert here.state is StandingState.ON_TRACK
    assert here.late


def test_within_a_year_the_rhythm_adds_up() -> None:
    done = [Counted(date(2025, 1, 10), 5)]
    ahead = standing(SPREAD, done, today=date(2025, 4, 20))
    assert (ahead.state, ahead.behind, ahead.planned) == (StandingState.ON_TRACK, 0, 3)
    just = standing(SPREAD, done, today=date(2025, 7, 3))
    assert (just.state, just.behind, just.missing) == (StandingState.BEHIND, 1, 4)
    later = standing(SPREAD, done, today=date(2025, 7, 9))
    assert later.state is StandingState.OVERDUE


def test_before_the_run_nothing_is_asked_and_after_it_what_lacks_is_overdue() -> None:
    assert standing(SPREAD, [], today=date(2024, 12, 31)).state is StandingState.NOT_BEGUN
    over = standing(SPREAD, [Counted(LAST, 11)], today=date(2026, 1, 12))
    assert (over.state, over.behind, over.missing, over.due) == (
        StandingState.OVERDUE, 1, 0, None,
    )  # fmt: skip
    assert standing(SPREAD, [Counted(LAST, 12)], today=LAST).state is StandingState.REACHED


def test_a_run_that_cuts_a_quarter_asks_less_of_it() -> None:
    plan = Plan(target=3, first=date(2025, 2, 1), last=date(2026, 1, 31), period=Period.QUARTER)
    asked = [step.quota for step in standing(plan, [], today=date(2025, 2, 1)).steps]
    assert asked == [1, 3, 3, 3, 1]


@given(
    target=st.integers(0, 40),
    length=st.integers(0, 900),
    periods=st.tuples(st.sampled_from(list(Period)), st.none() | st.sampled_from(list(Period))),
    days=st.lists(st.tuples(st.integers(-30, 900), st.integers(1, 5)), max_size=20),
    today=st.integers(-40, 1000),
)
def test_steps_tile_the_run_and_their_quotas_add_up(
    target: int,
    length: int,
    periods: tuple[Period, Period | None],
    days: list[tuple[int, int]],
    today: int,
) -> None:
    last, (period, rhythm) = FIRST + timedelta(days=length), periods
    plan = Plan(target=target, first=FIRST, last=last, period=period, rhythm=rhythm)
    rows = [Counted(FIRST + timedelta(days=n), amount) for n, amount in days]
    here = standing(plan, rows, today=FIRST + timedelta(days=today))
    assert here.steps[0].first == FIRST
    assert here.steps[-1].last == last
    pairs = zip(here.steps, here.steps[1:], strict=False)
    assert all(one.last + timedelta(days=1) == two.first for one, two in pairs)
    assert sum(step.quota for step in here.steps) == here.target
    assert sum(step.done for step in here.steps) == here.done
    assert 0 <= here.planned <= here.target
    assert here.behind >= 0
