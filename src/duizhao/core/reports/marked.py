"""Cuts a text into pieces that a page can underline, and gathers the notes that stand beside it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.drafts.baseline import STATE_LABELS, BaselineState, Known
from duizhao.core.checks.rule import Finding, Level
from duizhao.core.outline.model import Paragraph, Span, Text
from duizhao.core.trail.model import Part, Statement

LONGEST_UNDERLINE = 80
_CLOSING = 2
"""How many characters (a colon, a full stop) may follow a heading that has its own paragraph."""
_CLAUSE_ENDS = "。；！？：\n"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A finding with its number in the text, and where it is underlined."""

    number: int
    finding: Finding
    anchor: Span
    known: Known | None = None
    state: BaselineState | None = None

    @property
    def accepted(self) -> bool:
        """Whether somebody looked at it and let it stand."""
        return self.known is not None and self.known.accepted


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters that is marked alike.

    `marks` are the findings that underline it, `ends` those whose place ends with it, `ids` the
    trail's nodes that begin with it; `lead` says that it belongs to a heading.
    """

    words: str
    lead: bool
    marks: tuple[Numbered, ...]
    ends: tuple[Numbered, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a note says, and the findings that say it."""

    message: str
    found: tuple[Numbered, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Findings of one rule in one paragraph: what they say, and why.

    `why_given_at` is the number of the finding beside which the reason was told already.
    """

    level: Level
    code: str
    title: str
    lines: tuple[Line, ...]
    why: str
    why_given_at: int | None
    accepted: Known | None = None
    state: str = ""


@dataclass(frozen=True, slots=True)
class MarkedParagraph:
    """A paragraph with its pieces and its notes."""

    index: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    heads_part: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """The paragraphs of one stretch of one part."""

    part: Part
    paragraphs: tuple[MarkedParagraph, ...]


def numbered(checked: Checked) -> tuple[Numbered, ...]:
    """The findings of a text, numbered from 1 in the order of the text."""
    text, comparison = checked.statement.text, checked.comparison
    return tuple(
        Numbered(
            number,
            finding,
            anchor_of(text, finding.span),
            comparison.known(finding) if comparison else None,
            comparison.state_of(finding) if comparison else None,
        )
        for number, finding in enumerate(checked.findings, 1)
    )


def anchor_of(text: Text, span: Span) -> Span:
    """The words to underline for a place: all of it, or the first clause where it is long."""
    end = min(span.end, text.paragraph_at(span.start).span.end)
    if end == span.end and len(span) <= LONGEST_UNDERLINE:
        return span
    words = text.content[span.start : min(end, span.start + LONGEST_UNDERLINE)]
    clause = next((n for n, char in enumerate(words) if char in _CLAUSE_ENDS), len(words) - 1)
    return Span(span.start, span.start + clause + 1)


def blocks_of(statement: Statement, found: Sequence[Numbered]) -> Iterator[Block]:
    """The whole text in blocks by part, each paragraph cut into pieces with its notes."""
    starts = [stretch.span.start for stretch in statement.stretches]
    headings = {s.heading.start: len(s.heading) for s in statement.stretches if s.heading}
    by_paragraph = {
        index: tuple(group) for index, group in groupby(found, lambda one: one.finding.paragraph)
    }
    trail = _Trail.of(statement)
    told: dict[str, int] = {}

    def stretch_of(paragraph: Paragraph) -> int:
        return bisect_right(starts, paragraph.start) - 1

    def marked(paragraph: Paragraph) -> MarkedParagraph:
        here = by_paragraph.get(paragraph.index, ())
        return MarkedParagraph(
            paragraph.index,
            tuple(_pieces(paragraph, here, trail)),
            tuple(_notes(here, told)),
            len(paragraph.text) <= headings.get(paragraph.start, 0) + _CLOSING,
        )

    for number, paragraphs in groupby(statement.text.paragraphs, stretch_of):
        part = statement.stretches[number].part if number >= 0 else Part.UNKNOWN
        yield Block(part, tuple(marked(paragraph) for paragraph in paragraphs))


@dataclass(frozen=True)
class _Trail:
    """Where headings stand and where the nodes of the trail begin, ready to be looked up."""

    leads: list[Span]
    offsets: list[int]
    ids: dict[int, tuple[str, ...]]

    @classmethod
    def of(cls, statement: Statement) -> "_Trail":
        groups = (statement.problems, statement.causes, statement.measures, statement.follow_up)
        ids: dict[int, tuple[str, ...]] = {}
        leads: list[Span] = []
        for group in groups:
            for node in group:
                leads.append(node.heading)
                ids[node.span.start] = (*ids.get(node.span.start, ()), node.id)
        return cls(sorted(leads), sorted(ids), ids)

    def leads_in(self, whole: Span) -> list[Span]:
        """The headings that begin inside a paragraph."""
        first = bisect_left(self.leads, Span(whole.start, whole.start))
        last = bisect_left(self.leads, Span(whole.end, whole.end))
        return self.leads[first:last]

    def offsets_in(self, whole: Span) -> list[int]:
        """The offsets in a paragraph at which nodes begin."""
        first, last = (bisect_left(self.offsets, edge) for edge in (whole.start, whole.end))
        return self.offsets[first:last]


def _pieces(paragraph: Paragraph, found: Sequence[Numbered], trail: _Trail) -> Iterator[Piece]:
    whole = paragraph.span
    leads = trail.leads_in(whole)
    edges = {whole.start, whole.end, *trail.offsets_in(whole)}
    for span in (*leads, *(one.anchor for one in found)):
        edges |= {span.start, min(span.end, whole.end)}
    cuts = sorted(edges)
    for start, end in pairwise(cuts):
        piece = Span(start, end)
        yield Piece(
            words=paragraph.text[start - whole.start : end - whole.start],
            lead=any(span.overlaps(piece) for span in leads),
            marks=tuple(one for one in found if one.anchor.contains(piece)),
            ends=tuple(one for one in found if _ends_with(one.anchor, piece, whole)),
            ids=trail.ids.get(start, ()),
        )


def _ends_with(anchor: Span, piece: Span, whole: Span) -> bool:
    """Whether a place ends with a piece; an empty one at the start, with the first piece."""
    return anchor.end == piece.end or (anchor.end == whole.start == piece.start)


def _notes(found: Iterable[Numbered], told: dict[str, int]) -> Iterator[Note]:
    """The notes of a paragraph; `told` remembers beside which finding a reason was given."""
    groups: dict[tuple[str, ...], list[Numbered]] = {}
    for one in found:
        finding = one.finding
        accepted = one.known.fingerprint if one.known and one.known.accepted else ""
        key = (finding.code, finding.level.value, finding.why, accepted, one.state or "")
        groups.setdefault(key, []).append(one)
    for group in groups.values():
        first = group[0]
        given = told.setdefault(first.finding.why, first.number)
        yield Note(
            level=first.finding.level,
            code=first.finding.code,
            title=first.finding.title,
            lines=_lines(group),
            why=first.finding.why,
            why_given_at=None if given == first.number else given,
            accepted=first.known if first.accepted else None,
            state=STATE_LABELS[first.state] if first.state else "",
        )


def _lines(group: Iterable[Numbered]) -> tuple[Line, ...]:
    by_message: dict[str, list[Numbered]] = {}
    for one in group:
        by_message.setdefault(one.finding.message, []).append(one)
    return tuple(Line(message, tuple(found)) for message, found in by_message.items())
