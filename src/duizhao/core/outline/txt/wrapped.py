"""Re-joins the lines of a text that a program cut at a fixed width, in the middle of words and headings."""

import re
from collections.abc import Sequence
from itertools import pairwise

from duizhao.core.outline.txt.line_ends import (
    BLOCKS,
    LISTED,
    closes_heading,
    columns,
    ends_sentence,
    first_unit,
    indent,
    is_heading,
    numbering,
    runs_on,
    seam,
)
from duizhao.core.outline.txt.wrap import INDENTED, Wrap, learn_wrap

_FEWEST_LINES = 6
_REGULAR = 0.95
_OVER = 2  # columns by which hanging punctuation may stand out
_NEARLY = 8  # columns by which a line in mid-sentence may fall short: type isn't all of one width
_COMMAS = "，、,"
_TITLE_END = re.compile(
    "(?:材料|提纲|报告|发言|讲话|剖析|清单|台账|方案)(?:[（(][^（）()]*[）)])?$"
)


def rejoin(lines: Sequence[str]) -> list[str]:
    """The paragraphs of a text given as lines; blank lines part paragraphs and are left out.

    Each paragraph keeps the blanks at its start. Lines are joined only where the text shows a
    wrap width; otherwise every line is a paragraph.
    """
    tight = _without_double_spacing(_without_common_indent([line.rstrip() for line in lines]))
    return rejoin_at(learn_wrap(tight), tight)


def rejoin_at(wrap: Wrap | None, lines: Sequence[str]) -> list[str]:
    """The paragraphs of a stretch of a text whose wrap is known already."""
    lines = [line.rstrip() for line in lines]
    if wrap is None:
        return [line for line in lines if line]
    passages: list[list[str]] = []
    before, is_first = "", True
    for line in lines:
        is_joined = bool(before and line) and (
            _is_cut_title(before, line)
            if len(passages) == 1 and _is_beside_title_end(before, line)
            else _runs_on(before, line, wrap, is_first=is_first)
        )
        if is_joined:
            rest = line.lstrip()
            passages[-1] += [seam(before, rest) if wrap.measure(before) < wrap.width else "", rest]
        elif line:
            passages.append([line])
        before, is_first = line, not is_joined
    return ["".join(passage) for passage in passages]


def _runs_on(line: str, after: str, wrap: Wrap, *, is_first: bool) -> bool:
    """Whether `after` continues the paragraph that `line` belongs to."""
    width = wrap.measure(line)
    if indent(after) >= INDENTED or width > wrap.width + _OVER:
        return False
    if is_first and width + wrap.clipped <= wrap.width + _OVER:
        width += wrap.clipped
    is_full = wrap.width < width + wrap.measure(first_unit(after))
    if wrap.shows_starts and is_full and not ends_sentence(line):
        return True
    if ends_sentence(line):
        marker = numbering(after)
        is_start = marker is not None and marker.kind in (BLOCKS | LISTED | wrap.kinds)
        return is_full and (wrap.shows_starts or not is_start)
    if is_first and closes_heading(line):
        return False
    if is_first and is_heading(line):
        is_long = is_full or width >= wrap.width - wrap.slack
        return is_long and runs_on(line, after)
    return (width >= wrap.width - _NEARLY or line[-1] in _COMMAS) and runs_on(line, after)


def _is_beside_title_end(line: str, after: str) -> bool:
    """Whether one of two lines at the top ends as titles do; a title's larger type holds fewer characters a line."""
    is_title = bool(_TITLE_END.search(line) or _TITLE_END.search(after.strip()))
    return is_title and not ends_sentence(line) and numbering(line) is None


def _is_cut_title(line: str, after: str) -> bool:
    return not _TITLE_END.search(line) and indent(after) <= indent(line) + INDENTED


def _without_common_indent(lines: list[str]) -> list[str]:
    common = min((indent(line) for line in lines if line), default=0)
    return [_unindented(line, common) for line in lines] if common else lines


def _unindented(line: str, less: int) -> str:
    while line and less > 0:
        less -= columns(line[0])
        line = line[1:]
    return line


def _without_double_spacing(lines: list[str]) -> list[str]:
    """The lines without the single blank line that some programs put after every line."""
    filled = [index for index, line in enumerate(lines[:-1]) if line]
    followed = sum(not lines[index + 1] for index in filled)
    if len(filled) < _FEWEST_LINES or followed < _REGULAR * len(filled):
        return lines
    tight = [line for before, line in pairwise(["", *lines]) if line or not before]
    return tight if learn_wrap(tight) else lines
