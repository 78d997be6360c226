"""A table that is both: one in a paper, and a sheet of a workbook."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from duizhao.core.layout.paper import Table, TableColumn, chinese_date
from duizhao.core.reports.sheets import Column, Style, Value

_CENTRED = frozenset({Style.COUNT, Style.DAY})


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns and rows under a name. Widths count characters, on paper they are shares of the page."""

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Value, ...]]

    def table(self, *, row_height: float = 0.0) -> Table:
        """The table as a paper shows it."""
        return Table(
            columns=tuple(
                TableColumn(one.head, one.width, centred=one.style in _CENTRED)
                for one in self.columns
            ),
            rows=tuple(tuple(map(_words, row)) for row in self.rows),
            row_height=row_height,
        )


def form(rows: Sequence[tuple[str, str]], *, row_height: float = 0.0, label: float = 1.0) -> Table:
    """A form: what is asked on the left, what was said on the right; `label` is the left one's share of five."""
    columns = (TableColumn("", label, centred=True), TableColumn("", 5 - label))
    return Table(columns, tuple(rows), headless=True, row_height=row_height)


def _words(value: Value) -> str:
    match value:
        case None:
            return ""
        case date():
            return chinese_date(value).replace("年", "年\n", 1)
        case _:
            return str(value)
