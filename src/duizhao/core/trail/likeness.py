"""Tells how alike a promise and a later report on it are, with the reason a person can judge."""

from dataclasses import dataclass

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.shared_words import joined, listed, runs
from duizhao.core.trail.words import theme_labels, topic_labels
from duizhao.core.zh.normal import plain

_FAIR_RUN = 5
_MOST_FOR_WORDS = 12
_FOR_TOPIC, _FOR_THEME = 4, 3


@dataclass(frozen=True, slots=True, order=True)
class Likeness:
    """How alike two passages are (0: not at all), and why."""

    strength: int
    reason: str = ""


NONE = Likeness(0)


@dataclass(frozen=True, slots=True)
class Traits:
    """What is compared of a passage: subject matters, themes of its heading, runs of words."""

    topics: frozenset[str]
    themes: frozenset[str]
    runs: frozenset[str]
    heading_runs: frozenset[str]


def traits_of(text: Text, heading: Span, span: Span) -> Traits:
    """The traits of an entry: heading and all that belongs to it."""
    title, words = plain(text.quote(heading)).text, plain(text.quote(span)).text
    return Traits(
        frozenset(topic_labels(words)),
        frozenset(theme_labels(title)),
        frozenset(runs(words)),
        frozenset(runs(title)),
    )


def alike(promise: Traits, report: Traits) -> Likeness:
    """How alike a promise and a report are: by words first, then subject matter, then theme."""
    words = _shared_words(promise, report)
    topics = sorted(promise.topics & report.topics)
    themes = sorted(promise.themes & report.themes)
    strength = (
        min(sum(len(word) - 3 for word in words), _MOST_FOR_WORDS)
        + _FOR_TOPIC * min(len(topics), 2)
        + _FOR_THEME * bool(themes)
    )
    if words:
        return Likeness(strength, f"都写到{listed(words)}")
    if topics:
        return Likeness(strength, f"都说到{listed(topics)}")
    return Likeness(strength, f"标题都属于{listed(themes)}一类") if themes else NONE


def _shared_words(promise: Traits, report: Traits) -> list[str]:
    """Runs of five characters and more that both share; four are enough from the promise's heading."""
    long = [word for word in joined(promise.runs & report.runs) if len(word) >= _FAIR_RUN]
    return long or joined(promise.heading_runs & report.runs)
