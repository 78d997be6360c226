"""Finds where a text says how many things it is going to list, and how many it then lists."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.core.outline.markers import inline_markers, marker_of
from duizhao.core.outline.model import Marker, MarkerKind, Outline, Paragraph, Section, Span, Text
from duizhao.core.zh.led import led_by
from duizhao.core.zh.numerals import to_int

_COUNT = led_by(
    "\\d一二两三四五六七八九十",
    r"(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2})(?:个大?|大)?"
    "(?:方面|点(?![一二三四五六七八九十\\d半钟])|条|项(?!规定|制度|精神)|类|个?层面|个?环节|个(?:主要|突出|具体|深层次|重点)*(?:的)?(?:问题|原因|不足|差距|短板)|种(?:表现|现象|情况|倾向))",
)
_N = r"(?P<count>(?P<n>[二两三四五六七八九十]{1,2}|\d{1,2})个方面)"
_ASPECTS = (
    re.compile(rf"从{_N}(?:深入|认真|逐一)?(?:查摆|检视|查找|剖析|对照检查)"),
    re.compile(rf"(?:现将|就){_N}的?(?:对照检查|检视剖析|查摆|自查)"),
)
_REACH = 200
_SENTENCE_END = re.compile("[。：！？]")
_GLUED = frozenset("第年月.、一二三四五六七八九十0123456789")
_CLAUSE_START = re.compile("[，；。：！？]")
_CUE = re.compile(
    "以下|如下|下面|主要|具体|分别|从|分|讲|谈|汇报|报告|存在|表现|体现|归纳|概括|总结|做好|抓好|做到|围绕|有$|为$|是$|在$"
)
_CUE_OF_ITEMS = re.compile("以下|如下|主要有|主要是|分别|分为")
_ITEMS = ("条", "项")
_REFERS_BACK = re.compile("(?:[这那该此前后其另各哪]|上述|以上|其他|其余|另外|每|前面)(?:的)?$")
_MARKER_ORDER = list(MarkerKind)


@dataclass(frozen=True, slots=True)
class Announced:
    """A number that announces a list, the words it stands in, and how many entries follow."""

    number: int
    listed: int
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A marker with its place: number of the paragraph, offset there, and its word (是 or 要)."""

    paragraph: int
    at: int
    marker: Marker
    word: str


class _Markers:
    """The markers of each paragraph, looked for only where they are asked for."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._found: dict[int, tuple[_Numbered, ...]] = {}

    def of(self, index: int) -> tuple[_Numbered, ...]:
        """The markers of a paragraph: at its start and inside; none beyond the last paragraph."""
        if index >= len(self._paragraphs):
            return ()
        if index not in self._found:
            self._found[index] = tuple(self._look(self._paragraphs[index]))
        return self._found[index]

    def after(self, index: int) -> Iterator[_Numbered]:
        """The markers of all paragraphs after one."""
        for following in range(index + 1, len(self._paragraphs)):
            yield from self.of(following)

    @staticmethod
    def _look(paragraph: Paragraph) -> Iterator[_Numbered]:
        words = paragraph.plain.text
        opening = marker_of(words)
        if opening:
            yield _Numbered(paragraph.index, 0, opening, _word(words, 0, opening))
        for at, marker in paragraph.once(inline_markers):
            if at > 0:
                yield _Numbered(paragraph.index, at, marker, _word(words, at, marker))


def announced_in(outline: Outline) -> Iterator[Announced]:
    """Every announced list of a text whose entries can be counted beyond doubt."""
    paragraphs = outline.text.paragraphs
    markers = _Markers(paragraphs)
    found = {one.span: one for p in paragraphs for one in _in_paragraph(p, markers)}
    for section, heading in outline.headed:
        if not heading.run_in:
            announced = _in_heading(paragraphs[heading.paragraph], section)
            found.update({one.span: one for one in announced})
    return iter(found.values())


def announced_aspects(text: Text, opening: Span) -> Iterator[Announced]:
    """Where an opening says how many aspects are examined; how many follow is not counted here."""
    for paragraph in text.paragraphs_in(opening):
        for pattern in _ASPECTS:
            for match in pattern.finditer(paragraph.plain.text):
                place = paragraph.at(*match.span("count"))
                yield Announced(to_int(match["n"]) or 0, 0, match["count"], place)


def _in_paragraph(paragraph: Paragraph, markers: _Markers) -> Iterator[Announced]:
    """Announcements whose list begins right after their sentence."""
    words = paragraph.plain.text
    for match in _counts(words):
        end = _end_of_sentence(words, match.end())
        if not _announces(words, match):
            continue
        alone = len(list(_counts(words, _start_of_sentence(words, match.start()), end))) == 1
        if not alone:
            continue
        following = _following(paragraph.index, end, len(words), markers)
        listed = _count(following)
        if listed:
            yield _announced(paragraph, match, listed)


def _counts(words: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Numbers with what they count; a part of a longer number or ordinal is none."""
    for match in _COUNT.finditer(words, start, len(words) if end is None else end):
        if match.start() == 0 or words[match.start() - 1] not in _GLUED:
            yield match


