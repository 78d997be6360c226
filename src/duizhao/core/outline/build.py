"""Builds the tree of headings of a text, whatever mixture of numbering it uses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from duizhao.core.outline.headings import (
    ASPECT_LEAD_RANK,
    HOLDER_RANK,
    RANKS,
    UNNUMBERED_RANK,
    Candidate,
    candidate,
)
from duizhao.core.outline.markers import inline_markers
from duizhao.core.outline.model import (
    Marker,
    MarkerKind,
    Outline,
    Paragraph,
    Point,
    Section,
    Span,
    Text,
)
from duizhao.core.outline.numbering import mistakes_in
from duizhao.core.outline.titles import title_of

_LOOK_AHEAD = 40
_SECOND = 2
_INSIDE = 5
_LIST_RANKS = frozenset(
    RANKS[kind]
    for kind in (MarkerKind.HAN, MarkerKind.HAN_BRACKET, MarkerKind.NAMED, MarkerKind.ARABIC)
)


@dataclass
class _Open:
    candidate: Candidate | None
    start: int
    children: list[Section] = field(default_factory=list)

    @property
    def rank(self) -> int:
        return self.candidate.rank if self.candidate else -1

    @property
    def is_numbered(self) -> bool:
        return self.candidate is not None and self.candidate.heading.marker is not None


def build(text: Text) -> Outline:
    """The outline of a text: title, tree of headings, and numbers that are out of order."""
    title = title_of(text)
    begin = title.end + 1 if title else 0
    stack = [_Open(None, begin)]
    found = [
        (paragraph, opener)
        for paragraph in text.paragraphs
        if paragraph.start >= begin and (opener := candidate(paragraph)) is not None
    ]
    for index, (paragraph, opener) in enumerate(found):
        if opener.rank == ASPECT_LEAD_RANK and len(stack) == 1:
            continue  # outside every section it is running text
        placed = opener
        if opener.heading.marker is None and paragraph.heading_level is None:
            following = [later for _, later in found[index + 1 : index + 1 + _LOOK_AHEAD]]
            placed = replace(
                opener, rank=_unnumbered_rank(stack, following, run_in=opener.heading.run_in)
            )
        _close_down_to(stack, placed.rank, paragraph.start - 1)
        stack.append(_Open(placed, paragraph.start))
    end = len(text.content)
    _close_down_to(stack, 0, end)
    root = _section(stack[0], min(begin, end), end)
    return Outline(
        text, root, title, tuple(sorted(mistakes_in(text, root), key=lambda mistake: mistake.span))
    )


def points_in(paragraph: Paragraph, within: Span) -> list[Point]:
    """The numbered clauses (一是 … 二是 …) of one paragraph inside a span, outermost run only."""
    words = paragraph.plain.text
    begin, end = (
        paragraph.plain.position(offset - paragraph.start) for offset in (within.start, within.end)
    )
    found = [(at, marker) for at, marker in inline_markers(words) if begin <= at < end]
    kind = _running_kind(
        [marker.kind for _, marker in found], [marker.ordinal for _, marker in found]
    )
    chosen = [(at, marker) for at, marker in found if marker.kind is kind]
    if not chosen:
        return []
    points = []
    for (at, marker), following in zip(chosen, [*(at for at, _ in chosen[1:]), end], strict=True):
        lead = re.compile("[。；：！？，]").search(words, at + marker.length, following)
        lead_end = lead.start() if lead else following
        points.append(
            Point(marker, paragraph.at(at, following), paragraph.at(at + marker.length, lead_end))
        )
    return points


def _running_kind(kinds: Sequence[MarkerKind], ordinals: Sequence[int]) -> MarkerKind | None:
    """The first kind of marker that counts at least to two."""
    counted = list(zip(kinds, ordinals, strict=True))
    second = {kind: at for at, (kind, ordinal) in enumerate(counted) if ordinal == _SECOND}
    firsts = (
        kind
        for at, (kind, ordinal) in enumerate(counted)
        if ordinal == 1 and at < second.get(kind, -1)
    )
    return next(firsts, None)


def _unnumbered_rank(
    stack: Sequence[_Open], following: Sequence[Candidate], *, run_in: bool
) -> int:
    """Rank of a heading without number.

    A run-in one stands inside the list entry it follows. Another stands inside the innermost list that goes on after it; it holds the list of 一、二、
    that begins after it; else it stands inside the outermost section.
    """
    if run_in:
        entries = (o.rank for o in reversed(stack[1:]) if o.is_numbered and o.rank in _LIST_RANKS)
        return next(entries, UNNUMBERED_RANK - 1) + _INSIDE
    for opened in reversed(stack[1:]):
        marker = opened.candidate.heading.marker if opened.candidate else None
        if marker is not None and _goes_on(opened.rank, marker, following):
            return opened.rank + _INSIDE
    numbered = [later.heading.marker for later in following if later.heading.marker is not None]
    if numbered and numbered[0].kind is MarkerKind.HAN and numbered[0].ordinal == 1:
        return HOLDER_RANK
    if any(opened.rank == HOLDER_RANK for opened in stack) and not numbered:
        return HOLDER_RANK
    return UNNUMBERED_RANK


def _goes_on(rank: int, marker: Marker, following: Sequence[Candidate]) -> bool:
    for later in following:
        if later.heading.marker is None:
            continue
        if later.heading.marker.kind is marker.kind:
            return later.heading.marker.ordinal == marker.ordinal + 1
        if later.rank < rank:
            return False
    return False


def _close_down_to(stack: list[_Open], rank: int, end: int) -> None:
    while len(stack) > 1 and stack[-1].rank >= rank:
        closed = stack.pop()
        stack[-1].children.append(_section(closed, closed.start, end))


def _section(opened: _Open, start: int, end: int) -> Section:
    heading = opened.candidate.heading if opened.candidate else None
    children = tuple(opened.children)
    body_start = heading.span.end if heading else start
    body_end = children[0].span.start if children else end
    if heading and not heading.run_in:
        body_start = min(body_start + 1, body_end)
    return Section(
        heading, opened.rank, Span(start, end), Span(min(body_start, body_end), body_end), children
    )
