"""Finds the stretches of a text that an entry speaks of, and a place to hang a finding on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.checks.rule import Reading
from duizhao.core.outline.model import Paragraph, Span
from duizhao.core.trail.model import PART_LABELS, Part
from duizhao.core.zh.normal import squeezed_length


@dataclass(frozen=True, slots=True)
class Piece:
    """What of a paragraph belongs to the parts in question, in plain form."""

    paragraph: Paragraph
    plain: str
    offset: int

    def at(self, start: int, end: int) -> Span:
        """The span in the text of the range [start, end) of this piece."""
        return self.paragraph.at(self.offset + start, self.offset + end)


def pieces(reading: Reading, parts: Sequence[str]) -> Iterator[Piece]:
    """The paragraphs of the parts, in order; of the whole text when no part is named."""
    if not parts:
        for paragraph in reading.text.paragraphs:
            yield Piece(paragraph, paragraph.plain.text, 0)
    for paragraph, span in reading.statement.paragraphs_of(*map(Part, parts)):
        start = paragraph.plain.position(span.start - paragraph.start)
        end = paragraph.plain.position(span.end - paragraph.start)
        yield Piece(paragraph, paragraph.plain.text[start:end], start)


def characters(reading: Reading, parts: Sequence[str]) -> int:
    """Length of the parts, or of the whole text, in characters without white space."""
    if not parts:
        return reading.text.characters
    spans = (span for part in parts for span in reading.statement.spans_of(Part(part)))
    return sum(squeezed_length(reading.text.quote(span)) for span in spans)


def anchor(reading: Reading, parts: Sequence[str] = ()) -> Span:
    """Where to show what concerns the parts as a whole: their first heading, else the title."""
    for stretch in reading.statement.stretches:
        if stretch.part in parts:
            return stretch.heading or first_line(reading, stretch.span)
    return first_line(reading, Span(0, len(reading.text.content)))


def first_line(reading: Reading, span: Span) -> Span:
    """The first paragraph of a span."""
    paragraphs = reading.text.paragraphs_in(span)
    if not paragraphs:
        return span
    return Span(max(span.start, paragraphs[0].start), min(span.end, paragraphs[0].end))


def parts_named(parts: Sequence[str]) -> str:
    """The parts in Chinese, for a message."""
    return "、".join(PART_LABELS[Part(part)] for part in parts) or "全文"


def range_named(least: float | None, most: float | None, *, percent: bool = False) -> str:
    """A range in Chinese: 不少于 5，不多于 8."""
    low = "" if least is None else f"不少于 {number_named(least, percent=percent)}"
    high = "" if most is None else f"不多于 {number_named(most, percent=percent)}"
    return "，".join(filter(None, (low, high)))


def number_named(number: float, *, percent: bool = False) -> str:
    """A number as it is shown: 0.508 as 50.8 %, or 300."""
    return f"{100 * number:.1f}".rstrip("0").rstrip(".") + " %" if percent else f"{number:g}"


def outside(number: float, least: float | None, most: float | None) -> bool:
    """Whether a number is below the least or above the most."""
    return (least is not None and number < least) or (most is not None and number > most)
