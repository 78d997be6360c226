"""Reads how offices write until when something is to be done: a day, the end of a month, at once, always."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from duizhao.core.sheets.read_sheet import Cell

_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?(?:前|以前|之前)?")
_MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?(?:底|末|份)?(?:前|以前|之前)?")
_YEAR = re.compile(r"(\d{4})\s*年?(?:年底|底|末|年末)(?:前|以前|之前)?")
_AT_ONCE = ("立行立改", "立即", "立整立改")
_ALWAYS = ("长期坚持", "长期", "持续推进", "常态化")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Due:
    """Until when: a day or none, whether at once, whether it goes on for good."""

    day: date | None = None
    at_once: bool = False
    standing: bool = False


def read_due(cell: Cell) -> Due | None:
    """What a cell says; None where it can't be read."""
    if isinstance(cell, date):
        return Due(cell)
    words = str(cell).strip()
    at_once = any(word in words for word in _AT_ONCE)
    standing = any(word in words for word in _ALWAYS)
    day = _day_in(words)
    return Due(day, at_once, standing) if day or at_once or standing else None


def _day_in(words: str) -> date | None:
    try:
        if found := _DAY.search(words):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _YEAR.search(words):
            return date(int(found[1]), _LAST_MONTH, 31)
        if found := _MONTH.search(words):
            year, month = int(found[1]), int(found[2])
            return date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None
    return None
