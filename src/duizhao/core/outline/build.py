"""Builds the tree of headings of a text, whatever mixture of numbering it uses."""

import re
from collections.abc import Sequence
from dataclasses import replace

from duizhao.core.outline.headings import ASPECT_LEAD_RANK, candidate
from duizhao.core.outline.markers import inline_markers
from duizhao.core.outline.model import (
    Heading,
    Marker,
    MarkerKind,
    Outline,
    Paragraph,
    Point,
    Section,
    Span,
    Text,
)
from duizhao.core.outline.nesting import Following, Nesting, Open
from duizhao.core.outline.numbering import mistakes_in
from duizhao.core.outline.titles import title_of

_SECOND = 2
_CLAUSE_END = re.compile("[。；：！？，]")


def build(text: Text) -> Outline:
    """The outline of a text: title, tree of headings, and numbers that are out of order."""
    title = title_of(text)
    begin = title.end + 1 if title else 0
    stack = [Open(None, begin)]
    nesting = Nesting()
    found = [
        (paragraph, opener)
        for paragraph in text.paragraphs
        if paragraph.start >= begin and (opener := candidate(paragraph)) is not None
    ]
    for index, (paragraph, opener) in enumerate(found):
        if opener.rank == ASPECT_LEAD_RANK and len(stack) == 1:
            continue  # outside every section it is running text
        placed = opener
        if opener.heading.marker is not None or paragraph.heading_level is None:
            rank = nesting.rank_of(opener, stack, Following(found, index + 1))
            placed = opener if rank == opener.rank else replace(opener, rank=rank)
        _close_down_to(stack, placed.rank, paragraph.start - 1)
        stack.append(Open(placed, paragraph.start))
    end = len(text.content)
    _close_down_to(stack, 0, end)
    root = _section(stack[0], min(begin, end), end)
    return Outline(
        text, root, title, tuple(sorted(mistakes_in(text, root), key=lambda mistake: mistake.span))
    )


def points_in(paragraph: Paragraph, within: Span) -> list[Point]:
    """The numbered clauses (一是 … 二是 …) of one paragraph inside a span, outermost run only."""
    form, start = paragraph.plain, paragraph.start
    begin, end = form.position(within.start - start), form.position(within.end - start)
    found = [(at, marker) for at, marker in paragraph.once(inline_markers) if begin <= at < end]
    if not found:
        return []
    kind = _running_kind(
        [marker.kind for _, marker in found], [marker.ordinal for _, marker in found]
    )
    return _points(paragraph, [(at, marker) for at, marker in found if marker.kind is kind], end)


def points_after(paragraph: Paragraph, heading: Heading) -> list[Point]:
    """The clauses of a paragraph that go on counting after its run-in heading: 1.多学习。2.多走访。"""
    marker = heading.marker
    if marker is None or not heading.run_in:
        return []
    begin, wanted = paragraph.plain.position(heading.span.end - paragraph.start), marker.ordinal + 1
    chosen: list[tuple[int, Marker]] = []
    for at, other in paragraph.once(inline_markers):
        if at >= begin and other.kind is marker.kind and other.ordinal == wanted + len(chosen):
            chosen.append((at, other))
    return _points(paragraph, chosen, len(paragraph.plain.text))


def _points(paragraph: Paragraph, chosen: Sequence[tuple[int, Marker]], end: int) -> list[Point]:
    """A point from each place to the next, the last one to `end`."""
    words = paragraph.plain.text
    points = []
    ends = [*(at for at, _ in chosen[1:]), end]
    for (at, marker), following in zip(chosen, ends, strict=False):
        lead = _CLAUSE_END.search(words, at + marker.length, following)
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


def _close_down_to(stack: list[Open], rank: int, end: int) -> None:
    while len(stack) > 1 and stack[-1].rank >= rank:
        closed = stack.pop()
        stack[-1].children.append(_section(closed, closed.start, end))


def _section(opened: Open, start: int, end: int) -> Section:
    heading = opened.candidate.heading if opened.candidate else None
    children = tuple(opened.children)
    body_start = heading.span.end if heading else start
    body_end = children[0].span.start if children else end
    if heading and not heading.run_in:
        body_start = min(body_start + 1, body_end)
    return Section(
        heading, opened.rank, Span(start, end), Span(min(body_start, body_end), body_end), children
    )
