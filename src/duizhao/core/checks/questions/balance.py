"""Finds marks that come in pairs and don't: quotation marks, brackets, title marks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.outline.model import Paragraph, Span

_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "〈": "〉", "【": "】", "〔": "〕"}
_HALF = {"(": "（", ")": "）"}
_OPENING = {close: opening for opening, close in _PAIRS.items()}
_NAMES = {
    "“": "引号",
    "‘": "单引号",
    "（": "括号",
    "《": "书名号",
    "〈": "书名号",
    "【": "方括号",
    "〔": "六角括号",
}
_ANY = re.compile(f"[{''.join([*_PAIRS, *_OPENING, *_HALF])}]")
_NEIGHBOURS = 4
_LONGEST_NUMBER = 3


@dataclass(frozen=True, slots=True)
class Loose:
    """A mark without its partner: its place, what it is called, whether it opens."""

    span: Span
    name: str
    opens: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    paragraph: int
    span: Span
    opening: str
    opens: bool


def loose_marks(paragraphs: Sequence[Paragraph]) -> Iterator[Loose]:
    """Marks without a partner, the first of each kind in a paragraph.

    A pair may reach over some paragraphs: quotations and brackets do.
    """
    loose = [mark for paragraph in paragraphs for mark in _unpaired(paragraph)]
    paired = _paired_across(loose)
    told: set[tuple[int, str]] = set()
    for number, mark in enumerate(loose):
        key = (mark.paragraph, mark.opening)
        if number not in paired and key not in told:
            told.add(key)
            yield Loose(mark.span, _NAMES[mark.opening], mark.opens)


def _unpaired(paragraph: Paragraph) -> list[_Mark]:
    """The marks of one paragraph that find no partner in it, each kind counted for itself."""
    waiting: dict[str, list[int]] = {}
    loose: list[_Mark] = []
    text = paragraph.text
    for match in _ANY.finditer(text):
        found, at = match.group(), match.start()
        char = _HALF.get(found, found)
        if char in _PAIRS:
            waiting.setdefault(char, []).append(at)
        elif not _is_other_use(text, at, char):
            opened = waiting.get(_OPENING[char])
            if opened:
                opened.pop()
            else:
                loose.append(_mark(paragraph, at, _OPENING[char], opens=False))
    left = (
        _mark(paragraph, at, char, opens=True) for char, places in waiting.items() for at in places
    )
    return sorted([*loose, *left], key=lambda mark: mark.span)


def _mark(paragraph: Paragraph, at: int, opening: str, *, opens: bool) -> _Mark:
    start = paragraph.start + at
    return _Mark(paragraph.index, Span(start, start + 1), opening, opens)


def _is_other_use(text: str, at: int, char: str) -> bool:
    """A closing bracket behind a number (1）) and an apostrophe behind a letter close nothing."""
    if char == "）":
        return at <= _LONGEST_NUMBER and not set("（(") & set(text[:at])
    return char == "’" and text[at - 1 : at].isascii() and text[at - 1 : at].isalpha()


def _paired_across(loose: Sequence[_Mark]) -> set[int]:
    """Which of the loose marks are partners of one another in neighbouring paragraphs."""
    paired: set[int] = set()
    waiting: dict[str, int] = {}
    for number, mark in enumerate(loose):
        if mark.opens:
            waiting[mark.opening] = number
        elif mark.opening in waiting:
            opened = waiting.pop(mark.opening)
            if 0 < mark.paragraph - loose[opened].paragraph <= _NEIGHBOURS:
                paired |= {opened, number}
    return paired
