"""Learns from the lines of a text whether a program cut them at a fixed width, and at which.

A cut text has many lines of one width that end in the middle of a sentence. A text whose lines
are paragraphs has none.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from duizhao.core.outline.model import MarkerKind
from duizhao.core.outline.txt.line_ends import (
    begins_block,
    closes_heading,
    columns,
    ends_sentence,
    indent,
    numbering,
)

INDENTED = 2  # columns of blanks that show a paragraph's start
_NARROWEST = 24  # columns; shorter lines are verses, lists or tables
_BAND = 5  # columns by which cut lines may differ: an indentation taken away, and half a character
_CLIPPED = 4  # columns of the usual indentation
_CANDIDATES = 8
_FEW, _SHARE, _SHARE_OF_FEW = 3, 0.2, 0.5
_REGULAR = 0.92
_HALF_WIDTH = re.compile(r"[A-Za-z0-9*%/.-]")
_BLANK = re.compile(r"\s")

Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Wrap:
    """How a text was cut: the width of a full line as `measure` has it, and by how much some fall short.

    `clipped` is how much shorter the first line of a paragraph is, because its indentation was
    taken away after the cut. `kinds` are the numberings whose second or later member was seen
    where a paragraph surely starts (where only 一是 starts one, 二是 stands inside);
    `shows_starts` says that every paragraph starts behind a blank line or with an indentation.
    """

    measure: Measure
    width: int
    slack: int = 0
    clipped: int = 0
    shows_starts: bool = False
    kinds: frozenset[MarkerKind] = frozenset()


def learn_wrap(lines: Sequence[str]) -> Wrap | None:
    """How these lines were cut, or None when they weren't. Blank lines are empty strings."""
    cuts = [index for index in range(len(lines) - 1) if _may_be_cut(lines[index], lines[index + 1])]
    best: tuple[int, Wrap] | None = None
    for measure in (columns, _characters, _printed) if cuts else ():
        widths = [measure(line) for line in lines]
        filled = sorted(width for width in widths if width)
        for width, _ in Counter(widths[index] for index in cuts).most_common(_CANDIDATES):
            near = [index for index in cuts if max(widths[index], widths[index + 1]) <= width]
            full = [index for index in near if widths[index] >= width - _BAND]
            exact = sum(widths[index] == width for index in full)
            if width < _NARROWEST or 2 * len(full) < len(near):
                continue
            within = bisect_right(filled, width)
            if not _is_evidence(len(full), exact, within):
                continue
            if best is None or len(full) + exact > best[0]:
                best = len(full) + exact, _wrap(lines, measure, width, widths, full)
    return best[1] if best else None


def _may_be_cut(line: str, after: str) -> bool:
    return bool(
        line
        and after
        and indent(after) < INDENTED
        and not ends_sentence(line)
        and not begins_block(after)
        and not closes_heading(line)
    )


def _characters(line: str) -> int:
    """Width of a line where the program counted characters, in columns of full-width characters."""
    return 2 * len(line)


def _printed(line: str) -> int:
    """Width that a line had in print before its punctuation was made half-width, in columns."""
    blanks = len(_BLANK.findall(line))
    return 2 * len(line) - len(_HALF_WIDTH.findall(line)) - blanks - (blanks + 1) // 2


def _is_evidence(full: int, exact: int, within: int) -> bool:
    """Whether lines cut in mid-sentence gather at one width strongly enough to be a program's work."""
    if full >= _FEW:
        return full >= _SHARE * within
    return full == exact == _FEW - 1 and full >= _SHARE_OF_FEW * within


def _wrap(
    lines: Sequence[str], measure: Measure, width: int, widths: Sequence[int], full: Sequence[int]
) -> Wrap:
    is_short = [0 < other < width - 2 * _BAND for other in widths]
    cut = set(full)
    inside = [widths[index] for index in full if index - 1 in cut]
    return Wrap(
        measure,
        width,
        slack=_slack(inside if len(inside) >= _FEW else [widths[index] for index in full], width),
        clipped=_CLIPPED if len(inside) > 1 and _is_clipped(width, widths, full) else 0,
        shows_starts=_shows_starts(lines, is_short),
        kinds=_kinds_at_starts(lines, is_short),
    )


def _is_clipped(width: int, widths: Sequence[int], full: Sequence[int]) -> bool:
    """Whether most lines that surely begin a paragraph are shorter by its indentation."""
    first = [
        widths[index]
        for index in full
        if index == 0 or not widths[index - 1] or widths[index - 1] < width - 2 * _BAND
    ]
    clipped = sum(width - _BAND <= other <= width - _CLIPPED + 1 for other in first)
    return clipped > 1 and clipped >= _SHARE_OF_FEW * len(first)


def _shows_starts(lines: Sequence[str], is_short: Sequence[bool]) -> bool:
    behind = [lines[index + 1] for index in range(len(lines) - 1) if is_short[index]]
    shown = sum(not after or indent(after) >= INDENTED for after in behind)
    return shown >= _REGULAR * len(behind)


def _kinds_at_starts(lines: Sequence[str], is_short: Sequence[bool]) -> frozenset[MarkerKind]:
    starts = (line for short, line in zip([True, *is_short], lines, strict=False) if short)
    markers = map(numbering, filter(None, starts))
    return frozenset(marker.kind for marker in markers if marker and marker.ordinal > 1)


def _slack(full: Sequence[int], width: int) -> int:
    """By how many columns lines in the middle of paragraphs fall short, a few stray ones aside."""
    for slack in range(_BAND):
        if sum(other >= width - slack for other in full) >= _REGULAR * len(full):
            return slack
    return _BAND
