"""The proposed plan lies in the window, keeps the order of the stages, and never begins in the past."""

from datetime import date, timedelta

import pytest

from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.parameters import parameters_of
from duizhao.core.cycle.plan import (
    Dates,
    EarlierDates,
    proposed_plan,
    proposed_sitting,
    shifted_plan,
)
from duizhao.core.cycle.shipped_holidays import shipped_holidays
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.terms import Reckoning, term_of_special, terms_from_sitting
from duizhao.core.cycle.workdays import Workdays

TODAY = date(2025, 12, 15)
WORKDAYS = Workdays(shipped_holidays())
BEFORE = [Stage.PLAN, Stage.OPINIONS, Stage.TALKS, Stage.PROBLEMS, Stage.STATEMENTS]


def reckoning(**parameters: object) -> Reckoning:
    return Reckoning(parameters_of(parameters, MeetingKind.ANNUAL), WORKDAYS)


def sitting(first: date, last: date, today: date = TODAY) -> date:
    return proposed_sitting(first, last, today=today, workdays=WORKDAYS)


def test_the_sitting_is_a_working_day_in_the_window_with_time_to_prepare() -> None:
    day = sitting(date(2026, 1, 1), date(2026, 2, 28))
    assert day == date(2026, 1, 19)
    assert day.weekday() == 0


def test_the_sitting_avoids_holidays_and_may_take_a_day_made_up_for() -> None:
    in_spring_festival = sitting(date(2026, 2, 16), date(2026, 3, 10), date(2026, 1, 5))
    assert in_spring_festival == date(2026, 2, 24)
    assert sitting(date(2026, 2, 14), date(2026, 2, 20), date(2025, 12, 1)) == date(2026, 2, 14)


def test_where_only_earlier_days_of_the_window_are_worked_one_of_them_is_taken() -> None:
    assert sitting(date(2026, 2, 12), date(2026, 2, 20), date(2026, 2, 10)) == date(2026, 2, 14)


def test_a_short_window_gives_its_last_day() -> None:
    assert sitting(date(2025, 12, 20), date(2025, 12, 21)) == date(2025, 12, 21)


@pytest.mark.parametrize(
    "parameters", [{}, {"texts_to_superior": 20, "notice_to_superior": 60}, {"counting": "working"}]
)
def test_every_stage_has_dates_and_what_comes_before_the_sitting_is_due_before_it(
    parameters: dict[str, object],
) -> None:
    day = date(2026, 3, 30)
    plan = proposed_plan(day, today=TODAY, by=reckoning(**parameters))
    assert set(plan) == set(Stage)
    dues = [plan[stage].due for stage in BEFORE]
    assert dues == sorted(dues)
    assert dues[-1] < day < plan[Stage.REPORT].due
    assert all(at.begins <= at.due for at in plan.values())


def test_nothing_begins_in_the_past() -> None:
    plan = proposed_plan(date(2025, 12, 26), today=TODAY, by=reckoning())
    assert min(dates.begins for dates in plan.values()) == TODAY


def test_the_days_of_the_notice_move_the_plan() -> None:
    day = date(2026, 3, 30)
    by = reckoning(texts_to_superior=10, notice_to_superior=45, report_after=7)
    usual, plan = (proposed_plan(day, today=TODAY, by=each) for each in (reckoning(), by))
    assert plan[Stage.STATEMENTS].due == day - timedelta(days=10)
    assert plan[Stage.TALKS].due == usual[Stage.TALKS].due - timedelta(days=6)
    assert plan[Stage.PLAN].due == day - timedelta(days=45)
    assert plan[Stage.REPORT].due == day + timedelta(days=7)


def test_terms_are_counted_in_calendar_or_in_working_days() -> None:
    day = date(2026, 2, 25)
    calendar = [term.last.day for term in terms_from_sitting(day, reckoning())]
    working = [term.last.day for term in terms_from_sitting(day, reckoning(counting="working"))]
    assert calendar == [
        date(2026, 2, 10), date(2026, 2, 18), date(2026, 2, 21), date(2026, 3, 12),
    ]  # fmt: skip
    assert working == [
        date(2026, 1, 28), date(2026, 2, 9), date(2026, 2, 12), date(2026, 3, 17),
    ]  # fmt: skip


def test_a_special_meeting_has_a_last_day_only_where_the_notice_sets_one() -> None:
    assert term_of_special(date(2026, 1, 9), reckoning()) is None
    term = term_of_special(date(2026, 1, 9), reckoning(special_within=30))
    assert term is not None
    assert (term.last.day, term.counted) == (date(2026, 2, 8), "事后 30 个自然日")


def test_an_earlier_plan_is_moved_with_the_days_between_its_stages() -> None:
    proposed = {
        Stage.TALKS: Dates(date(2026, 1, 5), date(2026, 1, 20)),
        Stage.STUDY: Dates(date(2026, 1, 2), date(2026, 1, 22)),
        Stage.SITTING: Dates(date(2026, 1, 30), date(2026, 1, 30)),
    }
    earlier = {
        Stage.TALKS: EarlierDates(date(2025, 1, 2), date(2025, 1, 13)),
        Stage.STUDY: EarlierDates(None, None),
        Stage.SITTING: EarlierDates(None, date(2025, 1, 21)),
    }
    plan = shifted_plan(earlier, date(2025, 1, 21), proposed, today=TODAY)
    assert plan == {
        Stage.TALKS: Dates(date(2026, 1, 11), date(2026, 1, 22)),
        Stage.STUDY: proposed[Stage.STUDY],
        Stage.SITTING: proposed[Stage.SITTING],
    }
