"""Writes the tables of a paper as a workbook: real types, frozen heads, filters, print areas; no author, no moment."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

from xlsxwriter import Workbook

from duizhao.core.layout.paper import Paper
from duizhao.core.papers.grid import Grid
from duizhao.core.reports.sheets import Book

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)


def to_xlsx(name: str, paper: Paper, grids: Sequence[Grid]) -> bytes:
    """A sheet that says what it is, then one for each table."""
    content = io.BytesIO()
    with Workbook(content, {"in_memory": True}) as workbook:
        workbook.set_properties({"created": _EARLIEST})
        book = Book(workbook, name)
        title = "".join(paper.title)
        lines = [("文书", name), *(("", line) for line in paper.below_title)]
        counted = [(grid.name, f"{len(grid.rows)} 行") for grid in grids]
        book.notes("说明", title, [*lines, *counted])
        for grid in grids:
            book.table(grid.name, grid.columns, grid.rows)
    return content.getvalue()
