"""Tells the parts of running text without headings, by the words that lead into them."""

import re
from collections.abc import Iterator, Sequence

from duizhao.core.outline.model import Heading, Paragraph, Section, Span, Text
from duizhao.core.outline.titles import goes_on_title, is_title
from duizhao.core.trail.cuts import Cut
from duizhao.core.trail.model import Part
from duizhao.core.trail.voice import voice_of

_LEADS = (
    (
        Part.PROBLEMS,
        re.compile(
            "^.{0,60}(?:存在|查找出|查摆出|检视出|梳理出)(?:着|了|的)?(?:以下|如下|一些|许多|不少|很多|下列).{0,16}(?:问题|不足|差距)"
            "|^.{0,30}(?:问题|不足|差距)(?:主要)?(?:表现|体现)在"
            "|^.{0,30}(?:问题|不足|差距|缺点|毛病)(?:主要)?(?:分为|归纳为|概括为|集中在|有)(?:以下|如下|下面)"
        ),
    ),
    (
        Part.CAUSES,
        re.compile(
            "^(?:为什么|为啥)会?|^(?:究其|归结|分析|以上|上述|这些|产生|造成|出现|存在|导致|深挖).{0,30}(?:原因|根源)"
        ),
    ),
    (
        Part.MEASURES,
        re.compile(
            "^(?:今后|往后|以后|下一?步)[^。]{0,10}(?:我|怎[么样]改)|^(?:今后|下一步|针对(?:以上|上述|这些|存在|自身|查摆|检视)|在今后|在以后|在下一步|以后).{0,60}?(?:将|要|努力|措施|打算)"
        ),
    ),
)
_EARLIER = re.compile(
    "^在?(?:上一?(?:年度|次)|去年|前次|20\\d\\d年度?)[^，。]{0,20}(?:民主生活会|组织生活会|mzshh)[^。]{0,30}(?:整改|查摆)"
)
_ASPECT = re.compile("^在?[^，。；：]{2,16}(?:方面|上)，")
_EXAMINES = re.compile(
    "(?:对照检查|检查|剖析|检视|自查|查摆|汇报|报告)(?:如下|[^，。]{0,8})[：。]$|(?:以下|如下|这样).{0,8}(?:问题|方面)|几个方面.{0,10}[：。]$"
)
_PERSONAL = re.compile(
    "^(?:关于)?(?:本人|我|个人)?[^。]{0,12}(?:个人有关|个人重大|重大事项|家庭|住房|房产|配偶|没有需要(?:说明|报告))"
)
_ORDER = (Part.OPENING, Part.PROBLEMS, Part.CAUSES, Part.MEASURES)


def cuts_in_body(text: Text, body: Span, first: Part = Part.OPENING) -> Iterator[Cut]:
    """Cuts of the text before the first heading: it begins with `first` and moves on in order."""
    reached, told_earlier = 0, False
    for index, paragraph in enumerate(_begun_in(text, body)):
        earlier = reached == 0 and index > 0 and bool(_EARLIER.search(paragraph.plain.text))
        if index == 0 or (reached == 0 and told_earlier and not earlier):
            yield Cut(paragraph.start, first)
        told_earlier = earlier
        lead = (_lead(paragraph) if index else None) or _aspect_lead(paragraph, reached)
        if earlier:
            yield Cut(paragraph.start, Part.FOLLOW_UP)
        elif lead and _ORDER.index(lead) > reached:
            reached = _ORDER.index(lead)
            yield Cut(paragraph.start, lead)


def cuts_in_front(text: Text, front: Span, *, below: Heading | None = None) -> Iterator[Cut]:
    """Cuts of what stands before one text among several in a file: title lines, then opening.

    `below` is the heading (篇二) that the title lines follow; else the first line that reads as
    a title begins them, and without one there is nothing to cut.
    """
    lines = list(_begun_in(text, front))
    begin = next((at for at, line in enumerate(lines) if is_title(line)), None)
    if begin is not None:
        yield Cut(lines[begin].start, Part.TITLE)
    elif below is None:
        return
    rest = lines[0 if begin is None else begin + 1 :]
    first = next((line for line in rest if not (is_title(line) or goes_on_title(line))), None)
    if first is not None:
        yield from cuts_in_body(text, Span(first.start, front.end))


def cuts_in_tail(text: Text, root: Section, cuts: Sequence[Cut]) -> Iterator[Cut]:
    """Cuts of causes and measures that follow the last problem without a heading of their own."""
    announced = {cut.part for cut in cuts}
    if Part.PROBLEMS not in announced:
        return
    last = root.last_leaf()
    missing = [part for part in (Part.CAUSES, Part.MEASURES) if part not in announced]
    for paragraph in _begun_in(text, last.body):
        lead = _lead(paragraph)
        if lead in missing and paragraph.start > last.span.start:
            missing = missing[missing.index(lead) + 1 :]
            yield Cut(paragraph.start, lead)


def cuts_of_personal_matters(text: Text, body: Span) -> Iterator[Cut]:
    """The cut where a part shared with personal matters comes to them."""
    found = (p for p in _begun_in(text, body) if _PERSONAL.search(p.plain.text))
    if (first := next(found, None)) is not None:
        yield Cut(first.start, Part.PERSONAL_MATTERS)


def announces_examination(text: Text, opening: Span) -> bool:
    """Whether the opening ends by announcing the examination itself."""
    last = [paragraph.plain.text for paragraph in _begun_in(text, opening)][-1:]
    return bool(last) and bool(_EXAMINES.search(last[0]))


def _begun_in(text: Text, span: Span) -> Iterator[Paragraph]:
    return (p for p in text.paragraphs_in(span) if p.start >= span.start)


def _lead(paragraph: Paragraph) -> Part | None:
    words = paragraph.plain.text
    return next((part for part, pattern in _LEADS if pattern.search(words)), None)


def _aspect_lead(paragraph: Paragraph, reached: int) -> Part | None:
    """The problems that begin without announcement: 理论学习方面，学得不够深。"""
    words = paragraph.plain.text
    begins = reached == 0 and bool(_ASPECT.match(words)) and voice_of(words) is Part.PROBLEMS
    return Part.PROBLEMS if begins else None
