"""Gaps in coverage, days between two dates, and what the rule needs of a decision."""

from datetime import date

from duizhao.core.cycle.shipped_holidays import shipped_holidays
from duizhao.core.cycle.workdays import Counting, Workdays
from duizhao.core.indicators.checklist import Decision, Matter, Point, unmet
from duizhao.core.indicators.coverage import CoverState, Visit, by_month, coverage, gaps
from duizhao.core.indicators.kinds import (
    COUNT_UNIT_LABELS,
    COVERAGE_SOURCE_LABELS,
    INDICATOR_KIND_LABELS,
    KINDS,
    CountUnit,
    CoverageSource,
    IndicatorKind,
)
from duizhao.core.indicators.lag import lag, spread

TODAY = date(2026, 1, 12)
SET = ((1, "办公室"), (2, "河湖管理科"), (3, "人事科"))
VISITS = (Visit(1, date(2026, 1, 5)), Visit(1, date(2025, 12, 2), 2), Visit(2, date(2025, 6, 3)))


def test_every_kind_unit_and_source_has_its_label_and_its_beginning() -> None:
    assert set(KINDS) == set(IndicatorKind) == set(INDICATOR_KIND_LABELS)
    assert set(COUNT_UNIT_LABELS) == set(CountUnit)
    assert set(COVERAGE_SOURCE_LABELS) == set(CoverageSource)


def test_who_had_nothing_and_who_had_nothing_for_too_long_are_gaps() -> None:
    found = coverage(SET, VISITS, today=TODAY, stale_after=90)
    assert [(one.times, one.age) for one in found] == [(3, 7), (1, 223), (0, None)]
    assert [one.state for one in gaps(found)] == [CoverState.STALE, CoverState.NEVER]


def test_months_of_the_future_are_not_shown_and_of_a_long_run_the_last_twelve() -> None:
    months, rows = by_month(
        SET, VISITS, first=date(2024, 6, 1), last=date(2026, 6, 30), today=TODAY
    )
    assert (months[0], months[-1], len(months)) == ("2月", "1月", 12)
    assert rows[0].values == (0,) * 10 + (2, 1)
    assert rows[1].values[4] == 1


def test_working_days_leave_out_the_holidays() -> None:
    known = Workdays(tuple(shipped_holidays()))
    since, on = date(2025, 9, 30), date(2025, 10, 10)
    assert lag(since, on, counting=Counting.CALENDAR, workdays=known).days == 10
    assert lag(since, on, counting=Counting.WORKING, workdays=known).days == 2
    assert lag(on, since, counting=Counting.CALENDAR, workdays=known).days == 0
    assert lag(date(2041, 1, 1), date(2041, 1, 9), counting=Counting.WORKING, workdays=known).unknown_years == (2041,)  # fmt: skip


def test_figures_at_the_limit_keep_it() -> None:
    found = spread([15, 3, 40], limit=15)
    assert (found.number, found.over, found.middle, found.largest) == (3, 1, 15, 40)
    assert spread([], limit=15).middle is None


def decision(**rest: object) -> Decision:
    facts = {
        "matter": Matter.MAJOR, "material_days": 3, "present": 4, "entitled": 7,
        "kept": frozenset(Point), **rest,
    }  # fmt: skip
    return Decision(**facts)  # type: ignore[arg-type]


def test_a_decision_by_the_rule_lacks_nothing() -> None:
    assert unmet(decision(), {}) == ()


def test_each_point_of_the_list_is_named_with_its_figure() -> None:
    lacking = unmet(
        decision(
            matter=Matter.PERSONNEL, material_days=1, kept=frozenset(Point) - {Point.LEADER_LAST}
        ),
        {},
    )
    assert lacking == (
        "没有做到：主要负责人最后表态",
        "材料提前 1 天送达，要求至少 3 天",
        "应到 7 人，到会 4 人，要求至少 5 人",
    )


def test_a_figure_that_is_set_otherwise_holds() -> None:
    assert unmet(decision(material_days=2), {"material_days": 2, "quorum": "4/7"}) == ()
