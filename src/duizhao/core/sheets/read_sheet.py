"""Reads the first sheet of an .xlsx file from a stranger: headings over one row or several, merged cells, blank rows."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook

from duizhao.core.outline.container.safe_zip import SafeZip, open_zip
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.sheets.list_kind import C, ListKind

MOST_ROWS, MOST_COLUMNS = 5_000, 100
HEAD_WITHIN = 20
_LEAST_HEADINGS = 2
_SAVE_AS = "请用 WPS 或 Excel 打开，另存为 .xlsx 再传。"
_LIMITS = Limits(member_bytes=32 * 2**20, unpacked_bytes=96 * 2**20)
_PLACE = re.compile(rb"""<(?:\w+:)?(c|row)\b[^>]*?\sr=["']([A-Z]{0,3})(\d{1,9})["']""")

Cell = str | float | bool | date
Merge = tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Row:
    """A row that says something: its number in the file (from 1) and its cells by heading."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read. `places` is the number (from 1) of each heading's column in the file.

    `skipped` are rows that say one thing only, as a remark under the table does; `head` is the
    number of the last row of headings.
    """

    name: str
    headings: tuple[str, ...]
    places: Mapping[str, int]
    rows: tuple[Row, ...]
    skipped: tuple[int, ...] = ()
    head: int = 1


def read_sheet(
    data: bytes, kind: "ListKind[C]", *, headings: frozenset[str] = frozenset()
) -> Sheet:
    """The list of a kind in an .xlsx file; `headings` are those that this office is known to use.

    Raises Unreadable for other files, too large ones, and those without a row of headings.
    """
    sheet = read_form(data, kind, headings=headings)
    if not sheet.rows:
        raise Unreadable(f"表头下面没有{kind.rows}。", "请在表头下面填好内容，再传。")
    return sheet


def read_form(data: bytes, kind: "ListKind[C]", *, headings: frozenset[str] = frozenset()) -> Sheet:
    """The same of a form, which has headings and need not have a row. Raises Unreadable."""
    grid, merges, name = _grid(data, kind.rows)
    _fill(grid, merges)
    first = _head_row(grid, kind, headings)
    last = max(
        (bottom for (top, _), (bottom, _) in merges if top <= first <= bottom), default=first
    )
    places = _headings(grid[first : last + 1])
    rows, skipped = [], []
    for at, cells in enumerate(grid[last + 1 :], last + 2):
        said = {str(cell) for cell in cells if cell != ""}
        if len(said) > 1:
            filled = {
                heading: cells[place] for heading, place in places.items() if cells[place] != ""
            }
            rows.append(Row(at, filled))
        elif said:
            skipped.append(at)
    shown = {heading: place + 1 for heading, place in places.items()}
    return Sheet(name, tuple(places), shown, tuple(rows), tuple(skipped), last + 1)


def _grid(data: bytes, rows: str) -> tuple[list[list[Cell]], list[Merge], str]:
    archive = open_zip(data, _LIMITS)
    if "xl/workbook.xml" not in archive:
        raise Unreadable("这不是 .xlsx 表格。", _SAVE_AS)
    _bounded(archive, rows)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = workbook.get_sheet_by_index(_sheet_with(workbook, rows))
        grid = [[_cell(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    except (CalamineError, IndexError, ValueError) as error:
        raise Unreadable("表格已经损坏，读不出来。", _SAVE_AS) from error
    return grid, list(sheet.merged_cell_ranges or []), sheet.name


def _sheet_with(workbook: CalamineWorkbook, rows: str) -> int:
    """The sheet named like the rows, else the first that doesn't only explain."""
    names = workbook.sheet_names
    if rows in names:
        return names.index(rows)
    return next((at for at, name in enumerate(names) if name != "说明"), 0)


def _bounded(archive: SafeZip, rows: str) -> None:
    """Unpack everything once within the limits, and look how far the sheets reach.

    A single cell in the last corner would make the reader build a table of billions.
    """
    for name in archive.names:
        content = archive.read(name)
        if not name.startswith("xl/worksheets/"):
            continue
        for found in _PLACE.finditer(content):
            _, letters, row = found.groups()
            if int(row) > MOST_ROWS or _column_number(letters) > MOST_COLUMNS:
                raise Unreadable(
                    f"表格超过 {MOST_ROWS} 行或 {MOST_COLUMNS} 列。",
                    f"请只留{rows}那一部分，删掉后面多余的行和列，另存后再传。",
                )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _cell(value: object) -> Cell:
    match value:
        case bool() | date():
            return value.date() if isinstance(value, datetime) else value
        case int() | float():
            return float(value)
        case time() | timedelta():
            return str(value)
    return str(value).strip()


def _fill(grid: list[list[Cell]], merges: Sequence[Merge]) -> None:
    """Let every cell of a merged range say what its first says."""
    for (top, left), (bottom, right) in merges:
        if top >= len(grid) or left >= len(grid[top]):
            continue
        for row in grid[top : bottom + 1]:
            for place in range(left, min(right + 1, len(row))):
                row[place] = grid[top][left]


def _head_row(grid: Sequence[Sequence[Cell]], kind: "ListKind[C]", headings: frozenset[str]) -> int:
    def recognised(row: Sequence[Cell]) -> int:
        words = {str(cell) for cell in row}
        return len({kind.known(word) for word in words} - {None} | words & headings)

    for at, row in enumerate(grid[:HEAD_WITHIN]):
        if recognised(row) >= _LEAST_HEADINGS:
            return at
    wanted = "".join(f"“{kind.labels[one]}”" for one in kind.required)
    raise Unreadable(
        f"前 {HEAD_WITHIN} 行里没有找到表头。",
        f"表头要写明{wanted}等列名；也可以下载模板，把{kind.rows}粘贴进去再传。",
    )


def _headings(head: Sequence[Sequence[Cell]]) -> dict[str, int]:
    """The lowest heading over each column; one that stands twice is told apart by its number."""
    places: dict[str, int] = {}
    for place in range(len(head[0])):
        words = [str(row[place]) for row in head if row[place] != ""]
        if not words:
            continue
        heading = "".join(words[-1].split())[:60]
        count = 2
        while heading in places:
            heading, count = f"{heading.rstrip('0123456789')}{count}", count + 1
        places[heading] = place
    return places
