"""Finds the entries of a part: its aspects, causes, measures or follow-up entries."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.core.outline.build import points_in
from duizhao.core.outline.headings import RANKS
from duizhao.core.outline.model import MarkerKind, Outline, Paragraph, Section, Span, Text
from duizhao.core.trail.model import Part, Stretch, Subpoint
from duizhao.core.trail.openings import openings
from duizhao.core.trail.part_names import part_named

_GENERIC = re.compile(
    "对照检查|检视|查摆|剖析|检查|存在|目前|当前|主要|突出|具体|个人|自身|本人|班子|领导|党组|党委|支部|问题|不足|差距|表现|情况|分析|清单|"
    "方面|自己|自我|给我|群众|党员|大家|提出?|出|查找|梳理|发现|征求|意见|反映|原因|及其?|和|与|的|在|、|，|对照"
)
_QUOTED_ASPECT = re.compile("^在?对照.{0,4}“[^”]{4,}”")
_OF_PARTS = re.compile(
    "下一?步|今后|改进|努力|方向|根源|打算|整改|措施|任务|工作|落实|完成|进展|总体|逐项|反馈|成效"
)
_LEAST_SPECIFIC = 3
_LONGEST_LEAD_IN = 60
_CLAUSE_END = re.compile("[。；：！？，]")
_ASPECT = re.compile("(?:^|(?<=[。；]))(?:在|从|关于)?[^，。；：]{2,20}方面看?[，：]")
_LEAD_IN = re.compile("(?:如下|以下几?个?方面|几个方面|主要是|做起|努力|入手)[：。]?$|：$")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry: its title in plain form, the words of it, heading, whole span, points below it.

    `section` is what the entry stands in or opens: entries whose sections hold one another
    belong together.
    """

    title: str
    words: Span
    heading: Span
    span: Span
    body: Span
    subpoints: tuple[Subpoint, ...]
    section: Span | None = None


def items_of(outline: Outline, stretches: Sequence[Stretch], part: Part) -> list[Item]:
    """All entries of one part, in the order of the text."""
    own = [stretch for stretch in stretches if stretch.part is part]
    sections = [section for section, _ in outline.headed]
    starts = [section.span.start for section in sections]
    specific = _specific(own, sections)
    found: list[Item] = []
    for stretch in own:
        first = bisect_left(starts, stretch.span.start)
        last = bisect_left(starts, stretch.span.end)
        announced = stretch.heading and stretch.span.start not in specific
        inside = [
            s
            for s in sections[first:last]
            if not (announced and s.span.start == stretch.span.start)
        ]
        found.extend(_items_in(outline.text, inside, stretch))
    return found


def specific_words(title: str) -> str:
    """What a heading says beyond announcing its part."""
    return _GENERIC.sub("", title)


def _specific(own: Sequence[Stretch], sections: Sequence[Section]) -> set[int]:
    """Starts of announced stretches whose heading is an aspect itself (…方面存在的问题)."""
    headed = {section.span.start: section for section in sections}
    found = [
        headed[stretch.span.start]
        for stretch in own
        if stretch.heading and stretch.span.start in headed
    ]
    specific = [one for one in found if one.heading and _is_specific(one.heading.title)]
    beside = Counter(section.level for section in specific)
    return {section.span.start for section in specific if beside[section.level] > 1}


def _is_specific(title: str) -> bool:
    quotes = _QUOTED_ASPECT.search(title) is not None
    return quotes or ("方面" in title and len(specific_words(title)) >= _LEAST_SPECIFIC)


def _items_in(text: Text, inside: Sequence[Section], stretch: Stretch) -> list[Item]:
    """The entries of one stretch: the outermost sections that begin in it, else its text."""
    top = _list_only(_without_names_of(stretch.part, _outermost(inside)))
    if len(top) == 1 and top[0].heading and _is_label(stretch.part, top[0]):
        return list(_from_running_text(text, Span(top[0].heading.span.end, stretch.span.end)))
    if top:
        pairs = zip(top, [*top[1:], None], strict=True)
        return [item for one, after in pairs for item in _from_section(text, one, after, stretch)]
    start = stretch.heading.end if stretch.heading else stretch.span.start
    return list(_from_running_text(text, Span(start, stretch.span.end)))


def _outermost(sections: Sequence[Section]) -> list[Section]:
    """The sections, given in the order of the text, that no other one holds.

    A number alone, with headings below it, is no entry.
    """
    top: list[Section] = []
    for section in sections:
        if section.heading and not section.heading.title and section.children:
            continue
        if not top or section.span.start >= top[-1].span.end:
            top.append(section)
    return top


