"""A small series of columns by period, each beside what the plan asked of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.core.charts.numbers import Numbers

WIDTH, HEIGHT = 360, 150
TOP, BASE = 22, 122
_MOST_LABELS = 12
_NARROWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One period: what was done in it, what it asked for (None: nothing), whether it is over."""

    label: str
    value: int
    target: int | None = None
    over: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnColumn:
    """A column with its places; `target` is the height of the line of the plan. `short`: less than asked."""

    label: str
    shown_label: str
    value: int
    left: int
    width: int
    middle: int
    top: int
    height: int
    target: int | None
    short: bool
    note: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSeries:
    """The columns of a series."""

    columns: tuple[DrawnColumn, ...]
    summary: str
    numbers: Numbers
    width: int = WIDTH
    height: int = HEIGHT
    base: int = BASE

    @property
    def some_short(self) -> bool:
        """Whether a column is marked as short, which the key then explains."""
        return any(column.short for column in self.columns)

    @property
    def has_targets(self) -> bool:
        """Whether the plan has a line anywhere."""
        return any(column.target is not None for column in self.columns)


def column_series(periods: Sequence[Period], *, unit: str = "") -> ColumnSeries:
    """Draw the columns side by side; of many, only some carry their label."""
    most = max((max(one.value, one.target or 0) for one in periods), default=0) or 1
    step = WIDTH / max(len(periods), 1)
    every = -(-len(periods) // _MOST_LABELS) or 1
    columns = tuple(
        _column(one, round(place * step), step, most, labelled=place % every == 0)
        for place, one in enumerate(periods)
    )
    short = sum(column.short for column in columns)
    total = sum(one.value for one in periods)
    summary = f"{len(periods)} 期，共 {total}{f' {unit}' if unit else ''}"
    return ColumnSeries(
        columns=columns,
        summary=f"{summary}，{short} 期没有做够" if short else summary,
        numbers=Numbers(
            ("时段", "完成", "应完成"), tuple((one.label, one.value, one.target) for one in periods)
        ),
    )


def _column(one: Period, left: int, step: float, most: int, *, labelled: bool) -> DrawnColumn:
    height = round((BASE - TOP) * one.value / most)
    width = max(round(step * 0.6), _NARROWEST)
    inside = left + round(step * 0.2)
    target = None if one.target is None else BASE - round((BASE - TOP) * one.target / most)
    return DrawnColumn(
        label=one.label,
        shown_label=one.label if labelled else "",
        value=one.value,
        left=inside,
        width=width,
        middle=inside + width // 2,
        top=BASE - height,
        height=height,
        target=target,
        short=one.over and one.target is not None and one.value < one.target,
        note=min(BASE - height, BASE if target is None else target) - 5,
    )
