"""Divides an outline into the parts of a statement, each stretch of text into exactly one."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from duizhao.core.outline.headings import RANKS
from duizhao.core.outline.model import MarkerKind, Outline, Paragraph, Section, Span, Text
from duizhao.core.outline.titles import is_title
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
            "^(?:今后|下一步|针对(?:以上|上述|这些|存在|自身|查摆|检视)|在今后|在以后|在下一步|以后).{0,60}?(?:将|要|努力|措施|打算)"
        ),
    ),
)
_EARLIER = re.compile(
    "^在?(?:上一?(?:年度|次)|去年|前次|20\\d\\d年度?)[^，。]{0,20}(?:民主生活会|组织生活会|mzshh)[^。]{0,30}(?:整改|查摆)"
)
_AHEAD = re.compile("下一步|今后|下阶段|后续")
_ASPECT = re.compile("^在?[^，。；：]{2,16}(?:方面|上)，")
_EXAMINES = re.compile(
    "(?:对照检查|检查|剖析|检视|自查|查摆|汇报|报告)(?:如下|[^，。]{0,8})[：。]$|(?:以下|如下|这样).{0,8}(?:问题|方面)|几个方面.{0,10}[：。]$"
)
_ORDER = (Part.OPENING, Part.PROBLEMS, Part.CAUSES, Part.MEASURES)


def stretches_of(outline: Outline) -> tuple[Stretch, ...]:
    """The stretches of a text in order, without gap or overlap (line feeds between aside)."""
    text = outline.text
    cuts = _from_title(outline.title)
    cuts += _from_body(text, outline.root.body)
    default = Part.PROBLEMS if _announces_examination(text, outline.root.body) else Part.UNKNOWN
    cuts += _from_outer(text, outline.root.children, default)
    cuts += _from_tails(text, outline.root, cuts)
    cuts.sort(key=lambda cut: cut.start)
    cuts = _merged(cuts)
    if (
        end := closing_start(text, cuts[-1].part if cuts else Part.UNKNOWN, _floor(cuts))
    ) is not None:
        cuts = _merged([*(cut for cut in cuts if cut.start < end), Cut(end, Part.CLOSING)])
    return tuple(_stretches(text, cuts))


def pieces_of(root: Section) -> list[int]:
    """Where a new statement begins in a text that holds several: 篇二, or 一、 once more."""
    starts = []
    for section in root.children:
        marker = section.heading.marker if section.heading else None
        if marker and (
            marker.kind is MarkerKind.PIECE
            or (marker.kind is MarkerKind.HAN and marker.ordinal == 1)
        ):
            starts.append(section.span.start)
    return starts


def as_report(text: Text, stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """The stretches of a report on 整改: all it tells is follow-up, but for what comes next."""
    cuts = [
        Cut(stretch.span.start, _in_report(text, stretch), stretch.heading) for stretch in stretches
    ]
    return tuple(_stretches(text, _joined(cuts)))


def _in_report(text: Text, stretch: Stretch) -> Part:
    if stretch.part in {Part.TITLE, Part.OPENING, Part.CLOSING, Part.PERSONAL_MATTERS}:
        return stretch.part
    ahead = stretch.heading and _AHEAD.search(text.plain(stretch.heading))
    return Part.MEASURES if ahead else Part.FOLLOW_UP


def _joined(cuts: Sequence[Cut]) -> list[Cut]:
    """Cuts with neighbours of one part made one, whatever headings stood between them."""
    return [
        cut
        for before, cut in pairwise([None, *cuts])
        if cut and not (before and before.part is cut.part)
    ]


def _from_title(title: Span | None) -> list[Cut]:
    if title is None:
        return []
    before = [Cut(0, Part.UNKNOWN)] if title.start else []
    return [*before, Cut(title.start, Part.TITLE)]


def _floor(cuts: Sequence[Cut]) -> int:
    """The closing stands after the heading of the last part."""
    if not cuts:
        return 0
    return cuts[-1].heading.end if cuts[-1].heading else cuts[-1].start + 1


def _from_body(text: Text, body: Span, first: Part = Part.OPENING) -> Iterator[Cut]:
    """Parts of running text without headings, told by the words that lead into them."""
    reached, told_earlier = 0, False
    for index, paragraph in enumerate(_inside(text, body)):
        lead = _lead(paragraph)
        if lead is None and reached == 0 and _ASPECT.match(paragraph.plain.text):
            lead = Part.PROBLEMS if voice_of(paragraph.plain.text) is Part.PROBLEMS else None
        earlier = reached == 0 and index > 0 and _EARLIER.search(paragraph.plain.text)
        if index == 0 or (reached == 0 and told_earlier and not earlier):
            yield Cut(paragraph.start, first)
        told_earlier = bool(earlier)
        if earlier:
            yield Cut(paragraph.start, Part.FOLLOW_UP)
            continue
        if lead and _ORDER.index(lead) > reached and index > 0:
            reached = _ORDER.index(lead)
            yield Cut(paragraph.start, lead)


def _from_piece_body(text: Text, body: Span) -> Iterator[Cut]:
    """Title lines of one text among several in a file, then its opening."""
    first = next((p for p in _inside(text, body) if not is_title(p)), None)
    if first is not None:
        yield from _from_body(text, Span(first.start, body.end))


def _lead(paragraph: Paragraph) -> Part | None:
    words = paragraph.plain.text
    return next((part for part, pattern in _LEADS if pattern.search(words)), None)


def _inside(text: Text, span: Span) -> Iterator[Paragraph]:
    return (p for p in text.paragraphs_in(span) if p.start >= span.start)


def _announces_examination(text: Text, opening: Span) -> bool:
    """Whether the opening ends by announcing the examination itself."""
    last = [p.plain.text for p in _inside(text, opening)][-1:]
    return bool(last) and bool(_EXAMINES.search(last[0]))


def _from_tails(text: Text, root: Section, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """Causes and measures that follow the last problem without a heading of their own."""
    announced = {cut.part for cut in cuts}
    leaves = [section for section in root.walk() if not section.children]
    if not leaves or Part.PROBLEMS not in announced:
        return
    missing = [part for part in (Part.CAUSES, Part.MEASURES) if part not in announced]
    for paragraph in list(_inside(text, leaves[-1].body)):
        lead = _lead(paragraph)
        if lead in missing and paragraph.start > leaves[-1].span.start:
            missing = missing[missing.index(lead) + 1 :]
            yield Cut(paragraph.start, lead)


def _from_outer(
    text: Text, sections: Sequence[Section], default: Part = Part.UNKNOWN
) -> Iterator[Cut]:
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
            yield from _from_piece_body(text, section.body)
            yield from _from_outer(text, section.children)
            last = None
            continue
        own = part or _unnamed(text, section, last or default, named)
        heading = section.heading.span if section.heading and part else None
        yield Cut(section.span.start, own, heading)
        yield from _from_inner(text, section, own)
        last = own


def _named(section: Section) -> Part | None:
    return part_named(section.heading.title) if section.heading else None


def _named_inside(section: Section, inside: Part) -> Part | None:
    return part_named_inside(section.heading.title, inside) if section.heading else None


def _unnamed(text: Text, section: Section, last: Part, named: Sequence[Part | None]) -> Part:
    """The part of a section whose heading announces none: by its voice and its neighbours."""
    if any(_named_inside(child, Part.UNKNOWN) is Part.PROBLEMS for child in section.children):
        return Part.PROBLEMS
    voice = voice_of(text.plain(section.span))
    if last is Part.UNKNOWN and _stands_before_third(section, named):
        return Part.CAUSES
    if voice is Part.UNKNOWN:
        return last
    if voice is Part.CAUSES and (Part.CAUSES in named or last is Part.PROBLEMS):
        voice = Part.PROBLEMS
    if last is not Part.UNKNOWN and section.level >= RANKS[MarkerKind.ARABIC]:
        return last
    if last is Part.MEASURES or (last is Part.CAUSES and voice is Part.PROBLEMS):
        return last
    if voice is Part.PROBLEMS and last is Part.UNKNOWN and Part.PROBLEMS in named:
        return Part.UNKNOWN
    return voice


def _stands_before_third(section: Section, named: Sequence[Part | None]) -> bool:
    """Whether a text that begins in the middle begins with causes: its measures follow at once."""
    marker = section.heading.marker if section.heading else None
    announced = [part for part in named if part is not None]
    return marker is not None and marker.ordinal > 1 and announced[:1] == [Part.MEASURES]


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
