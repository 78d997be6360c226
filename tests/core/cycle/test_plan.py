"""The proposed plan lies in the window, keeps the order of the stages, and never begins in the past."""

from datetime import date

from duizhao.core.cycle.plan import proposed_plan, proposed_sitting
from duizhao.core.cycle.stages import Stage

TODAY = date(2025, 12, 15)


def test_the_sitting_is_a_working_day_in_the_window_with_time_to_prepare() -> None:
    day = proposed_sitting(date(2026, 1, 1), date(2026, 2, 28), today=TODAY)
    assert day == date(2026, 1, 19)
    assert day.weekday() == 0


def test_a_short_window_gives_its_last_day() -> None:
    assert proposed_sitting(date(2025, 12, 20), date(2025, 12, 21), today=TODAY) == date(
        2025, 12, 21
    )


def test_every_stage_has_dates_and_what_comes_before_the_sitting_is_due_before_it() -> None:
    sitting = date(2026, 1, 30)
    plan = proposed_plan(sitting, today=TODAY)
    assert set(plan) == set(Stage)
    before = [Stage.PLAN, Stage.OPINIONS, Stage.TALKS, Stage.PROBLEMS, Stage.STATEMENTS]
    dues = [plan[stage].due for stage in before]
    assert dues == sorted(dues)
    assert dues[-1] < sitting < plan[Stage.REPORT].due


def test_nothing_begins_in_the_past() -> None:
    plan = proposed_plan(date(2025, 12, 26), today=TODAY)
    assert min(dates.begins for dates in plan.values()) == TODAY
