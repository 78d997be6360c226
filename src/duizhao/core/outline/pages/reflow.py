"""Makes paragraphs of printed lines: by indentation, full and short lines, type size and line spacing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from duizhao.core.outline.docx.soft_breaks import parts
from duizhao.core.outline.gather import Passage
from duizhao.core.outline.model import Place
from duizhao.core.outline.pages.lines import Line, Page
from duizhao.core.outline.pages.running_lines import without_running_lines
from duizhao.core.outline.txt.line_ends import (
    begins_block,
    closes_heading,
    columns,
    ends_sentence,
    first_unit,
    numbering,
    runs_on,
    seam,
)

# In multiples of the type size:
_INDENT, _DEEP = 1.2, 2.2  # a first line begins so far in; a centred line further
_SLACK, _EVEN = 0.3, 1.5  # by which a full line may fall short, and a centred line stand off
# Ratios:
_LARGER, _SMALLER = 1.12, 0.88  # type of titles and of footnotes against the text's
_GAP, _WIDE_GAP = 1.2, 2.2  # line spacing that parts paragraphs, and that parts sentences
_MOST, _LONG = 0.6, 0.8
_FEWEST_LINES = 10  # that show where a side's margins are


@dataclass(frozen=True, slots=True)
class _Area:
    """The type area that a line stands in: its edges, and the text's type size and line distance.

    `shows_starts` says that paragraphs begin with an indentation or behind a wider gap.
    """

    left: float
    right: float
    size: float
    pitch: float
    shows_starts: bool = False


@dataclass(frozen=True, slots=True)
class _Set:
    """A line set in its type area."""

    line: Line
    page: int
    area: _Area

    @property
    def indent(self) -> float:
        """How far in the line begins, in multiples of its type size."""
        return (self.line.left - self.area.left) / self.line.size

    @property
    def rest(self) -> float:
        """How much room the line leaves, in multiples of its type size."""
        return (self.area.right - self.line.right) / self.line.size

    @property
    def is_title_size(self) -> bool:
        return self.line.size > _LARGER * self.area.size

    @property
    def is_centred(self) -> bool:
        is_in = self.indent > _DEEP or self.is_title_size
        return is_in and abs(self.indent - self.rest) < _EVEN


def to_passages(pages: Sequence[Page]) -> list[Passage]:
    """The paragraphs of laid-out pages, without page numbers and running headers; footnotes come last."""
    pages = without_running_lines(pages)
    size = _usual_size(line for page in pages for line in page.lines)
    bodies, notes = zip(*(_parted(page, size) for page in pages), strict=True)
    return [
        *_paragraphs(_set(bodies, size)),
        *(
            Passage(paragraph.text, place=Place.FOOTNOTE)
            for paragraph in _paragraphs(_set(notes, size * _SMALLER))
        ),
    ]


def _parted(page: Page, size: float) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and its footnotes: the small lines at its end."""
    end = len(page.lines)
    while end and page.lines[end - 1].size < _SMALLER * size:
        end -= 1
    return (list(page.lines[:end]), list(page.lines[end:])) if end else (list(page.lines), [])


def _usual_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 1.0


def _set(pages: Sequence[Sequence[Line]], size: float) -> list[_Set]:
    """The lines of all pages, each in the type area of its side: margins of left and right pages may differ."""
    pitch = _usual_pitch(pages)
    sides = [[line for page in pages[side::2] for line in page] for side in (0, 1)]
    if min(map(len, sides)) < _FEWEST_LINES:
        sides = [sides[0] + sides[1]] * 2
    areas = [_area(side, size, pitch) for side in sides]
    return [
        _Set(line, number, areas[number % 2]) for number, page in enumerate(pages) for line in page
    ]


def _usual_pitch(pages: Sequence[Sequence[Line]]) -> float:
    steps = [after.middle - line.middle for page in pages for line, after in pairwise(page)]
    return median(steps) if steps else 0.0


def _area(lines: Sequence[Line], size: float, pitch: float) -> _Area:
    text = [line for line in lines if _SMALLER * size < line.size < _LARGER * size] or lines
    if not text:
        return _Area(0, 0, size, pitch)
    left = _edge([line.left for line in text], size)
    right = -_edge([-line.right for line in text], size)
    starts = [
        after.left > left + _INDENT * size or after.middle - line.middle > _GAP * pitch
        for line, after in pairwise(text)
        if line.right < right - 2 * size and after.middle > line.middle and ends_sentence(line.text)
    ]
    if not starts:
        starts = [text[0].left > left + _INDENT * size]
    return _Area(left, right, size, pitch, sum(starts) > _MOST * len(starts))


def _edge(places: Sequence[float], size: float) -> float:
    """The outermost place at which lines begin more than once; a stray line doesn't widen the type area."""
    ordered = sorted(places)
    needed = max(2, len(ordered) // 20)
    for index, place in enumerate(ordered):
        if index + needed > len(ordered):
            break
        if ordered[index + needed - 1] - place < _SLACK * size:
            return place
    return ordered[0]


def _paragraphs(lines: Sequence[_Set]) -> Iterator[Passage]:
    open_lines: list[_Set] = []
    for line in lines:
        if open_lines and not _goes_on(open_lines, line):
            yield _passage(open_lines)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield _passage(open_lines)


def _passage(lines: Sequence[_Set]) -> Passage:
    words = [lines[0].line.text.strip()]
    for line in lines[1:]:
        text = line.line.text.strip()
        words += [seam(words[-1], text), text]
    return Passage("".join(words), centred=all(line.is_centred for line in lines))


def _goes_on(paragraph: Sequence[_Set], after: _Set) -> bool:
    """Whether a line continues the paragraph whose lines are given."""
    before = paragraph[-1]
    if not _SMALLER < after.line.size / before.line.size < _LARGER:
        return False
    text, next_text = before.line.text.strip(), after.line.text.strip()
    if before.is_centred or after.is_centred:
        is_title = before.is_title_size and after.is_title_size
        return is_title and not parts(text, next_text, centred=True)
    if after.indent > _INDENT or _is_parted(before, after):
        return False
    if not _is_full(before, next_text):
        is_long = before.rest * before.line.size < (1 - _LONG) * (
            before.area.right - before.area.left
        )
        return (
            before.area.shows_starts
            and is_long
            and not ends_sentence(text)
            and runs_on(text, next_text)
        )
    if not ends_sentence(text):
        return runs_on(text, next_text)
    return not begins_block(next_text) if before.area.shows_starts else not numbering(next_text)


def _is_parted(before: _Set, after: _Set) -> bool:
    """Whether the space between two lines of a page parts paragraphs."""
    if before.page != after.page or not before.area.pitch:
        return False
    gap = (after.line.middle - before.line.middle) / before.area.pitch
    closes = ends_sentence(before.line.text) or closes_heading(before.line.text.strip())
    return gap > (_GAP if closes else _WIDE_GAP)


def _is_full(before: _Set, after: str) -> bool:
    """Whether the line had no room for what the next line begins with."""
    return before.rest < columns(first_unit(after)) / 2 + _SLACK
