"""Lays out one sheet of a workbook: heads, widths, filters, frozen panes, and how it prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil
from typing import Any

Value = str | int | float | date | None


class Style(StrEnum):
    """How the cells of a column look."""

    WORDS = "words"
    LONG = "long"
    COUNT = "count"
    SHARE = "share"
    DAY = "day"


STYLES: Mapping[Style, Mapping[str, object]] = {
    Style.WORDS: {"num_format": "@", "align": "left", "indent": 1},
    Style.LONG: {"num_format": "@", "align": "left", "indent": 1, "text_wrap": True},
    Style.COUNT: {"num_format": "0", "align": "right"},
    Style.SHARE: {"num_format": "0.0%", "align": "right"},
    Style.DAY: {"num_format": "yyyy-mm-dd", "align": "left", "indent": 1},
}
_FONT = {"font_name": "微软雅黑", "font_size": 10, "valign": "top"}
_RULE = {"bottom": 1, "bottom_color": "#DDD4C3"}
_HEAD = {"bold": True, "text_wrap": True, "bottom": 1, "bg_color": "#EFE6D6", "valign": "vcenter"}
_A4 = 9
_HEAD_HEIGHT = 45
_LINE, _HIGHEST = 16, 409
_MARGIN = 1
_PAGE_WIDTH = 230
"""How many characters of a table fit side by side on a landscape page and can still be read."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters of the default font, and its look."""

    head: str
    width: float
    style: Style = Style.WORDS


class Book:
    """A workbook under construction, with the looks that all its sheets share.

    `head` stands at the top of every printed page.
    """

    def __init__(self, workbook: Any, head: str = "检查结果") -> None:  # noqa: ANN401  XlsxWriter brings no types
        self._book = workbook
        self._head = head
        self._looks = {
            style: workbook.add_format({**_FONT, **_RULE, **look}) for style, look in STYLES.items()
        }
        self._heads = {
            style: workbook.add_format({**_FONT, **_HEAD, **_aligned(look)})
            for style, look in STYLES.items()
        }
        self._plain = workbook.add_format({**_FONT, "text_wrap": True})
        self._title = workbook.add_format({**_FONT, "bold": True, "font_size": 14})

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Value]],
        *,
        fixed: int = 1,
    ) -> None:
        """Add a sheet with one head row; the first `fixed` columns stay in view and repeat in print."""
        sheet = self._book.add_worksheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.head, self._heads[column.style])
        for line, row in enumerate(rows, 1):
            sheet.set_row(line, min(_LINE * _lines(columns, row), _HIGHEST))
            for place, (value, column) in enumerate(zip(row, columns, strict=True)):
                self._write(sheet, line, place, value, column.style)
        sheet.set_row(0, _HEAD_HEIGHT)
        sheet.freeze_panes(1, fixed)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.print_area(0, 0, len(rows), len(columns) - 1)
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, fixed - 1)
        self._page(sheet, name)
        sheet.set_landscape()
        sheet.fit_to_pages(ceil(sum(column.width for column in columns) / _PAGE_WIDTH), 0)

    def notes(self, name: str, title: str, lines: Sequence[tuple[str, str]]) -> None:
        """Add a sheet that explains: a title, then terms with what they mean."""
        sheet = self._book.add_worksheet(name)
        sheet.set_column(0, 0, 16, self._plain)
        sheet.set_column(1, 1, 78, self._plain)
        sheet.write_string(0, 0, title, self._title)
        for line, (term, meaning) in enumerate(lines, 2):
            sheet.write_string(line, 0, term, self._plain)
            sheet.write_string(line, 1, meaning, self._plain)
        sheet.print_area(0, 0, len(lines) + 1, 1)
        sheet.hide_gridlines(2)
        self._page(sheet, name)
        sheet.fit_to_pages(1, 0)

    def _write(self, sheet: Any, line: int, place: int, value: Value, style: Style) -> None:  # noqa: ANN401
        look = self._looks[style]
        match value:
            case None:
                sheet.write_blank(line, place, None, look)
            case str():
                sheet.write_string(line, place, value, look)
            case date():
                sheet.write_datetime(line, place, value, look)
            case _:
                sheet.write_number(line, place, value, look)

    def _page(self, sheet: Any, name: str) -> None:  # noqa: ANN401
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
        sheet.set_header(f"&L对照 {self._head}&R{name}")
        sheet.set_footer("&C第 &P 页 共 &N 页")


def _aligned(look: Mapping[str, object]) -> dict[str, object]:
    return {key: look[key] for key in ("align", "indent") if key in look}


def _width(words: str) -> int:
    """Width in columns: beyond Latin-1, a character takes two, near enough for the height of a row."""
    narrow = len(words.encode("latin-1", "ignore"))
    return 2 * len(words) - narrow


def _lines(columns: Sequence[Column], row: Sequence[Value]) -> int:
    """How many lines a row needs: not every program that opens it measures wrapped text itself."""
    needed = 1
    for column, value in zip(columns, row, strict=True):
        if column.style is Style.LONG and isinstance(value, str):
            needed = max(needed, ceil(_width(value) / (column.width - _MARGIN)))
    return needed
