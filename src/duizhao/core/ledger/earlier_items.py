"""Reads a ledger in a spreadsheet as the items that a later text is held against, each with whose it is."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from duizhao.core.ledger.columns import LEDGER, LedgerColumn
from duizhao.core.ledger.judge import TEAM, is_team
from duizhao.core.ledger.written_due import read_due
from duizhao.core.ledger.written_state import says_closed
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.sheets.read_sheet import Cell, Row, read_sheet
from duizhao.core.trail.ledger import LedgerItem
from duizhao.core.trail.model import Kind, Statement

EFFECT = "整改成效"
"""A heading of the ledger that this program writes, beside 完成情况."""
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?=年)|(?<!\d)(20\d\d)(?!\d)")
_HEAD = 5
_OPEN, _CLOSED = "没有写状态", "已销号"
_FIRST_DAY = date(1899, 12, 30)
"""The day from which spreadsheets count."""


@dataclass(frozen=True, slots=True)
class Owned:
    """An item with whose problem it is: a name, 班子, or nothing where the ledger doesn't say."""

    whose: str
    item: LedgerItem


class UnclearAuthor(Exception):  # noqa: N818  named for the text, not for the program
    """A ledger has the items of several, and the text doesn't tell whose it is: `names` are these."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(names)
        self.names = tuple(names)


def read_earlier(data: bytes, name: str) -> tuple[Owned, ...]:
    """The items of a ledger; its file name says of which year.

    Raises Unreadable, with every mistake and what would be right, for another file, for one
    without the headings that must be there, without a year, or with a date that can't be read.
    """
    found = _YEAR.search(name)
    if found is None:
        raise Unreadable(
            "看不出是哪个年度的台账。", "请把年度写进文件名，例如 2024年度整改台账.xlsx。"
        )
    year = int(found[1] or found[2])
    sheet = read_sheet(data, LEDGER)
    columns = {column: heading for heading, column in LEDGER.columns_of(sheet.headings, {}).items()}
    missing = LEDGER.missing({heading: column for column, heading in columns.items()})
    if missing:
        wanted = "、".join(f"“{label}”" for label in missing)
        there = "、".join(sheet.headings)
        raise Unreadable(
            f"台账里没有{wanted}这一列，看到的列是{there}。",
            f"请把相应一列的表头改成{wanted}，再运行。",
        )
    groups = _grouped(sheet.rows, columns)
    return tuple(_owned(rows, columns, year) for rows in groups)


def items_of(
    owned: Iterable[Owned], statement: Callable[[], Statement], *, whose: str = ""
) -> tuple[LedgerItem, ...]:
    """The items that are the author's: of `whose` where it is said, else as the text tells.

    `statement` reads the text, and is asked only then. A text of the team is held against the team's items; a person's against those of the one name
    of the ledger that stands at its head. Raises UnclearAuthor where that is not one.
    """
    rows = list(owned)
    names = list(dict.fromkeys(one.whose for one in rows if one.whose))
    if whose:
        author = TEAM if is_team(whose) else whose
        if author not in names and any(names):
            raise UnclearAuthor(names)
    elif len(names) <= 1:
        author = names[0] if names else ""
    else:
        author = _author(statement(), names)
    return tuple(one.item for one in rows if one.whose in {author, ""})


def _author(statement: Statement, names: Sequence[str]) -> str:
    if statement.kind.value is Kind.TEAM and TEAM in names:
        return TEAM
    head = "".join(one.text for one in statement.text.paragraphs[:_HEAD])
    said = [one for one in names if one != TEAM and one in "".join(head.split())]
    if len(said) != 1:
        raise UnclearAuthor(names)
    return said[0]


def _grouped(rows: Sequence[Row], columns: Mapping[LedgerColumn, str]) -> list[list[Row]]:
    """Rows of one number are one item with several measures."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        number = _words(row, columns, LedgerColumn.NUMBER) or f"row {row.number}"
        groups.setdefault(number, []).append(row)
    return [group for group in groups.values() if _words(group[0], columns, LedgerColumn.PROBLEM)]


def _owned(rows: list[Row], columns: Mapping[LedgerColumn, str], year: int) -> Owned:
    first = rows[0]

    def words(column: LedgerColumn) -> str:
        return _words(first, columns, column)

    def of_each(column: LedgerColumn) -> tuple[str, ...]:
        said = (_words(row, columns, column) for row in rows)
        return tuple(dict.fromkeys(one for one in said if one))

    closed_on = _closed_on(first, columns)
    state = words(LedgerColumn.STATE)
    closed = says_closed(state) if state else closed_on is not None
    whose = "".join(words(LedgerColumn.WHOSE).split())
    effect = str(first.cells.get(EFFECT, "")).strip()
    due = words(LedgerColumn.DUE)
    standing = read_due(due)
    return Owned(
        TEAM if is_team(whose) else whose,
        LedgerItem(
            key=words(LedgerColumn.NUMBER) or str(first.number),
            year=year,
            problem=words(LedgerColumn.PROBLEM),
            measures=(*of_each(LedgerColumn.GOAL), *of_each(LedgerColumn.MEASURE)),
            stage=_CLOSED if closed else state or _OPEN,
            closed=closed_on if closed else None,
            done=closed,
            standing=standing is not None and standing.standing,
            records=tuple(dict.fromkeys(filter(None, (*of_each(LedgerColumn.RESULT), effect)))),
            proofs=_proofs(first, columns),
        ),
    )


def _proofs(row: Row, columns: Mapping[LedgerColumn, str]) -> int | None:
    """How many pieces of evidence; None where the ledger has no such column."""
    heading = columns.get(LedgerColumn.EVIDENCE)
    if heading is None:
        return None
    cell = row.cells.get(heading, "")
    words = str(cell).strip()
    if isinstance(cell, float):
        return int(cell)
    return (
        int(words) if words.isdecimal() else int(bool(words) and words not in {"无", "没有", "否"})
    )


def _closed_on(row: Row, columns: Mapping[LedgerColumn, str]) -> date | None:
    heading = columns.get(LedgerColumn.CLOSED_ON)
    cell = row.cells.get(heading, "") if heading else ""
    if cell == "":
        return None
    if isinstance(cell, float) and cell > 0:
        return _FIRST_DAY + timedelta(days=int(cell))
    due = read_due(cell)
    if due is None or due.day is None:
        raise Unreadable(
            f"第 {row.number} 行的“{heading}”写的是“{str(cell)[:20]}”，读不出日期。",
            "请写成 2025-06-30；还没有销号的空着。",
        )
    return due.day


def _words(row: Row, columns: Mapping[LedgerColumn, str], column: LedgerColumn) -> str:
    cell: Cell = row.cells.get(columns.get(column, ""), "")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
