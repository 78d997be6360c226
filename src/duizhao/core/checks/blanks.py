"""Tells an entry that says something from one that is still blank, as in a template."""

import re

from duizhao.core.checks.rule import Reading
from duizhao.core.outline.model import Span
from duizhao.core.zh.normal import squeezed_length

_FEWEST = 6
_INSTRUCTION = re.compile("【[^】]*】|<!--.*?(?:-->|$)", re.DOTALL)


def says_something(reading: Reading, span: Span) -> bool:
    """Whether more than a few characters of an entry are neither placeholder nor instruction."""
    left = squeezed_length(_INSTRUCTION.sub("", reading.text.quote(span)))
    left -= sum(len(place) for place in reading.statement.placeholders if span.contains(place))
    return left >= _FEWEST
