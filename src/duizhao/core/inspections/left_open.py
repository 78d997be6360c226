"""What an earlier meeting's text leaves to be answered: measures it promised, and what it says isn't finished."""

import re
from dataclasses import dataclass

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.follow_up import claim_of
from duizhao.core.trail.model import Claim, FollowUp, Measure, Statement

MOST_WORDS = 2000
_MOST_TITLE = 200
_SHORT = 24  # characters of a heading that names the matter
_SENTENCE = re.compile("[^。；！？]+[。；！？]?")
_NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]\s*(?!\d)")
_UNFINISHED = {Claim.NOT_DONE: "材料说还没有做到", Claim.ONGOING: "材料说还在做"}


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """An open item as it stands in a text.

    `became` is what the text says of it; `reason` why it is proposed; `unfinished` that the text
    itself says so. A promise alone may long have been kept.
    """

    words: str
    promised: str
    became: str
    reason: str
    unfinished: bool


def left_open(statement: Statement) -> tuple[LeftOpen, ...]:
    """What isn't finished by the text's own word first, then every measure that it promises."""
    unfinished = (
        _entry(statement.text, entry) for entry in statement.follow_up if entry.claim in _UNFINISHED
    )
    promised = (_promise(statement.text, measure) for measure in statement.measures)
    return (*unfinished, *promised)


def _entry(text: Text, entry: FollowUp) -> LeftOpen:
    became = _line(text, entry.span)
    said = "".join(one for one in _SENTENCE.findall(became) if claim_of(one) is entry.claim)
    words, title = said or became, entry.title.strip()
    if title and len(title) < _SHORT and title not in words:
        words = f"{title}：{words}"
    return LeftOpen(words[:_MOST_TITLE], "", became, _UNFINISHED[entry.claim], unfinished=True)


def _promise(text: Text, measure: Measure) -> LeftOpen:
    promised = _line(text, measure.span)
    title = measure.title.strip()[:_MOST_TITLE] or promised[:_MOST_TITLE]
    return LeftOpen(title, promised, "", "材料承诺的措施", unfinished=False)


def _line(text: Text, span: Span) -> str:
    """The words of an entry on one line, without the number that opens it."""
    return _NUMBER.sub("", " ".join(text.quote(span).split()))[:MOST_WORDS]