def _list_only(top: list[Section]) -> list[Section]:
    """Numbered entries only, when headings without number stand among them by the way."""
    numbered = [s for s in top if s.heading and s.heading.marker]
    return numbered if len(numbered) > 1 and len(numbered) > len(top) / 2 else top


def _without_names_of(part: Part, top: Sequence[Section]) -> list[Section]:
    """The sections; one whose heading only names the part gives way to the list that it holds.

    So does one that only groups the entries on earlier meetings: （一）学习方面 above 1. 2. 3.
    """
    found: list[Section] = []
    for section in top:
        if _only_names(part, section) or (part is Part.FOLLOW_UP and _only_groups(section)):
            found += _without_names_of(part, section.children)
        else:
            found.append(section)
    return found


def _only_groups(section: Section) -> bool:
    first = section.children[0].level if section.children else RANKS[MarkerKind.POINT]
    return first < RANKS[MarkerKind.POINT] and not len(section.body)


def _is_label(part: Part, section: Section) -> bool:
    """Whether a heading with nothing but text below it says no more than the part: 原因：一是…"""
    return not section.children and _names(part, section)


def _only_names(part: Part, section: Section) -> bool:
    return len(section.children) > 1 and _names(part, section)


def _names(part: Part, section: Section) -> bool:
    title = section.heading.title if section.heading else ""
    told = _OF_PARTS.sub("", title) if part is not Part.PROBLEMS else title
    return part_named(title) is part and len(specific_words(told)) < _LEAST_SPECIFIC


def _from_section(
    text: Text, section: Section, after: Section | None, stretch: Stretch
) -> Iterator[Item]:
    end = min(section.span.end, stretch.span.end)
    for opening in openings(text, section, after, end):
        body = Span(min(opening.heading.end, opening.span.end), opening.span.end)
        yield Item(
            opening.title,
            opening.words,
            opening.heading,
            opening.span,
            body,
            tuple(_subpoints(text, section, body)),
            section.span,
        )


def _subpoints(text: Text, section: Section, body: Span) -> Iterator[Subpoint]:
    children = [
        child
        for child in section.children
        if child.heading and body.start <= child.span.start < body.end
    ]
    if children:
        for child, after in zip(children, [*children[1:], None], strict=True):
            for opening in openings(text, child, after, min(child.span.end, body.end)):
                yield Subpoint(opening.span, opening.heading)
        return
    for paragraph in text.paragraphs_in(body):
        within = Span(max(body.start, paragraph.start), min(body.end, paragraph.end))
        yield from (Subpoint(point.span, point.lead) for point in points_in(paragraph, within))


def _from_running_text(text: Text, span: Span) -> Iterator[Item]:
    """Entries of a part without headings: numbered clauses, else paragraphs."""
    paragraphs = [p for p in text.paragraphs_in(span) if p.text.strip()]
    pieces = [(p, Span(max(p.start, span.start), min(p.end, span.end))) for p in paragraphs]
    points = [point for p, piece in pieces for point in points_in(p, piece)]
    if points:
        for point in points:
            yield Item(
                text.plain(point.lead),
                point.lead,
                Span(point.span.start, point.lead.end),
                point.span,
                Span(point.lead.end, point.span.end),
                (),
                span,
            )
        return
    for paragraph, piece in [inner for p, whole in pieces for inner in _by_aspect(p, whole)]:
        if (
            len(pieces) > 1
            and len(piece) < _LONGEST_LEAD_IN
            and _LEAD_IN.search(paragraph.plain.text)
        ):
            continue
        yield replace(_from_paragraph(paragraph, piece), section=span)


def _by_aspect(paragraph: Paragraph, piece: Span) -> list[tuple[Paragraph, Span]]:
    """The piece cut where it passes from one aspect to the next (从…方面看：)."""
    words = paragraph.plain.text
    starts = [paragraph.at(m.start(), m.end()).start for m in _ASPECT.finditer(words)]
    starts = [start for start in starts if piece.start <= start < piece.end]
    if len(starts) < 2:  # noqa: PLR2004  one aspect is no list
        return [(paragraph, piece)]
    return [(paragraph, Span(a, b)) for a, b in pairwise([*starts, piece.end])]


def _from_paragraph(paragraph: Paragraph, piece: Span) -> Item:
    words = paragraph.plain.text
    begin = paragraph.plain.position(piece.start - paragraph.start)
    match = _CLAUSE_END.search(words, begin)
    end = match.start() if match else len(words)
    heading = paragraph.at(begin, end)
    return Item(words[begin:end], heading, heading, piece, Span(heading.end, piece.end), ())
