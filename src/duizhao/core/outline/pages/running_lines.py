"""Drops what belongs to the page and not to the text: page numbers, running headers and footers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from duizhao.core.outline.pages.lines import Line, Page
from duizhao.core.outline.secrecy import is_mark
from duizhao.core.outline.txt.page_lines import bare_number, is_page_number

_MARGIN = 0.16  # share of the page's height in which running lines stand
_DEEPEST = 3  # running lines at one end of a page
_SAME_HEIGHT = 4.0  # points
_BROWSER = re.compile(r"(?:https?|file)://|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},? ?\d{1,2}:\d\d\b")
_DIGITS = re.compile(r"[\d\s一二三四五六七八九十]+")


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers and without lines that return at the same height.

    A mark of secrecy stays once, so that it is seen where a header carries it.
    """
    seen = Counter(key for page in pages for key in {_key(line) for line in _at_the_ends(page)})
    often = max(2, len(pages) // 3)
    repeated = {key for key, pages_with_it in seen.items() if pages_with_it >= often}
    marks: set[str] = set()
    return [_without(page, repeated, marks) for page in pages]


def _without(page: Page, repeated: set[tuple[str, int]], marks: set[str]) -> Page:
    """The page without its running lines; `marks` are those of secrecy that were kept before."""
    dropped: set[int] = set()
    for line in _at_the_ends(page):
        if is_mark(line.text) and line.text not in marks:
            marks.add(line.text)
        elif _key(line) in repeated or _is_of_the_page(line.text):
            dropped.add(id(line))
    return replace(page, lines=tuple(line for line in page.lines if id(line) not in dropped))


def _at_the_ends(page: Page) -> list[Line]:
    """The first and last lines of a page, as far as they stand in its margins."""
    top, bottom = _MARGIN * page.height, (1 - _MARGIN) * page.height
    first = [line for line in page.lines[:_DEEPEST] if line.middle < top]
    rest = page.lines[max(len(page.lines) - _DEEPEST, len(first)) :]
    last = [line for line in rest if line.middle > bottom]
    return first + last


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("", line.text), round(line.middle / _SAME_HEIGHT)


def _is_of_the_page(line: str) -> bool:
    return is_page_number(line) or bare_number(line) is not None or bool(_BROWSER.match(line))
