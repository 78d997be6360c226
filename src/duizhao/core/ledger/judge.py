"""Sorts the items of an office's ledger into new, changed, same, in conflict and wrong, by their number.

A ledger gives an item a row for each of its measures, with the item's own cells merged over them:
rows of one number are one item.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from duizhao.core.cycle.item import TASK_KIND_LABELS, TaskKind
from duizhao.core.ledger.columns import LEDGER_COLUMN_LABELS, LedgerColumn
from duizhao.core.ledger.written_due import Due, read_due
from duizhao.core.ledger.written_state import says_closed
from duizhao.core.sheets.read_sheet import Cell, Row, Sheet
from duizhao.core.sheets.verdict import Mistake, Verdict

TEAM = "班子"
LONGEST_WORDS, LONGEST_JUDGED_BY = 4000, 400
_TEAM = frozenset({TEAM, "领导班子", "班子集体", "集体", "党组", "党委", "党组班子", "党委班子"})
_LONGEST = {LedgerColumn.JUDGED_BY: LONGEST_JUDGED_BY}
_SHORT = 30
_MOST_NUMBER = 99_999


@dataclass(frozen=True, slots=True)
class Names:
    """The names that a unit's ledger may use: its people, those of the team, its departments."""

    people: Sequence[str]
    team: Sequence[str]
    departments: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is entered already under a number, and what holds a change back."""

    problem: str
    whose: str
    goal: str = ""
    judged_by: str = ""
    owner: str = ""
    department: str = ""
    due: date | None = None
    measures: frozenset[str] = frozenset()
    held: bool = False
    started: bool = False
    closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTask:
    """A measure of a ledger."""

    words: str
    kind: TaskKind = TaskKind.OTHER
    helpers: tuple[str, ...] = ()
    result: str = ""


@dataclass(slots=True, kw_only=True)
class Judged:
    """An item of the ledger with what it would do; empty words are those that the ledger leaves blank."""

    row: int
    number: int = 0
    whose: str = ""
    problem: str = ""
    goal: str = ""
    judged_by: str = ""
    owner: str = ""
    department: str = ""
    due: Due = field(default_factory=Due)
    tasks: list[FoundTask] = field(default_factory=list)
    closed: bool = False
    verdict: Verdict = Verdict.SAME
    notes: tuple[str, ...] = ()
    mistakes: list[Mistake] = field(default_factory=list)


def judge(
    sheet: Sheet,
    columns: Mapping[str, LedgerColumn],
    *,
    names: Names,
    known: Mapping[int, Known],
) -> list[Judged]:
    """Every item with its verdict. A blank cell changes nothing; a task is added and never dropped."""
    found: dict[int | str, Judged] = {}
    for row in sheet.rows:
        one = _parse(row, columns, names)
        first = found.get(one.number) if one.number else None
        if first is None:
            found[one.number or f"row {row.number}"] = one
        else:
            _join(first, one, columns)
    for one in found.values():
        _decide(one, known.get(one.number))
    return list(found.values())


def is_team(name: str) -> bool:
    """Whether a ledger means the team by these words."""
    return name in _TEAM


def _join(first: Judged, more: Judged, columns: Mapping[str, LedgerColumn]) -> None:
    heading = next((h for h, c in columns.items() if c is LedgerColumn.NUMBER), None)
    if more.problem and more.problem != first.problem:
        said = f"第 {more.row} 行的序号也是“{first.number}”，问题却不一样"
        first.mistakes.append(Mistake(heading, said))
    first.tasks += more.tasks
    first.mistakes += more.mistakes


def _decide(one: Judged, before: Known | None) -> None:
    if one.mistakes:
        one.verdict = Verdict.WRONG
        return
    if before is None:
        one.verdict, one.whose = Verdict.NEW, one.whose or TEAM
        if one.closed:
            said = "表里写已经销号；导入以后从待研究开始，补佐证、核验过再在网页上销号"
            one.notes = (said,)
        return
    notes = _changes(one, before)
    if one.whose and one.whose != before.whose:
        said = f"已登记为{before.whose}的问题，表里是{one.whose}；不改动，请在网页上改"
        one.verdict, one.notes = Verdict.CONFLICT, (said,)
    elif notes and before.held:
        said = "已经申请销号或者销号，不改动；要改先退回"
        one.verdict, one.notes = Verdict.CONFLICT, (said, *notes)
    elif one.due.day and before.started and one.due.day != before.due:
        said = f"已经开始整改，期限 {before.due} 改成 {one.due.day} 要申请延期"
        one.verdict, one.notes = Verdict.CONFLICT, (said,)
    else:
        one.verdict, one.notes = Verdict.CHANGED if notes else Verdict.SAME, tuple(notes)
    if one.closed and not before.closed:
        one.notes = (*one.notes, "表里写已经销号，这里还没有；销号在网页上办，这一列不读")


def _changes(one: Judged, before: Known) -> list[str]:
    pairs = (
        ("问题", one.problem, before.problem), ("整改目标", one.goal, before.goal),
        ("怎样算改好", one.judged_by, before.judged_by), ("责任领导", one.owner, before.owner),
        ("责任部门", one.department, before.department),
        ("完成期限", str(one.due.day or ""), str(before.due or "")),
    )  # fmt: skip
    notes = [
        f"{label}：{_short(was)} → {_short(now)}" for label, now, was in pairs if now and now != was
    ]
    added = [task for task in one.tasks if task.words not in before.measures]
    return [*notes, *([f"新增措施 {len(added)} 项"] if added else [])]


def _parse(row: Row, columns: Mapping[str, LedgerColumn], names: Names) -> Judged:
    one = Judged(row=row.number)
    cells: dict[LedgerColumn, str] = {}
    for heading, column in columns.items():
        cell = row.cells.get(heading, "")
        words = _text(cell)
        if not words:
            if column in (LedgerColumn.NUMBER, LedgerColumn.PROBLEM):
                one.mistakes.append(Mistake(heading, f"{LEDGER_COLUMN_LABELS[column]}没有填"))
            continue
        cells[column] = words
        most = _LONGEST.get(column, LONGEST_WORDS)
        wrong = (
            f"有 {len(words)} 个字，最多 {most} 个" if len(words) > most
            else _read(one, column, cell, words, names)
        )  # fmt: skip
        if wrong:
            one.mistakes.append(Mistake(heading, wrong))
    if measure := cells.get(LedgerColumn.MEASURE):
        kinds = {label: kind for kind, label in TASK_KIND_LABELS.items()}
        one.tasks.append(
            FoundTask(
                words=measure,
                kind=kinds.get(cells.get(LedgerColumn.KIND, ""), TaskKind.OTHER),
                helpers=_split(cells.get(LedgerColumn.HELPERS, "")),
                result=cells.get(LedgerColumn.RESULT, ""),
            )
        )
    return one


def _read(one: Judged, column: LedgerColumn, cell: Cell, words: str, names: Names) -> str:
    """Take a cell over; what is wrong with it, or nothing."""
    match column:
        case LedgerColumn.PROBLEM | LedgerColumn.GOAL | LedgerColumn.JUDGED_BY:
            setattr(one, column.value, words)
            return ""
        case LedgerColumn.NUMBER:
            return _read_number(one, words)
        case LedgerColumn.DUE:
            return _read_due(one, cell, words)
        case LedgerColumn.HELPERS:
            wrong = (_unknown(name, names.departments, "本单位的部门") for name in _split(words))
            return next((said for said in wrong if said), "")
        case LedgerColumn.STATE:
            one.closed = says_closed(cell)
            return ""
    return _read_name(one, column, words, names)


def _read_number(one: Judged, words: str) -> str:
    bare = words.rstrip(".、．")
    if not bare.isdecimal() or not 0 < int(bare) <= _MOST_NUMBER:
        return f"序号“{words[:20]}”要写成 1、2、3 这样的数"
    one.number = int(bare)
    return ""


def _read_due(one: Judged, cell: Cell, words: str) -> str:
    due = read_due(cell)
    if due is None:
        return f"“{words[:20]}”读不出期限，请写成 2026-06-30、2026年6月底、立行立改或者长期坚持"
    one.due = due
    return ""


def _read_name(one: Judged, column: LedgerColumn, words: str, names: Names) -> str:
    name = re.sub(r"\s", "", words)
    match column:
        case LedgerColumn.WHOSE:
            one.whose = TEAM if is_team(name) else name
            return "" if one.whose == TEAM else _unknown(one.whose, names.team, "班子成员")
        case LedgerColumn.OWNER:
            one.owner = name
            return _unknown(name, names.people, "本单位的人")
        case LedgerColumn.DEPARTMENT:
            one.department = words
            return _unknown(words, names.departments, "本单位的部门")
    return ""


def _unknown(name: str, names: Sequence[str], what: str) -> str:
    if name not in names:
        return f"“{name[:20]}”不是{what}，请照登记的名称写"
    if names.count(name) > 1:
        return f"{what}里有 {names.count(name)} 个“{name}”，这一条请在网页上定"
    return ""


def _split(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in re.split(r"[、，,；;\s]+", words) if one))


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _short(words: str) -> str:
    bare = " ".join(words.split())
    return f"{bare[:_SHORT]}……" if len(bare) > _SHORT else bare or "无"
