"""Charts: every number stands in the drawing and in the table, and nothing leaves the drawing."""

from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.charts.ageing_bars import Age, ageing_bars, ages_of
from duizhao.core.charts.burn_down import Left, burn_down
from duizhao.core.charts.column_series import Period, column_series
from duizhao.core.charts.heat_map import LEVELS, Row, heat_map
from duizhao.core.charts.progress_bar import Progress, progress_bar

SMALL = st.integers(0, 10_000)


def test_a_bar_behind_its_plan_says_so_and_shows_the_gap() -> None:
    bar = progress_bar(Progress(label="调研", done=6, planned=9, target=12, unit="次"))
    assert bar.behind
    assert (bar.done, bar.planned, bar.target, bar.gap) == (180, 270, 360, 90)
    assert bar.summary == "调研：已完成 6，到今天应完成 9，目标 12 次"
    assert bar.numbers.rows == (("调研", 6, 9, 12),)


def test_more_than_the_target_moves_the_target_and_not_the_edge() -> None:
    bar = progress_bar(Progress(label="调研", done=16, target=12))
    assert (bar.done, bar.target, bar.planned, bar.behind) == (360, 270, None, False)


@given(done=SMALL, target=SMALL, planned=st.none() | SMALL)
def test_a_bar_never_leaves_its_drawing(done: int, target: int, planned: int | None) -> None:
    bar = progress_bar(Progress(label="项", done=done, target=target, planned=planned))
    assert all(0 <= place <= bar.width for place in (bar.done, bar.target, bar.planned or 0))
    assert bar.done + bar.gap <= bar.width


def test_a_column_is_short_only_once_its_period_is_over() -> None:
    series = column_series(
        [
            Period(label="一季度", value=2, target=2),
            Period(label="二季度", value=1, target=2),
            Period(label="三季度", value=0, target=2, over=False),
        ],
        unit="次",
    )
    assert [column.short for column in series.columns] == [False, True, False]
    assert series.summary == "3 期，共 3 次，1 期没有做够"
    assert series.numbers.rows[1] == ("二季度", 1, 2)


@given(st.lists(st.tuples(SMALL, st.none() | SMALL), max_size=40))
def test_columns_stand_on_the_base_and_side_by_side(rows: list[tuple[int, int | None]]) -> None:
    series = column_series(
        [Period(label=str(n), value=value, target=target) for n, (value, target) in enumerate(rows)]
    )
    assert all(column.top + column.height == series.base for column in series.columns)
    assert all(column.top >= 0 and column.note >= 0 for column in series.columns)
    lefts = [column.left for column in series.columns]
    assert lefts == sorted(lefts)
    assert all(column.left + column.width <= series.width + 2 for column in series.columns)


def test_a_heat_map_darkens_with_the_number_and_names_the_bare_rows() -> None:
    drawn = heat_map(
        ["1月", "2月", "3月"],
        [
            Row(label="办公室", values=(1, 3, 6)),
            Row(label="人事科", values=(0, 0, 2)),
            Row(label="水旱灾害防御指挥中心", values=(0, 0, 0), note="一次没有去"),
        ],
        what="部门",
    )
    assert [cell.level for cell in drawn.rows[0].cells] == [1, 2, LEVELS]
    assert drawn.rows[2].bare
    assert drawn.rows[2].shown_label == "水旱灾害防御指挥…"
    assert "水旱灾害防御指挥中心" in drawn.summary
    assert drawn.numbers.headings == ("部门", "1月", "2月", "3月", "合计", "说明")
    assert drawn.numbers.rows[0] == ("办公室", 1, 3, 6, 10, "")


def test_a_burn_down_draws_only_what_is_known() -> None:
    drawn = burn_down(
        [
            Left(label="2月", planned=12, left=12),
            Left(label="3月", planned=8, left=10),
            Left(label="4月", planned=4),
        ],
        unit="项",
    )
    assert len(drawn.dots) == 2
    assert len(drawn.planned.split()) == 3
    assert drawn.summary == "3月：还剩 10 项，按计划应剩 8"
    assert drawn.numbers.rows[2] == ("4月", 4, None)


@given(st.lists(st.tuples(SMALL, st.none() | SMALL), max_size=60))
def test_a_burn_down_stays_inside_its_frame(rows: list[tuple[int, int | None]]) -> None:
    drawn = burn_down([Left(label=str(n), planned=p, left=d) for n, (p, d) in enumerate(rows)])
    assert all(
        drawn.left <= dot.x <= drawn.right and 0 <= dot.y <= drawn.base for dot in drawn.dots
    )


def test_ages_fall_into_their_bars_and_what_never_was_is_late() -> None:
    ages = ages_of([0, 30, 31, 200, None], late_after=90)
    assert ages == (
        Age(label="30 天以内", number=2),
        Age(label="31—90 天", number=1),
        Age(label="91—180 天", number=0, late=True),
        Age(label="180 天以上", number=1, late=True),
        Age(label="一次也没有", number=1, late=True),
    )
    drawn = ageing_bars(ages)
    assert drawn.some_late
    assert [bar.number for bar in drawn.bars] == [2, 1, 0, 1, 1]
    assert all(bar.end <= drawn.width for bar in drawn.bars)


@given(st.lists(st.none() | st.integers(0, 2000), max_size=50))
def test_no_thing_is_lost_among_the_ages(days: list[int | None]) -> None:
    assert sum(age.number for age in ages_of(days)) == len(days)


def test_a_single_visit_is_never_the_darkest() -> None:
    drawn = heat_map(["1月"], [Row(label="办公室", values=(1,))])
    assert drawn.rows[0].cells[0].level == 1
