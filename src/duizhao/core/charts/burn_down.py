"""A burn-down: how much was left at each date, against how much the plan leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.core.charts.numbers import Numbers

WIDTH, HEIGHT = 360, 170
LEFT, RIGHT, TOP, BASE = 34, 334, 14, 138
_MOST_LABELS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """At a date: how much the plan leaves, and how much was left (None: not yet known)."""

    label: str
    planned: int
    left: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A point of a line."""

    x: int
    y: int
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A word at a place along an edge."""

    at: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnDown:
    """The two lines of a burn-down with the marks at its edges."""

    planned: str
    real: str
    dots: tuple[Dot, ...]
    dates: tuple[Mark, ...]
    amounts: tuple[Mark, ...]
    summary: str
    numbers: Numbers
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    base: int = BASE


def burn_down(dates: Sequence[Left], *, unit: str = "") -> BurnDown:
    """Draw the line of the plan broken, and what is left as a line with dots."""
    most = max((max(one.planned, one.left or 0) for one in dates), default=0) or 1
    every = -(-len(dates) // _MOST_LABELS) or 1
    planned = [(_x(place, len(dates)), _y(one.planned, most)) for place, one in enumerate(dates)]
    dots = tuple(
        Dot(x=_x(place, len(dates)), y=_y(one.left, most), value=one.left)
        for place, one in enumerate(dates)
        if one.left is not None
    )
    return BurnDown(
        planned=_line(planned),
        real=_line([(dot.x, dot.y) for dot in dots]),
        dots=dots,
        dates=tuple(
            Mark(at=_x(place, len(dates)), words=one.label)
            for place, one in enumerate(dates)
            if place % every == 0
        ),
        amounts=tuple(
            Mark(at=_y(value, most), words=str(value)) for value in sorted({0, most // 2, most})
        ),
        summary=_summary(dates, unit),
        numbers=Numbers(
            ("日期", "按计划还剩", "实际还剩"),
            tuple((one.label, one.planned, one.left) for one in dates),
        ),
    )


def _x(place: int, number: int) -> int:
    return LEFT if number <= 1 else LEFT + round((RIGHT - LEFT) * place / (number - 1))


def _y(value: int, most: int) -> int:
    return BASE - round((BASE - TOP) * value / most)


def _line(points: Sequence[tuple[int, int]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def _summary(dates: Sequence[Left], unit: str) -> str:
    known = [one for one in dates if one.left is not None]
    if not known:
        return "还没有数"
    last = known[-1]
    return f"{last.label}：还剩 {last.left}{f' {unit}' if unit else ''}，按计划应剩 {last.planned}"
