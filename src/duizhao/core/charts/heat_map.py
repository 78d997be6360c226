"""A heat map: rows by columns, each cell with its number, darker where there is more."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.core.charts.numbers import Numbers

LABELS, CELL, LINE, HEAD = 132, 30, 26, 22
LEVELS = 3
_LONGEST = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: what it is called, its numbers, and a word on it where something is to be said."""

    label: str
    values: tuple[int, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnCell:
    """A cell with its place; `level` 0 is nothing, LEVELS the darkest."""

    value: int
    left: int
    top: int
    middle: int
    text: int
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRow:
    """A row with its cells; `bare`: it has none but zeros."""

    label: str
    shown_label: str
    note: str
    text: int
    cells: tuple[DrawnCell, ...]
    bare: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnHead:
    """The head of a column and where it stands."""

    label: str
    middle: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """The rows and heads of a heat map."""

    heads: tuple[DrawnHead, ...]
    rows: tuple[DrawnRow, ...]
    width: int
    height: int
    summary: str
    numbers: Numbers
    cell: int = CELL - 2
    line: int = LINE - 2
    head: int = HEAD - 8
    labels: int = LABELS - 8


def heat_map(columns: Sequence[str], rows: Sequence[Row], *, what: str = "") -> HeatMap:
    """Draw rows by columns. Every row has as many numbers as there are columns."""
    most = max((value for row in rows for value in row.values), default=0)
    drawn = tuple(_row(row, place, most) for place, row in enumerate(rows))
    bare = [row.label for row in drawn if row.bare]
    summary = f"{len(rows)} 行、{len(columns)} 列"
    if bare:
        summary += f"；{len(bare)} 行全是空的：{'、'.join(bare)}"
    return HeatMap(
        heads=tuple(
            DrawnHead(label=label, middle=LABELS + CELL * place + CELL // 2 - 1)
            for place, label in enumerate(columns)
        ),
        rows=drawn,
        width=LABELS + CELL * max(len(columns), 1),
        height=HEAD + LINE * max(len(rows), 1),
        summary=summary,
        numbers=Numbers(
            (what, *columns, "合计", "说明"),
            tuple((row.label, *row.values, sum(row.values), row.note) for row in rows),
        ),
    )


def _row(row: Row, place: int, most: int) -> DrawnRow:
    top = HEAD + LINE * place
    cells = tuple(
        DrawnCell(
            value=value,
            left=LABELS + CELL * column,
            top=top,
            middle=LABELS + CELL * column + CELL // 2 - 1,
            text=top + LINE // 2 + 3,
            level=_level(value, most),
        )
        for column, value in enumerate(row.values)
    )
    short = row.label if len(row.label) <= _LONGEST else f"{row.label[: _LONGEST - 1]}…"
    return DrawnRow(
        label=row.label,
        shown_label=short,
        note=row.note,
        text=top + LINE // 2 + 3,
        cells=cells,
        bare=not any(row.values),
    )


def _level(value: int, most: int) -> int:
    """How dark a number is: small ones by themselves, so that a single one is never the darkest."""
    return 0 if value <= 0 else -(-LEVELS * value // max(most, LEVELS))
