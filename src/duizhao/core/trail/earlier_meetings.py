"""Finds what a text says in passing of an earlier meeting: one sentence, without a part of its own."""

import re

from duizhao.core.frameworks.mentions import MEETING, Role, meetings_named
from duizhao.core.outline.model import Paragraph, Span
from duizhao.core.trail.model import Part, Statement
from duizhao.core.zh.led import led_by
from duizhao.core.zh.sentences import sentences

_EARLIER = led_by(
    "mz上以前历去此民生组",
    rf"(?:上一?年度?|上一?次|上一?轮|去年度?|前一?次|历次|以往|此前)[^。；！？]{{0,24}}{MEETING}"
    rf"|{MEETING}(?:召开)?(?:以来|之?后|整改|上?查摆|上?检视|上?提出|上?指出|上?作出|承诺)",
)
_OUTCOME = re.compile("整改|落实|措施|查摆|承诺|解决|销号")
_ELSEWHERE = frozenset({Part.PROBLEMS, Part.CAUSES, Part.MEASURES, Part.CASE, Part.TITLE})


def word_on_earlier_meeting(statement: Statement) -> Span | None:
    """The first sentence that speaks of an earlier meeting's measures, outside problems and measures."""
    for stretch in statement.stretches:
        if stretch.part in _ELSEWHERE:
            continue
        for paragraph in statement.text.paragraphs_in(stretch.span):
            if (found := _in_paragraph(paragraph)) is not None:
                return found
    return None


def _in_paragraph(paragraph: Paragraph) -> Span | None:
    words = paragraph.plain.text
    for start, end in sentences(words):
        sentence = words[start:end]
        if _OUTCOME.search(sentence) and _names_earlier_meeting(sentence):
            return paragraph.at(start, end)
    return None


def _names_earlier_meeting(sentence: str) -> bool:
    named = any(mention.role is Role.EARLIER for mention in meetings_named(sentence))
    return named or bool(_EARLIER.search(sentence))
