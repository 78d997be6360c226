"""Decides which paragraphs open a section, and where the heading ends and the text begins."""

import re
from dataclasses import dataclass

from duizhao.core.outline.markers import marker_of
from duizhao.core.outline.model import Heading, Marker, MarkerKind, Paragraph, Place

RANKS = {
    MarkerKind.PIECE: 0,
    MarkerKind.CHAPTER: 10,
    MarkerKind.HAN: 20,
    MarkerKind.NUMBER: 20,
    MarkerKind.BLOCK: 22,
    MarkerKind.HAN_BRACKET: 30,
    MarkerKind.NAMED: 32,
    MarkerKind.ARABIC: 40,
    MarkerKind.DECIMAL: 42,
    MarkerKind.DECIMAL_DEEP: 44,
    MarkerKind.ARABIC_BRACKET: 50,
    MarkerKind.CIRCLED: 60,
    MarkerKind.DOT: 65,
    MarkerKind.SMALL_DOT: 67,
    MarkerKind.ORDINAL: 70,
    MarkerKind.POINT: 70,
    MarkerKind.AMONG: 70,
    MarkerKind.SEQUENCE: 70,
}
UNNUMBERED_RANK = 25
HOLDER_RANK = 15
ASPECT_LEAD_RANK = 26
_LONGEST_HEADING, _LONGEST_ALONE, _LONGEST_LEAD, _SHORT_LINE = 90, 45, 36, 20
_SHORTEST, _SHORTEST_BOLD = 3, 4
_MUCH_MORE = 24
_SENTENCE_END = re.compile("[。！？；]")
_HEADING_END = re.compile("[。：！？；]")
_ASPECT_TAIL = re.compile("^[^，。；：]{2,40}?(?:方面|上|中|问题|方面的?问题)(?=，)")
_TAIL = re.compile(
    "(?:方面|问题|情况|原因|根源|措施|事项(?:的?(?:报告|说明))?|方向|剖析|分析|打算|表现|不足|差距|意见|体会|反思|清单|举措|对策|计划|承诺|"
    "检查|进展|说明|[有是][一二三四五六七八九十\\d]{1,2}[条点个])(?:如下|及表现)?[：:]?$"
)
_NO_HEADING = re.compile(
    "^(?:各位|尊敬的?|同志们|主持人|大家好)|(?:如下|包括|例如|比如|主要有|表现在|体现在|指出|强调|认为|表示|提出|做到|包含|几个方面)：$|(?:委|部|局|政府|党组|办|院|委员会|支部|领导)：$"
    "|^(?:比如|例如|如|其中|同时|此外|另外|对此|为此|因此)，?"
)
_LEADS_IN = re.compile("我|现[将就]|以下|下列|如下")
_LABEL = re.compile(
    "[^，。；：！？]{0,12}(?:问题|原因|根源|措施|方向|事项|举措|打算|情况|表现|剖析|分析|怎么改|怎样改|对策|根子在?于?)(?:是|有|为)?：(?=.{2})|【(?:[^，。；：【】]{0,8})(?:问题|原因|根源|措施|方向|事项|对策|整改|表现)】"
)
_ASPECT_LEAD = re.compile("在?[^，。；：]{2,24}(?<!个)方面，[^。；]+[。；]$")
_BARE = re.compile("^[^，。；：！？、]{4,20}$(?<!材料)(?<!提纲)(?<!发言)(?<!报告)(?<!汇报)")
_BARE_WORDS = re.compile("问题|整改|原因|措施|检查|剖析|打算|事项|案例|反思")
_OPENERS, _CLOSERS = "【", "。：；，、！？.:】"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that opens a section: its heading and the rank of its numbering."""

    heading: Heading
    rank: int


def candidate(paragraph: Paragraph) -> Candidate | None:
    """The heading that a paragraph opens with, or None when it is running text."""
    if paragraph.place in {Place.FOOTNOTE, Place.TABLE}:
        return None
    marker = marker_of(paragraph.plain.text, paragraph.text)
    if marker is None:
        return _unnumbered(paragraph)
    return Candidate(_numbered(paragraph, marker), RANKS[marker.kind])


def _numbered(paragraph: Paragraph, marker: Marker) -> Heading:
    words = paragraph.plain.text
    bold_end = paragraph.plain.position(paragraph.bold)
    if marker.length + 3 < bold_end < len(words) and bold_end <= _LONGEST_HEADING + marker.length:
        return _heading(paragraph, marker, _with_closers(words, bold_end), run_in=True)
    rest = len(words) - marker.length
    first = _HEADING_END.search(words, marker.length)
    alone = first is None or first.end() == len(words)
    aspect = _aspect_clause(words, marker, first.start() if first and not alone else len(words))
    if aspect:
        return _heading(paragraph, marker, aspect, run_in=True)
    if alone and rest <= _LONGEST_HEADING:
        return _heading(paragraph, marker, len(words), run_in=False)
    if first and not alone and first.end() - marker.length <= _LONGEST_HEADING:
        end = _after_colon(words, first.end())
        return _heading(paragraph, marker, end, run_in=end < len(words))
    return _heading(paragraph, marker, _first_clause(words, marker.length), run_in=True)


def _aspect_clause(words: str, marker: Marker, limit: int) -> int | None:
    """End of an opening such as 在政治纪律方面， when more than a heading's worth follows it."""
    match = _ASPECT_TAIL.match(words[marker.length : limit])
    if match and limit - marker.length - match.end() > _MUCH_MORE:
        return marker.length + match.end() + 1
    return None