def _announces(words: str, match: re.Match[str]) -> bool:
    """Whether the clause of a number leads into a list, rather than telling how many there were."""
    near = words[max(0, match.start() - _REACH) : match.start()]
    before = _CLAUSE_START.split(near)[-1]
    if _REFERS_BACK.search(before) or before.endswith("等") or _is_quoted(words, match):
        return False
    cue = _CUE_OF_ITEMS if match.group().endswith(_ITEMS) else _CUE
    return cue.search(before) is not None


def _is_quoted(words: str, match: re.Match[str]) -> bool:
    near = words[max(0, match.start() - _REACH) : match.start()]
    return near.rfind("“") > near.rfind("”")


def _in_heading(paragraph: Paragraph, section: Section) -> Iterator[Announced]:
    """A heading that says how many entries stand under it."""
    words = paragraph.plain.text
    matches = list(_counts(words))
    if len(matches) != 1 or matches[0].group().endswith(_ITEMS) or _is_quoted(words, matches[0]):
        return
    children = [c.heading.marker for c in section.children if c.heading and c.heading.marker]
    listed = _count(_Numbered(n, 0, marker, "") for n, marker in enumerate(children))
    if listed:
        yield _announced(paragraph, matches[0], listed)


def _announced(paragraph: Paragraph, match: re.Match[str], listed: int) -> Announced:
    place = paragraph.at(match.start(), match.end())
    return Announced(to_int(match["n"]) or 0, listed, match.group(), place)


def _following(index: int, end: int, length: int, markers: _Markers) -> Iterator[_Numbered]:
    """The markers after an announcement, when the first stands right after its sentence."""
    here, later = markers.of(index), markers.of(index + 1)
    first = bisect_left(here, end, key=lambda one: one.at)
    begins_here = first < len(here) and here[first].at == end
    begins_next = first == len(here) and end == length and bool(later) and later[0].at == 0
    if begins_here or begins_next:
        yield from (here[number] for number in range(first, len(here)))
        yield from markers.after(index)


def _count(markers: Iterator[_Numbered]) -> int:
    """How many entries the list has that begins with the first marker; 0 when in doubt."""
    first = next(markers, None)
    if first is None or first.marker.ordinal != 1:
        return 0
    listed = 1
    for one in markers:
        if _stands_above(one, first):
            break
        if one.marker.kind is not first.marker.kind or one.word != first.word:
            continue
        if one.marker.ordinal != listed + 1:
            return 0
        listed += 1
    return listed if listed > 1 else 0


def _stands_above(one: _Numbered, first: _Numbered) -> bool:
    """Whether a marker opens a paragraph and belongs to a level above that of the list."""
    order = _MARKER_ORDER.index
    return one.at == 0 and order(one.marker.kind) < order(first.marker.kind)


def _word(words: str, at: int, marker: Marker) -> str:
    """What tells two lists of one kind apart: 一是 from 一要."""
    if marker.kind is not MarkerKind.POINT:
        return ""
    return "要" if "要" in words[at : at + marker.length] else "是"


def _start_of_sentence(words: str, position: int) -> int:
    reach = max(0, position - _REACH)
    return max(reach, *(words.rfind(mark, reach, position) + 1 for mark in "。！？"))


def _end_of_sentence(words: str, position: int) -> int:
    match = _SENTENCE_END.search(words, position, position + _REACH)
    return match.end() if match else min(len(words), position + _REACH)
