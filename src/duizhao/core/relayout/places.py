"""Finds the line of a paragraph, and the words around a place."""

from duizhao.core.outline.model import Paragraph
from duizhao.core.relayout.sheet import Line, Sheet

_AROUND = 8


def line_of(sheet: Sheet, paragraph: Paragraph) -> Line | None:
    """The line that a paragraph is; None for one in a table, a box or a note."""
    return sheet.by_number.get(paragraph.index + 1)


def around(paragraph: Paragraph, start: int, end: int) -> str:
    """The words between two places of a paragraph, with some before and behind."""
    return paragraph.text[max(start - _AROUND, 0) : end + _AROUND]
