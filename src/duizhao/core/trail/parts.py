"""Divides an outline into the parts of a statement, each stretch of text into exactly one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.outline.model import MarkerKind, Outline, Paragraph, Section, Span, Text
from duizhao.core.trail.closing import closing_start
from duizhao.core.trail.model import Part, Stretch
from duizhao.core.trail.part_names import announces, part_named, part_named_inside
from duizhao.core.trail.voice import voice_of


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a part begins, with the heading that announces it."""

    start: int
    part: Part
    heading: Span | None = None


_LEADS = (
    (
        Part.PROBLEMS,
        re.compile(
            "^.{0,60}(?:存在|查找出|查摆出|检视出|梳理出)(?:着|了|的)?(?:以下|如下|一些|许多|不少|很多|下列).{0,16}(?:问题|不足|差距)"
            "|^.{0,30}(?:问题|不足|差距)(?:主要)?(?:表现|体现)在"
        ),
    ),
    (
        Part.CAUSES,
        re.compile(
            "^(?:究其|分析|以上|上述|这些|产生|造成|出现|存在|导致|深挖).{0,30}(?:原因|根源)"
        ),
    ),
    (
        Part.MEASURES,
        re.compile(
            "^(?:今后|下一步|针对(?:以上|上述|这些|存在|自身|查摆|检视)|在今后|在以后|在下一步|以后).{0,60}?(?:将|要|努力|措施)"
        ),
    ),
)
_ORDER = (Part.OPENING, Part.PROBLEMS, Part.CAUSES, Part.MEASURES)


def stretches_of(outline: Outline) -> tuple[Stretch, ...]:
    """The stretches of a text in order, without gap or overlap (line feeds between aside)."""
    text = outline.text
    cuts = [Cut(0, Part.TITLE)] if outline.title else []
    cuts += _from_body(text, outline.root.body)
    cuts += _from_outer(text, outline.root.children)
    cuts = _merged(cuts)
    if (
        end := closing_start(text, cuts[-1].part if cuts else Part.UNKNOWN, _floor(cuts))
    ) is not None:
        cuts = _merged([*(cut for cut in cuts if cut.start < end), Cut(end, Part.CLOSING)])
    return tuple(_stretches(text, cuts))


def _floor(cuts: Sequence[Cut]) -> int:
    """The closing stands after the heading of the last part."""
    if not cuts:
        return 0
    return cuts[-1].heading.end if cuts[-1].heading else cuts[-1].start + 1


def _from_body(text: Text, body: Span, first: Part = Part.OPENING) -> Iterator[Cut]:
    """Parts of running text without headings, told by the words that lead into them."""
    reached = 0
    for index, paragraph in enumerate(_inside(text, body)):
        lead = _lead(paragraph)
        if index == 0:
            yield Cut(paragraph.start, first)
        if lead and _ORDER.index(lead) > reached and index > 0:
            reached = _ORDER.index(lead)
            yield Cut(paragraph.start, lead)


def _lead(paragraph: Paragraph) -> Part | None:
    words = paragraph.plain.text
    return next((part for part, pattern in _LEADS if pattern.search(words)), None)


def _inside(text: Text, span: Span) -> Iterator[Paragraph]:
    return (p for p in text.paragraphs_in(span) if p.start >= span.start)


def _from_outer(text: Text, sections: Sequence[Section]) -> Iterator[Cut]:
    """Cuts of outermost sections: each announces its own part, or goes on with the last."""
    last: Part | None = None
    named = [_named(section) for section in sections]
    for section, part in zip(sections, named, strict=True):
        if (
            section.heading
            and section.heading.marker
            and section.heading.marker.kind is MarkerKind.PIECE
        ):
            yield Cut(section.span.start, Part.TITLE, section.heading.span)
            yield from _from_body(text, section.body)
            yield from _from_outer(text, section.children)
            last = None
            continue
        own = part or _unnamed(text, section, last, named)
        heading = section.heading.span if section.heading and part else None
        yield Cut(section.span.start, own, heading)
        yield from _from_inner(text, section, own)
        last = own


def _named(section: Section) -> Part | None:
    return part_named(section.heading.title) if section.heading else None


def _named_inside(section: Section, inside: Part) -> Part | None:
    return part_named_inside(section.heading.title, inside) if section.heading else None


def _unnamed(text: Text, section: Section, last: Part | None, named: Sequence[Part | None]) -> Part:
    """The part of a section whose heading announces none: by its voice and its neighbours."""
    if any(_named_inside(child, Part.UNKNOWN) is Part.PROBLEMS for child in section.children):
        return Part.PROBLEMS
    voice = voice_of(text.plain(section.span))
    if voice is Part.UNKNOWN:
        return last or Part.UNKNOWN
    if voice is Part.CAUSES and (Part.CAUSES in named or last is Part.PROBLEMS):
        voice = Part.PROBLEMS
    if last is Part.MEASURES or (last is Part.CAUSES and voice is Part.PROBLEMS):
        return last
    if voice is Part.PROBLEMS and last is None and Part.PROBLEMS in named:
        return Part.OPENING
    return voice


def _from_inner(text: Text, section: Section, part: Part) -> Iterator[Cut]:
    """Cuts inside a section that belongs to a part."""
    if _holds_outer(section):
        yield from _from_outer(text, section.children)
        return
    if part is Part.CAUSES and section.heading and announces(Part.MEASURES, section.heading.title):
        yield from _causes_then_measures(text, section)
        return
    current = part
    for child in section.children:
        own = _named_inside(child, part)
        here = own or part
        if here is not current:
            yield Cut(child.span.start, here, child.heading.span if own and child.heading else None)
        inner = list(_from_inner(text, child, here))
        yield from inner
        current = inner[-1].part if inner else here


def _holds_outer(section: Section) -> bool:
    """Whether a heading without number stands above a whole statement."""
    named = {_named(child) for child in section.children}
    unnumbered = section.heading is not None and section.heading.marker is None
    return unnumbered and Part.PROBLEMS in named and bool(named & {Part.CAUSES, Part.MEASURES})


def _causes_then_measures(text: Text, section: Section) -> Iterator[Cut]:
    for child in section.children:
        if voice_of(text.plain(child.span)) is Part.MEASURES:
            yield Cut(child.span.start, Part.MEASURES)
            return


def _merged(cuts: Iterable[Cut]) -> list[Cut]:
    """Cuts in order, one at each place, a part that merely goes on left out."""
    merged: list[Cut] = []
    for cut in cuts:
        if merged and merged[-1].start == cut.start:
            merged.pop()
        if merged and merged[-1].part is cut.part and cut.heading is None:
            continue
        merged.append(cut)
    return merged


def _stretches(text: Text, cuts: Sequence[Cut]) -> Iterator[Stretch]:
    content = text.content
    ends = [*(cut.start for cut in cuts[1:]), len(content)]
    for cut, end in zip(cuts, ends, strict=True):
        last = end - 1 if end > cut.start and content[end - 1 : end] == "\n" else end
        yield Stretch(cut.part, Span(cut.start, last), cut.heading)
