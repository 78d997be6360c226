"""Sorts the rows of a list of findings into new, changed, same, in conflict and wrong, by their number."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duizhao.core.inspections.columns import FINDING_COLUMN_LABELS, FindingColumn
from duizhao.core.sheets.read_sheet import Cell, Row, Sheet
from duizhao.core.sheets.verdict import Mistake, Verdict
from duizhao.core.zh.normal import fold

TEAM = "班子"
LONGEST_NUMBER, LONGEST_GROUP, LONGEST_WORDS = 40, 400, 4000
_TEAM = frozenset({TEAM, "领导班子", "班子集体", "集体", "党组", "党委", "党组班子", "党委班子"})
_LONGEST = {
    FindingColumn.NUMBER: LONGEST_NUMBER,
    FindingColumn.GROUP: LONGEST_GROUP,
    FindingColumn.WORDS: LONGEST_WORDS,
}
_MUST = (FindingColumn.NUMBER, FindingColumn.WORDS)


@dataclass(frozen=True, slots=True)
class Known:
    """What is entered already under a number: the words, the group, about whom, and what holds a change back."""

    words: str
    group: str
    about: frozenset[str]
    held: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A row with what it would do. `about` has names, or TEAM; `notes` tell what changes, or why not."""

    row: int
    verdict: Verdict
    number: str
    words: str
    group: str
    about: tuple[str, ...]
    notes: tuple[str, ...] = ()
    mistakes: tuple[Mistake, ...] = ()


def judge(
    sheet: Sheet,
    columns: Mapping[str, FindingColumn],
    *,
    members: Sequence[str],
    known: Mapping[str, Known],
) -> list[Judged]:
    """Every row with its verdict. `members` are the names of the team, `known` what is entered, by number.

    A blank cell changes nothing. The columns of number and words must be there.
    """
    parsed = [_parse(row, columns, members) for row in sheet.rows]
    numbers = Counter(cells.get(FindingColumn.NUMBER) for cells, _, _ in parsed)
    heading = next((h for h, c in columns.items() if c is FindingColumn.NUMBER), None)
    judged = []
    for row, (cells, about, mistakes) in zip(sheet.rows, parsed, strict=True):
        number = cells.get(FindingColumn.NUMBER)
        if number is not None and numbers[number] > 1:
            mistakes.append(Mistake(heading, f"序号“{number}”在表里出现了 {numbers[number]} 次"))
        judged.append(_judged(row.number, cells, about, mistakes, known.get(number or "")))
    return judged


def _judged(
    row: int,
    cells: Mapping[FindingColumn, str],
    about: tuple[str, ...],
    mistakes: list[Mistake],
    before: Known | None,
) -> Judged:
    number, words = cells.get(FindingColumn.NUMBER, ""), cells.get(FindingColumn.WORDS, "")
    group = cells.get(FindingColumn.GROUP, before.group if before else "")
    if mistakes:
        return Judged(row, Verdict.WRONG, number, words, group, about, mistakes=tuple(mistakes))
    if before is None:
        return Judged(row, Verdict.NEW, number, words, group, about or (TEAM,))
    notes = []
    if words != before.words:
        notes.append(f"问题：{_short(before.words)} → {_short(words)}")
    if group != before.group:
        notes.append(f"所属类别：{_short(before.group)} → {_short(group)}")
    entered = tuple(sorted(before.about))
    if about and frozenset(about) != before.about:
        said = f"已登记为关于{'、'.join(entered)}，表里是{'、'.join(about)}；不改动，请在网页上改"
        return Judged(row, Verdict.CONFLICT, number, words, group, about, (said,))
    if notes and before.held:
        said = "已经有了回应，不改动；要改先在“查摆问题”里重新打开"
        return Judged(row, Verdict.CONFLICT, number, words, group, entered, (said, *notes))
    verdict = Verdict.CHANGED if notes else Verdict.SAME
    return Judged(row, verdict, number, words, group, entered, tuple(notes))


def _parse(
    row: Row, columns: Mapping[str, FindingColumn], members: Sequence[str]
) -> tuple[dict[FindingColumn, str], tuple[str, ...], list[Mistake]]:
    cells: dict[FindingColumn, str] = {}
    about: tuple[str, ...] = ()
    mistakes: list[Mistake] = []
    for heading, column in columns.items():
        words = _text(row.cells.get(heading, ""))
        if not words:
            if column in _MUST:
                mistakes.append(Mistake(heading, f"{FINDING_COLUMN_LABELS[column]}没有填"))
        elif column is FindingColumn.ABOUT:
            about = _names(words)
            mistakes += [Mistake(heading, said) for said in _unknown(about, members)]
        elif len(words) > _LONGEST[column]:
            most = _LONGEST[column]
            mistakes.append(
                Mistake(heading, f"“{words[:10]}……”有 {len(words)} 个字，最多 {most} 个")
            )
        else:
            cells[column] = fold(words) if column is FindingColumn.NUMBER else words
    return cells, about, mistakes


def _names(words: str) -> tuple[str, ...]:
    """The names of a cell, each once; words that mean the team become TEAM."""
    names = (re.sub(r"\s", "", name) for name in re.split(r"[、，,；;\n]", words))
    found = dict.fromkeys(TEAM if name in _TEAM else name for name in names if name)
    return tuple(sorted(found))


def _unknown(about: Sequence[str], members: Sequence[str]) -> list[str]:
    said = []
    for name in about:
        if name == TEAM:
            continue
        if name not in members:
            said.append(f"“{name[:20]}”不是班子成员，请写班子成员的姓名，或者写“班子”")
        elif members.count(name) > 1:
            said.append(f"班子里有 {members.count(name)} 个“{name}”，这一条请在网页上录入")
    return said


def _text(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _short(words: str) -> str:
    most = 30
    bare = " ".join(words.split())
    return f"{bare[:most]}……" if len(bare) > most else bare or "无"
