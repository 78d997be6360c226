"""Fills the rows of a form that somebody else has made, and leaves everything else of it as it is."""

import io
import re
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Generic

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.sheets.list_kind import C, ListKind
from duizhao.core.sheets.read_sheet import read_form

Value = str | int | float | date | None
_FORMULA = ("=", "+", "-", "@")
_BELOW = re.compile(
    "^(?:填表|制表|填报|审核|审签|审批|负责人|联系|单位|合计|总计|小计|日期|备注|说明|注)"
)


@dataclass(frozen=True)
class Filled(Generic[C]):
    """A form that was filled: the file, which heading got which column, which headings stayed empty."""

    content: bytes
    columns: Mapping[str, C]
    empty: tuple[str, ...]


def fill_form(
    data: bytes,
    kind: ListKind[C],
    rows: Sequence[Mapping[C, Value]],
    *,
    remembered: Mapping[str, str],
) -> Filled[C]:
    """The form with a line for each row, under the headings that it has; the original stays as it is.

    `remembered` is the column map of this office. Lines look as the first line under the headings
    does; what stands below the table moves down. Raises Unreadable for a form without headings,
    and for one that already holds rows.
    """
    form = read_form(data, kind, headings=frozenset(remembered))
    columns = kind.columns_of(form.headings, remembered)
    workbook = load_workbook(io.BytesIO(data))
    page = workbook[form.name]
    first = form.head + 1
    _make_room(page, first, _free(page, first), len(rows))
    for line, row in enumerate(rows, first):
        for heading, column in columns.items():
            _write(page, line, form.places[heading], row.get(column))
    content = io.BytesIO()
    workbook.save(content)
    empty = tuple(heading for heading in form.headings if heading not in columns)
    return Filled(content.getvalue(), columns, empty)


def _free(page: Worksheet, first: int) -> int:
    """How many lines are free between the headings and what stands below the table."""
    for line, cells in enumerate(page.iter_rows(min_row=first, values_only=True)):
        said = [str(cell).strip() for cell in cells if cell is not None and str(cell).strip()]
        if not said or (said[0].rstrip(".、").isdigit() and len(said) == 1):
            continue
        if len(said) > 1 and not any(map(_BELOW.search, said)):
            raise Unreadable(
                f"表里第 {first + line} 行起已经有内容，填进去会和它混在一起。",
                "请传一张空表（只有表头和表下的签字栏）。",
            )
        return line
    return max(page.max_row + 1 - first, 0)


def _make_room(page: Worksheet, first: int, free: int, wanted: int) -> None:
    """Let there be as many lines as are wanted, all looking like the first, the rest moved down."""
    more = wanted - free
    if more > 0:
        at = first + free
        moved = [merged for merged in page.merged_cells.ranges if merged.min_row >= at]
        heights = {row: page.row_dimensions[row].height for row in range(at, page.max_row + 1)}
        page.insert_rows(at, more)
        for merged in moved:
            merged.shift(row_shift=more)
        for row, height in heights.items():
            page.row_dimensions[row + more].height = height
    for line in range(first + 1, first + wanted):
        page.row_dimensions[line].height = page.row_dimensions[first].height
        for place in range(1, page.max_column + 1):
            like, cell = page.cell(first, place), page.cell(line, place)
            if isinstance(like, Cell) and isinstance(cell, Cell) and like.has_style:
                _look_like(cell, like)


def _look_like(cell: Cell, like: Cell) -> None:
    for part in ("font", "fill", "border", "alignment", "protection", "number_format"):
        setattr(cell, part, copy(getattr(like, part)))


def _write(page: Worksheet, line: int, place: int, value: Value) -> None:
    cell = page.cell(line, place)
    if value is None or not isinstance(cell, Cell):
        return
    cell.value = value
    if isinstance(value, str) and value.startswith(_FORMULA):
        cell.data_type = "s"
        cell.quotePrefix = True
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
