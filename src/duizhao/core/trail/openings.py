"""Where the entries begin that one section holds: one, or several that count on in its paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from duizhao.core.outline.build import points_after
from duizhao.core.outline.model import Section, Span, Text


@dataclass(frozen=True, slots=True)
class Opening:
    """How an entry opens: its heading, the words of it, their plain form, and the entry's whole span."""

    title: str
    words: Span
    heading: Span
    span: Span


def openings(text: Text, section: Section, after: Section | None, end: int) -> Iterator[Opening]:
    """The entries of a section up to `end`; `after` is the section beside it that follows.

    （一）多学习。（二）多走访。 in one paragraph are two entries, unless the next section goes on
    with （二）: then the paragraph has a list of its own.
    """
    heading = section.heading
    if heading is None:
        return
    points = (
        []
        if _counts_on(section, after)
        else points_after(text.paragraphs[heading.paragraph], heading)
    )
    starts = [section.span.start, *(point.span.start for point in points)]
    spans = [Span(start, stop) for start, stop in pairwise([*starts, end])]
    yield Opening(heading.title, heading.words, heading.span, spans[0])
    for point, span in zip(points, spans[1:], strict=True):
        opened = Span(point.span.start, point.lead.end)
        yield Opening(text.plain(point.lead), point.lead, opened, span)


def _counts_on(section: Section, after: Section | None) -> bool:
    own, other = (one.heading.marker if one and one.heading else None for one in (section, after))
    return bool(own and other and own.kind is other.kind and other.ordinal == own.ordinal + 1)
