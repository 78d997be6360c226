"""Gives an office its own file back, with what is wrong said in the cells where it is wrong."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from duizhao.core.sheets.read_sheet import Sheet
from duizhao.core.sheets.verdict import WithMistakes

_RED = PatternFill("solid", start_color="FFF4C7C3")
_AUTHOR = "对照"


def to_marked_copy(data: bytes, sheet: Sheet, judged: Sequence[WithMistakes]) -> bytes:
    """A copy of the file in which each mistake has a red cell and a comment; the original stays as it is."""
    workbook = load_workbook(io.BytesIO(data))
    page = workbook[sheet.name]
    for one in judged:
        words: dict[int, list[str]] = {}
        for mistake in one.mistakes:
            place = sheet.places.get(mistake.heading or "", min(sheet.places.values()))
            words.setdefault(place, []).append(mistake.words)
        _mark(page, one.row, words)
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


def _mark(page: Worksheet, row: int, words: Mapping[int, Sequence[str]]) -> None:
    for place, said in words.items():
        cell = _first_of_merged(page, row, place)
        earlier = f"{cell.comment.text}\n" if cell.comment else ""
        cell.comment = Comment(earlier + "\n".join(said), _AUTHOR)
        cell.fill = _RED


def _first_of_merged(page: Worksheet, row: int, place: int) -> Cell:
    """The cell, or the first of the range into which it is merged: only that one can be written on."""
    cell = page.cell(row, place)
    if isinstance(cell, MergedCell):
        for merged in page.merged_cells.ranges:
            if cell.coordinate in merged:
                cell = page.cell(merged.min_row, merged.min_col)
                break
    assert isinstance(cell, Cell)  # noqa: S101  the first cell of a range is a real one
    return cell
