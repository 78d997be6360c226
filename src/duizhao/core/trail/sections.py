"""Tells the parts of headed text: what each section announces, or else goes on with."""

from collections.abc import Iterator, Sequence

from duizhao.core.outline.headings import HOLDER_RANK, RANKS, UNNUMBERED_RANK
from duizhao.core.outline.model import MarkerKind, Section, Text
from duizhao.core.trail.cuts import Cut
from duizhao.core.trail.leads import cuts_in_front, cuts_of_personal_matters
from duizhao.core.trail.model import Part
from duizhao.core.trail.part_names import announces, part_named, part_named_inside
from duizhao.core.trail.voice import voice_of

_BESIDE = UNNUMBERED_RANK - RANKS[MarkerKind.HAN]


def cuts_of_outer(
    text: Text, sections: Sequence[Section], default: Part = Part.UNKNOWN
) -> Iterator[Cut]:
    """Cuts of outermost sections: each announces its own part, or goes on with the last."""
    last: Part | None = None
    named = parts_named(sections)
    announced = tuple(dict.fromkeys(part for part in named if part is not None))
    for section, after, part in zip(sections, [*sections[1:], None], named, strict=False):
        if is_piece(section):
            yield from _cuts_of_piece(text, section)
            last = None
            continue
        own = part or _unnamed(text, section, last or default, announced)
        heading = section.heading.span if section.heading and part else None
        yield Cut(section.span.start, own, heading)
        yield from _from_inner(text, section, own)
        last = own
        if after is not None and begins_anew(after):
            yield from cuts_in_front(text, section.last_leaf().body)
            last = None


def parts_named(sections: Sequence[Section]) -> list[Part | None]:
    """What each of several sections side by side announces; None where it is unclear.

    Those of a deeper list than the outermost announce a part only by its bare name.
    """
    outermost = min((section.level for section in sections), default=0)
    return [
        _named_inside(section, Part.UNKNOWN)
        if section.level > outermost + _BESIDE
        else _named(section)
        for section in sections
    ]


def begins_anew(section: Section) -> bool:
    """Whether a section opens a statement of its own among several: 篇二, or 一、 once more."""
    marker = section.heading.marker if section.heading else None
    first = marker is not None and marker.kind is MarkerKind.HAN and marker.ordinal == 1
    return first or is_piece(section)


def is_piece(section: Section) -> bool:
    """Whether a section is one of several texts in a file (篇二, 范文二)."""
    marker = section.heading.marker if section.heading else None
    return marker is not None and marker.kind is MarkerKind.PIECE


def _cuts_of_piece(text: Text, section: Section) -> Iterator[Cut]:
    yield Cut(section.span.start, Part.TITLE, section.heading.span if section.heading else None)
    yield from cuts_in_front(text, section.body, below=section.heading)
    yield from cuts_of_outer(text, section.children)


def _named(section: Section) -> Part | None:
    return part_named(_title(section)) if section.heading else None


def _named_inside(section: Section, inside: Part) -> Part | None:
    return part_named_inside(_title(section), inside) if section.heading else None


def _title(section: Section) -> str:
    """The heading's words; where the number stands alone, those of the heading right below it."""
    title = section.heading.title if section.heading else ""
    return title or (_title(section.children[0]) if section.children else "")


def _unnamed(text: Text, section: Section, last: Part, announced: Sequence[Part]) -> Part:
    """The part of a section whose heading announces none: by its voice and what others announce."""
    if any(_named_inside(child, Part.UNKNOWN) is Part.PROBLEMS for child in section.children):
        return Part.PROBLEMS
    voice = voice_of(text.plain(section.span))
    if last is Part.UNKNOWN and _stands_before_third(section, announced):
        return Part.CAUSES
    if voice is Part.UNKNOWN:
        return last
    if voice is Part.CAUSES and (Part.CAUSES in announced or last is Part.PROBLEMS):
        voice = Part.PROBLEMS
    if last is not Part.UNKNOWN and section.level >= RANKS[MarkerKind.ARABIC]:
        return last
    if last is Part.MEASURES or (last is Part.CAUSES and voice is Part.PROBLEMS):
        return last
    if voice is Part.PROBLEMS and last is Part.UNKNOWN and Part.PROBLEMS in announced:
        return Part.UNKNOWN
    return voice


def _stands_before_third(section: Section, announced: Sequence[Part]) -> bool:
    """Whether a text that begins in the middle begins with causes: its measures follow at once."""
    marker = section.heading.marker if section.heading else None
    return marker is not None and marker.ordinal > 1 and announced[:1] == (Part.MEASURES,)


def _from_inner(text: Text, section: Section, part: Part) -> Iterator[Cut]:
    """Cuts inside a section that belongs to a part."""
    if _holds_outer(section):
        yield from cuts_of_outer(text, section.children)
        return
    if part is Part.CAUSES and section.heading and announces(Part.MEASURES, section.heading.title):
        yield from _causes_then_measures(text, section)
        return
    if (
        part is Part.FOLLOW_UP
        and section.heading
        and announces(Part.PERSONAL_MATTERS, section.heading.title)
    ):
        yield from cuts_of_personal_matters(text, section.body)
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
    whole = Part.PROBLEMS in named and bool(named & {Part.CAUSES, Part.MEASURES})
    return unnumbered and whole and section.level == HOLDER_RANK


def _causes_then_measures(text: Text, section: Section) -> Iterator[Cut]:
    for child in section.children:
        if voice_of(text.plain(child.span)) is Part.MEASURES:
            yield Cut(child.span.start, Part.MEASURES)
            return
