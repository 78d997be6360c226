"""Reads the numbers that an opening gives: study sessions, opinions, talks."""

import re
from collections.abc import Iterator

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Count
from duizhao.core.zh.numerals import to_int

_DIGITS = r"\d+|[一二两三四五六七八九十百]+"
_WHAT = (
    (
        "study",
        re.compile(
            rf"(?:学习|研讨|中心组|党课)[^。；]{{0,16}}?(?P<n>{_DIGITS})(?:余|多)?(?:次|场|期|场次)"
        ),
    ),
    (
        "opinions",
        re.compile(
            rf"(?:意见|建议|问题)(?:(?!整改|完成|解决)[^。；]){{0,12}}?(?P<n>{_DIGITS})(?:余|多)?(?:条|个|项)"
        ),
    ),
    ("opinions", re.compile(rf"(?P<n>{_DIGITS})(?:余|多)?(?:条|个|项)(?:意见|建议)")),
    (
        "talks",
        re.compile(
            rf"(?:谈心谈话|谈心|谈话|交心)[^。；]{{0,12}}?(?P<n>{_DIGITS})(?:余|多)?(?:次|人次|人|场)"
        ),
    ),
)


def counts_in(text: Text, span: Span) -> Iterator[Count]:
    """Counts of study sessions, opinions and talks in a passage, in the order of the text."""
    found = (
        Count(what, number, paragraph.at(match.start(), match.end()))
        for paragraph in text.paragraphs_in(span)
        for what, pattern in _WHAT
        for match in pattern.finditer(paragraph.plain.text)
        if (number := to_int(match["n"]))
    )
    return iter(sorted(found, key=lambda count: count.span))