def _after_colon(words: str, end: int) -> int:
    """End of a heading whose name a colon parts from its short sentence: 形式主义：习惯照搬。"""
    name = words[:end].rstrip("：")
    announces = _TAIL.search(name) and not name.endswith("方面")
    if words[end - 1] != "：" or announces or marker_of(words[end:]):
        return end
    sentence = _SENTENCE_END.search(words, end)
    stop = sentence.end() if sentence else len(words)
    return stop if stop <= _LONGEST_ALONE else end


def _first_clause(words: str, start: int) -> int:
    comma = words.find("，", start, start + _LONGEST_HEADING)
    return comma + 1 if comma > 0 else min(len(words), start + _LONGEST_HEADING)


def _with_closers(words: str, end: int) -> int:
    while end < len(words) and words[end] in _CLOSERS:
        end += 1
    return end


def _unnumbered(paragraph: Paragraph) -> Candidate | None:
    words = paragraph.plain.text
    if paragraph.heading_level is not None and len(words) <= _LONGEST_HEADING * 2:
        rank = min(RANKS[MarkerKind.HAN] + 10 * (paragraph.heading_level - 1), 60) + 5
        return Candidate(_heading(paragraph, None, len(words), run_in=False), rank)
    found = _unmarked(paragraph, words)
    return None if found and _NO_HEADING.search(words) else found


def _unmarked(paragraph: Paragraph, words: str) -> Candidate | None:
    """The heading that only the words or the bold type of a paragraph show."""
    if _stands_alone(paragraph, words):
        return Candidate(_heading(paragraph, None, len(words), run_in=False), UNNUMBERED_RANK)
    if lead := _aspect_lead(words):
        return Candidate(_heading(paragraph, None, lead.end(), run_in=True), ASPECT_LEAD_RANK)
    if label := _LABEL.match(words):
        return Candidate(_heading(paragraph, None, label.end(), run_in=True), UNNUMBERED_RANK)
    bold_end = paragraph.plain.position(paragraph.bold)
    if _SHORTEST_BOLD <= bold_end <= _LONGEST_HEADING and bold_end < len(words):
        end = _with_closers(words, bold_end)
        return Candidate(_heading(paragraph, None, end, run_in=True), UNNUMBERED_RANK)
    return None


def _aspect_lead(words: str) -> re.Match[str] | None:
    """A short paragraph that names an aspect and its shortcoming: 理论武装方面，抓得不紧。"""
    return _ASPECT_LEAD.match(words) if len(words) <= _LONGEST_LEAD else None


def _stands_alone(paragraph: Paragraph, words: str) -> bool:
    """Whether a short line without number is a heading."""
    if len(words) > _LONGEST_HEADING or _SENTENCE_END.search(words):
        return False
    if words.endswith("："):
        return (
            bool(_TAIL.search(words)) or _SHORTEST < len(words) <= _SHORT_LINE
        ) and not _LEADS_IN.search(words)
    if _BARE.match(words) and _BARE_WORDS.search(words):
        return True
    all_bold = paragraph.bold >= len(paragraph.text) > 0 and len(words) > _SHORTEST
    return (
        (all_bold or bool(_TAIL.search(words)))
        and "，" not in words[-2:]
        and len(words) <= _LONGEST_ALONE
    )


def _heading(paragraph: Paragraph, marker: Marker | None, end: int, *, run_in: bool) -> Heading:
    plain = paragraph.plain.text
    begin, last = marker.length if marker else 0, end
    while last > begin and plain[last - 1] in _CLOSERS:
        last -= 1
    while begin < last and plain[begin] in _OPENERS:
        begin += 1
    words = paragraph.at(begin, last)
    return Heading(paragraph.index, paragraph.at(0, end), words, plain[begin:last], marker, run_in)
