"""Sorts the rows of a list into new, changed, same and wrong, against the people who are known already."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from duizhao.core.roster.columns import ROSTER_COLUMN_LABELS, RosterColumn
from duizhao.core.sheets.read_sheet import Cell, Row, Sheet
from duizhao.core.sheets.verdict import Mistake, Verdict

Value = str | int | bool | date | tuple[str, ...]
Known = Mapping[RosterColumn, Value | None]
"""What is known of a person, by column; None where nothing is."""

_LONGEST = {
    RosterColumn.NUMBER: 40, RosterColumn.NAME: 40, RosterColumn.POST: 120,
    RosterColumn.DEPARTMENT: 80, RosterColumn.BRANCH: 80,
}  # fmt: skip
_YES = frozenset(
    {"是", "有", "√", "✓", "1", "Y", "YES", "TRUE", "中共党员", "党员", "中共预备党员"}
)
_NO = frozenset({"否", "无", "×", "0", "N", "NO", "FALSE", "群众", "共青团员", "非党员"})
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})(?:\s*[-./月]\s*(\d{1,2})?\s*日?)?")
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MOST_RANK = 99


@dataclass(frozen=True, slots=True)
class Change:
    """What a column would say instead of what it says."""

    column: RosterColumn
    before: Value | None
    after: Value


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what it would do. `values` are the columns that it fills."""

    row: int
    verdict: Verdict
    values: Mapping[RosterColumn, Value]
    changes: tuple[Change, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def number(self) -> str:
        """The number by which the person is known; empty where it is missing."""
        return str(self.values.get(RosterColumn.NUMBER, ""))


class _Wrong(ValueError):  # noqa: N818  named for the cell, not for the program
    """A cell that doesn't say what its column wants; the words tell what would be right."""


def judge(
    sheet: Sheet, columns: Mapping[str, RosterColumn], people: Mapping[str, Known]
) -> list[Judged]:
    """Every row with its verdict. `people` are known by number. A blank cell changes nothing.

    The columns of number and name must be there.
    """
    parsed = [_parse(row, columns) for row in sheet.rows]
    numbers = Counter(values.get(RosterColumn.NUMBER) for values, _ in parsed)
    heading = next((h for h, c in columns.items() if c is RosterColumn.NUMBER), None)
    judged = []
    for row, (values, mistakes) in zip(sheet.rows, parsed, strict=True):
        number = values.get(RosterColumn.NUMBER)
        if number is not None and numbers[number] > 1:
            mistakes.append(Mistake(heading, f"工号“{number}”在表里出现了 {numbers[number]} 次"))
        judged.append(_judged(row, values, mistakes, people))
    return judged


def _judged(
    row: Row,
    values: dict[RosterColumn, Value],
    mistakes: list[Mistake],
    people: Mapping[str, Known],
) -> Judged:
    if mistakes:
        return Judged(row.number, Verdict.WRONG, values, mistakes=tuple(mistakes))
    before = people.get(str(values[RosterColumn.NUMBER]))
    if before is None:
        return Judged(row.number, Verdict.NEW, values)
    changes = tuple(
        Change(column, before.get(column), value)
        for column, value in values.items()
        if value != before.get(column)
    )
    verdict = Verdict.CHANGED if changes else Verdict.SAME
    return Judged(row.number, verdict, values, changes)


def _parse(
    row: Row, columns: Mapping[str, RosterColumn]
) -> tuple[dict[RosterColumn, Value], list[Mistake]]:
    values: dict[RosterColumn, Value] = {}
    mistakes: list[Mistake] = []
    for heading, column in columns.items():
        cell = row.cells.get(heading, "")
        if cell == "":
            if column in {RosterColumn.NUMBER, RosterColumn.NAME}:
                mistakes.append(Mistake(heading, f"{ROSTER_COLUMN_LABELS[column]}没有填"))
            continue
        try:
            values[column] = _value(column, cell)
        except _Wrong as wrong:
            mistakes.append(Mistake(heading, str(wrong)))
    return values, mistakes


def _value(column: RosterColumn, cell: Cell) -> Value:
    match column:
        case RosterColumn.HEADS_DEPARTMENT | RosterColumn.BRANCH_REPRESENTATIVE:
            return _yes(cell)
        case RosterColumn.PARTY_MEMBER:
            return _yes(cell)
        case RosterColumn.JOINED:
            return _day(cell)
        case RosterColumn.TEAM_RANK:
            return _rank(cell, "班子成员")
        case RosterColumn.COMMITTEE_RANK:
            return _rank(cell, "支委")
        case RosterColumn.IN_CHARGE_OF:
            names = re.split(r"[、，,；;\n]", _words(cell))
            kept = tuple(sorted({name.strip() for name in names} - {""}))
            for name in kept:
                _short_enough(name, _LONGEST[RosterColumn.DEPARTMENT])
            return kept
    words = _words(cell)
    if column is RosterColumn.NAME:
        words = re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", words)
    _short_enough(words, _LONGEST[column])
    return words


def _short_enough(words: str, longest: int) -> None:
    if len(words) > longest:
        raise _Wrong(f"“{words[:10]}……”有 {len(words)} 个字，最多 {longest} 个")


def _words(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _yes(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    words = _words(cell).upper()
    if words in _YES:
        return True
    if words in _NO:
        return False
    raise _Wrong(f"“{_words(cell)[:20]}”看不出是还是否，请填“是”或“否”")


def _rank(cell: Cell, of: str) -> int:
    words = _words(cell)
    if words.isdecimal() and 1 <= int(words) <= _MOST_RANK:
        return int(words)
    raise _Wrong(f"“{words[:20]}”不是排序，请填 1 到 {_MOST_RANK} 的整数，不是{of}的空着")


def _day(cell: Cell) -> date:
    if isinstance(cell, date):
        return cell
    words = _words(cell)
    found = _DAY.fullmatch(words) or _DATE.fullmatch(words)
    try:
        if found:
            year, month, day = found.groups()
            return date(int(year), int(month), int(day or 1))
    except ValueError:
        pass
    raise _Wrong(f"“{words[:20]}”不是日期，请写成 2026-11-24")
