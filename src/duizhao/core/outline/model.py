"""A text as read: paragraphs with positions, and the tree of its headings.

All offsets count characters (code points) of `Text.content`, which is the paragraphs joined
by a line feed. A `Span` always refers to that content.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, TypeVar

from duizhao.core.zh.normal import Plain, plain, squeezed_length

R = TypeVar("R")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range [start, end) of characters of `Text.content`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


class Place(StrEnum):
    """Where in the file a paragraph stands."""

    BODY = "body"
    TABLE = "table"
    TEXT_BOX = "text_box"
    FOOTNOTE = "footnote"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a text.

    `number` is how many leading characters of `text` the file shows but doesn't hold (an
    automatic number such as 一、). `heading_level` is 1–9 where a Word style says so. `bold` is
    the number of leading characters set in bold (0: none, len(text): all).
    """

    index: int
    start: int
    text: str
    heading_level: int | None = None
    bold: int = 0
    centred: bool = False
    number: int = 0
    place: Place = Place.BODY

    @cached_property
    def end(self) -> int:
        """Where the paragraph ends in the text."""
        return self.start + len(self.text)

    @property
    def span(self) -> Span:
        """The whole paragraph."""
        return Span(self.start, self.end)

    @cached_property
    def plain(self) -> Plain:
        """The paragraph in plain form; rules search this."""
        return plain(self.text)

    def once(self, find: Callable[[str], R]) -> R:
        """What a function finds in the plain form, looked for once however many ask."""
        if find not in self._found:
            self._found[find] = find(self.plain.text)
        found: R = self._found[find]
        return found

    @cached_property
    def _found(self) -> dict[Callable[[str], Any], Any]:
        return {}

    def at(self, start: int, end: int) -> Span:
        """The span of the plain range [start, end) of this paragraph."""
        form, begin = self.plain, self.start
        if form.offsets is None:
            return Span(begin + start, begin + end)
        first, last = form.original(start, end)
        return Span(begin + first, begin + last)


@dataclass(frozen=True)
class Text:
    """A file as read. `source` is the kind of file (txt, docx …); `notes` is what its reader says."""

    name: str
    paragraphs: tuple[Paragraph, ...]
    source: str = "txt"
    notes: tuple[str, ...] = ()

    @cached_property
    def content(self) -> str:
        """All paragraphs joined by a line feed."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @cached_property
    def characters(self) -> int:
        """Length in characters without white space."""
        return squeezed_length(self.content)

    @cached_property
    def _starts(self) -> list[int]:
        return [paragraph.start for paragraph in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds a character offset."""
        return self.paragraphs[max(0, bisect_right(self._starts, offset) - 1)]

    def paragraphs_in(self, span: Span) -> Sequence[Paragraph]:
        """The paragraphs that share at least one character with the span."""
        starts, paragraphs = self._starts, self.paragraphs
        first = bisect_right(starts, span.start) - 1
        first = max(first, 0)
        last = bisect_left(starts, span.end, first)
        if first < last and paragraphs[first].end <= span.start:
            first += 1
        return paragraphs[first:last]

    def quote(self, span: Span) -> str:
        """The words at a span."""
        return self.content[span.start : span.end]

    def plain(self, span: Span) -> str:
        """The words at a span in plain form, paragraphs run together."""
        return "".join(
            [paragraph.plain.text[begin:end] for paragraph, begin, end in self.pieces_in(span)]
        )

    def pieces_in(self, span: Span) -> list[tuple[Paragraph, int, int]]:
        """Each paragraph of the span with the plain range of it that lies inside."""
        first, last = span.start, span.end
        pieces = []
        for paragraph in self.paragraphs_in(span):
            start, form = paragraph.start, paragraph.plain
            begin = form.position(first - start) if first > start else 0
            end = form.position(last - start) if last < paragraph.end else len(form.text)
            if begin < end:
                pieces.append((paragraph, begin, end))
        return pieces


def make_text(name: str, passages: list[str], **facts: object) -> Text:
    """A text from bare paragraphs, blank ones dropped."""
    paragraphs: list[Paragraph] = []
    start = 0
    for passage in passages:
        if passage.strip():
            paragraphs.append(Paragraph(len(paragraphs), start, passage))
            start += len(passage) + 1
    return Text(name, tuple(paragraphs), **facts)  # type: ignore[arg-type]


class MarkerKind(StrEnum):
    """The ways in which a paragraph or clause is numbered, outermost first."""

    PIECE = "篇一"
    CHAPTER = "第一部分"
    HAN = "一、"
    BLOCK = "■"
    NUMBER = "1 "
    HAN_BRACKET = "（一）"
    NAMED = "问题一"
    ARABIC = "1."
    DECIMAL = "1.1"
    DECIMAL_DEEP = "1.1.1"
    ARABIC_BRACKET = "（1）"
    CIRCLED = "①"
    DOT = "●"
    SMALL_DOT = "◆"
    ORDINAL = "第一，"
    POINT = "一是"
    AMONG = "其一"
    SEQUENCE = "首先"


@dataclass(frozen=True, slots=True)
class Marker:
    """A number at the start of a paragraph or clause: its kind, its value, its plain length.

    A bullet has the value 0. `mark` is the punctuation behind the number: 1、 and 1. number
    different lists.
    """

    kind: MarkerKind
    ordinal: int
    length: int
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: where it stands and what it says without number and closing punctuation.

    `span` is the whole heading, `words` the part of it that `title` gives in plain form.
    `run_in` headings share their paragraph with the text that follows them.
    """

    paragraph: int
    span: Span
    words: Span
    title: str
    marker: Marker | None
    run_in: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with everything up to the next heading of its level or above.

    The root section has no heading. `body` is what stands between the heading and the first
    child; `span` covers heading, body and children.
    """

    heading: Heading | None
    level: int
    span: Span
    body: Span
    children: tuple["Section", ...] = ()

    def walk(self) -> Iterator["Section"]:
        """The section and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def last_leaf(self) -> "Section":
        """The last section below it that has none below itself, or the section itself."""
        return self.children[-1].last_leaf() if self.children else self


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered clause inside running text (一是 … 二是 …): its whole span and its first clause."""

    marker: Marker
    span: Span
    lead: Span


@dataclass(frozen=True, slots=True)
class NumberingMistake:
    """A number that is not the one its neighbours call for."""

    span: Span
    found: str
    expected: str


@dataclass(frozen=True)
class Outline:
    """The tree of headings of a text."""

    text: Text
    root: Section
    title: Span | None = None
    mistakes: tuple[NumberingMistake, ...] = field(default=())

    @cached_property
    def headed(self) -> tuple[tuple[Section, Heading], ...]:
        """Every section with its heading, in the order of the text; the root has none."""
        return tuple((section, section.heading) for section in self.root.walk() if section.heading)
