"""Tells an entry that says something from one that is still blank, as in a template."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from duizhao.core.checks.rule import Reading
from duizhao.core.outline.model import Span
from duizhao.core.zh.normal import squeezed_length

_FEWEST = 6
_INSTRUCTION = re.compile("【[^】]*】|<!--.*?(?:-->|$)", re.DOTALL)


def says_something(reading: Reading, span: Span) -> bool:
    """Whether more than a few characters of an entry are neither placeholder nor instruction."""
    left = squeezed_length(_INSTRUCTION.sub("", reading.text.quote(span)))
    left -= sum(map(len, _inside(reading.statement.placeholders, span)))
    return left >= _FEWEST


def _inside(places: Sequence[Span], span: Span) -> Iterator[Span]:
    """Those of the places, which are in the order of the text, that lie wholly inside a span."""
    first = bisect_left(places, Span(span.start, span.start))
    for number in range(first, len(places)):
        if places[number].start >= span.end:
            return
        if span.contains(places[number]):
            yield places[number]
