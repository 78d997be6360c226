"""The notation of templates: {会议主题}, {整改台账：问题}, {逐项：整改台账} … {逐项完}; braces of either width."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.papers.offered import known

_HALF_WIDTH = str.maketrans("｛｝", "{}")
_BRACES = re.compile(r"\{\{([^{}\n]*)\}\}|\{([^{}\n]*)\}|[{}]")
_OPEN, _CLOSE, _PART = "逐项", "逐项完", ":"


class MarkKind(StrEnum):
    """What a mark in a template stands for."""

    SINGLE = "single"
    OF_ROW = "of_row"
    OPEN = "open"
    CLOSE = "close"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark with the characters that it takes up: a field, one of a list's row, a block's edge, a lone brace."""

    kind: MarkKind
    start: int
    end: int
    words: str
    name: str = ""
    list: str = ""


def marks_in(words: str) -> list[Mark]:
    """The marks of a line in their order."""
    return list(_marks(words.translate(_HALF_WIDTH), words))


def field_mark(name: str, of: str = "") -> str:
    """A field as a template writes it, `of` being the list whose row it stands in."""
    return f"{{{of}：{name}}}" if of else f"{{{name}}}"


def open_mark(of: str) -> str:
    """What stands before paragraphs that are repeated for each row of a list."""
    return f"{{{_OPEN}：{of}}}"


CLOSE_MARK = f"{{{_CLOSE}}}"
"""What stands behind them."""


def _marks(line: str, words: str) -> Iterator[Mark]:
    for found in _BRACES.finditer(line):
        inside = found[1] if found[1] is not None else found[2]
        said = words[found.start() : found.end()]
        if inside is None:
            yield Mark(MarkKind.STRAY, found.start(), found.end(), said)
        else:
            yield _mark(known(inside), found.start(), found.end(), said)


def _mark(inside: str, start: int, end: int, words: str) -> Mark:
    first, parted, rest = inside.partition(_PART)
    if first == _CLOSE:
        return Mark(MarkKind.CLOSE, start, end, words, list=rest)
    if first == _OPEN and parted:
        return Mark(MarkKind.OPEN, start, end, words, list=rest)
    if parted:
        return Mark(MarkKind.OF_ROW, start, end, words, name=rest, list=first)
    return Mark(MarkKind.SINGLE, start, end, words, name=first)
