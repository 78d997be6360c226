"""Reads .txt and .md: characters from any usual encoding, cut lines re-joined, page numbers dropped."""

import re
from collections.abc import Sequence

from duizhao.core.outline.encodings import decode
from duizhao.core.outline.gather import Passage, gather
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Text
from duizhao.core.outline.txt.line_ends import columns, ends_sentence
from duizhao.core.outline.txt.markdown import read_blocks
from duizhao.core.outline.txt.page_lines import bare_number, is_page_number
from duizhao.core.outline.txt.wrapped import rejoin

_LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
_FORM_FEED = re.compile("\n?\f\n?")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_CENTRED_FROM, _CENTRED_TO = 8, 60  # columns of indentation, and of a line that is a title
_PAGE_BREAK = "\f"
_SHORTEST_PAGE = 10  # lines between two bare page numbers


def read_txt(name: str, data: bytes, limits: Limits) -> Text:
    """The text of a .txt or .md file; `name` tells which.

    Raises Unreadable when the encoding can't be told, or the text is empty or too long.
    """
    decoded = decode(data)
    lines = _without_page_numbers(_lines(decoded.text))
    if name.lower().endswith((".md", ".markdown")):
        source, passages = "md", read_blocks(lines)
    else:
        source, passages = "txt", map(_passage, rejoin(lines))
    notes = (decoded.note,) if decoded.note else ()
    return gather(name, passages, limits, source=source, notes=notes)


def _lines(text: str) -> list[str]:
    """The lines of a file without invisible characters; a form feed is a line of its own."""
    text = _LINE_ENDS.sub("\n", text)
    return _INVISIBLE.sub("", _FORM_FEED.sub("\n\f\n", text)).split("\n")


def _passage(line: str) -> Passage:
    text = line.strip()
    indent = columns(line[: len(line) - len(line.lstrip())])
    return Passage(text, centred=indent >= _CENTRED_FROM and columns(text) <= _CENTRED_TO)


def _without_page_numbers(lines: Sequence[str]) -> list[str]:
    """The lines without page numbers and form feeds.

    Where a page ends in the middle of a sentence, the blank lines around its end go as well.
    """
    page_lines = _page_lines(lines)
    if not page_lines:
        return list(lines)
    kept: list[str] = []
    gap: list[int] = []
    before = ""
    for index, line in enumerate(lines):
        if index in page_lines or not line.strip():
            gap.append(index)
            continue
        if ends_sentence(before) or page_lines.isdisjoint(gap):
            kept += ["" for blank in gap if blank not in page_lines]
        kept.append(line)
        gap, before = [], line
    return kept


def _page_lines(lines: Sequence[str]) -> set[int]:
    found = {
        index for index, line in enumerate(lines) if line == _PAGE_BREAK or is_page_number(line)
    }
    return found | _counting_lines(lines)


def _counting_lines(lines: Sequence[str]) -> set[int]:
    """Bare numbers that count on from page to page."""
    places: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if (value := bare_number(line)) is not None:
            places.setdefault(value, []).append(index)
    return {
        index
        for value, indices in places.items()
        for index in indices
        if (value - 1 in places and index - places[value - 1][0] >= _SHORTEST_PAGE)
        or (value + 1 in places and places[value + 1][-1] - index >= _SHORTEST_PAGE)
    }
