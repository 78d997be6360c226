"""Tells how alike a promise and a later report on it are, with the reason a person can judge."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.shared_words import joined, listed, runs
from duizhao.core.trail.words import formulas, theme_labels, topic_labels
from duizhao.core.zh.normal import plain

_FAIR_RUN = 5
_MOST_FOR_WORDS = 12
_FOR_TOPIC, _FOR_THEME = 4, 3
_HAN_PIECE = re.compile("[\u4e00-\u9fff]{2,}")
_COMMONPLACE = re.compile(
    "进一步|加强|强化|深化|深入|提高|提升|增强|加大|推进|推动|促进|落实|贯彻|坚持|坚决|严格|严管|切实|着力|全面|认真|扎实|不断|"
    "持续|努力|做好|抓好|抓实|转变|改进|完善|健全|工作|问题|能力|水平|意识|建设|方面|关于|情况|整改|措施|到位|不[够足强实深严紧力高细]|"
    "有关|相关|各项|机制|[的了和与在对中上下是有把将以及不少多]"
)


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How alike two passages are (0: not at all), and why.

    `firm` says that it rests on words or subject matter, not on a theme or a mere word.
    """

    strength: int
    reason: str = ""
    firm: bool = False


NONE = Likeness(0)


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a passage: subject matters, themes of its heading, words of both.

    Runs are four characters long; pairs are two, without what stands in every heading.
    """

    topics: frozenset[str]
    themes: frozenset[str]
    runs: frozenset[str]
    heading_runs: frozenset[str]
    pairs: frozenset[str]
    heading_pairs: frozenset[str]


def traits_of(text: Text, heading: Span, span: Span) -> Traits:
    """The traits of an entry: heading and all that belongs to it."""
    return traits_of_words(text.quote(heading), text.quote(span))


def traits_of_words(heading: str, whole: str) -> Traits:
    """The traits of words that stand in no text: a heading, and all that is said with it."""
    title, words = plain(heading).text, plain(whole).text
    return Traits(
        frozenset(topic_labels(words)),
        frozenset(theme_labels(title)),
        frozenset(runs(words)),
        frozenset(runs(title)),
        frozenset(_pairs(words)),
        frozenset(_pairs(title)),
    )


def alike(promise: Traits, report: Traits) -> Likeness:
    """How alike a promise and a report are: by words, subject matter, theme, a mere word."""
    words = _shared_words(promise, report)
    topics = sorted(promise.topics & report.topics)
    themes = sorted(promise.themes & report.themes)
    strength = (
        min(sum(len(word) - 3 for word in words), _MOST_FOR_WORDS)
        + _FOR_TOPIC * min(len(topics), 2)
        + _FOR_THEME * bool(themes)
    )
    if words:
        return Likeness(strength, f"都写到{listed(words)}", firm=True)
    if topics:
        return Likeness(strength, f"都说到{listed(topics)}", firm=True)
    if themes:
        return Likeness(strength, f"标题都属于{listed(themes)}一类")
    pairs = sorted(promise.heading_pairs & report.pairs)
    return Likeness(min(len(pairs), _FOR_THEME - 1), f"都写到{listed(pairs)}") if pairs else NONE


def _shared_words(promise: Traits, report: Traits) -> list[str]:
    """Runs of five characters and more that both share; four are enough from the promise's heading."""
    long = [word for word in joined(promise.runs & report.runs) if len(word) >= _FAIR_RUN]
    return long or joined(promise.heading_runs & report.runs)


def _pairs(words: str) -> Iterator[str]:
    """Pairs of Chinese characters, fixed formulas and what stands in every heading left out."""
    for piece in _HAN_PIECE.findall(_COMMONPLACE.sub(" ", formulas().strip(words))):
        yield from (piece[at : at + 2] for at in range(len(piece) - 1))
