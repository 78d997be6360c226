"""Helps rules about what is not there: who asked for it, whether the text is whole, where to say so."""

import re

from duizhao.core.checks.questions.passages import plain_words
from duizhao.core.frameworks.mentions import MEETING
from duizhao.core.frameworks.model import AlsoExplain, Framework
from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Kind, Part, Statement

_MEETING = re.compile(MEETING)
_UNENDED = re.compile("^.{20,}[，、；][^，。；！？]*[\u4e00-\u9fff，、：]$")


def asked_for(framework: Framework | None, key: str, kind: Kind) -> AlsoExplain | None:
    """What a framework says of one more thing to be explained, when it asks it of this kind."""
    if framework is None:
        return None
    return next((also for also in framework.also if also.key == key and asks(also, kind)), None)


def asks(also: AlsoExplain, kind: Kind) -> bool:
    """Whether a thing to be explained is asked of a kind of text."""
    return not also.kinds or kind.value in also.kinds


def seems_whole(statement: Statement) -> bool:
    """Whether a text reaches from the problems to the measures: a piece of one can't lack anything."""
    return statement.has(Part.PROBLEMS) and statement.has(Part.MEASURES)


def breaks_off(text: Text) -> bool:
    """Whether the last paragraph stops in the middle of a sentence: the rest was cut off."""
    return bool(text.paragraphs) and _UNENDED.search(text.paragraphs[-1].plain.text) is not None


def left_to_custom(framework: Framework | None) -> bool:
    """Whether nobody knows what the notice asks: no framework, or only that of a whole year."""
    return framework is None or bool(framework.years)


def names_meeting(statement: Statement) -> bool:
    """Whether title or opening say that the text is written for a meeting."""
    spans = [*statement.spans_of(Part.TITLE), *statement.spans_of(Part.OPENING)]
    return any(_MEETING.search(plain_words(statement.text, span)) for span in spans)


def head_of(statement: Statement) -> Span:
    """The first line of a text, where findings stand that belong to no place."""
    paragraphs = statement.text.paragraphs
    return paragraphs[0].span if paragraphs else Span(0, 0)


def heading_of(statement: Statement, part: Part) -> Span:
    """The heading that announces a part; without one the first line of the part, else of the text."""
    for stretch in statement.stretches:
        if stretch.part is part:
            first = statement.text.paragraph_at(stretch.span.start).span
            return stretch.heading or Span(stretch.span.start, min(first.end, stretch.span.end))
    return head_of(statement)
