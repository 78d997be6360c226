"""Cuts problems into single shortcomings and tells whether two years' texts name the same one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from duizhao.core.outline.model import Paragraph, Span, Text
from duizhao.core.trail.likeness import NONE, Likeness
from duizhao.core.trail.model import Part, Problem, Statement
from duizhao.core.trail.shared_words import joined, listed, runs
from duizhao.core.trail.voice import weight
from duizhao.core.trail.words import topic_labels
from duizhao.core.zh.normal import plain
from duizhao.core.zh.sentences import sentences

_LEAST_RUNS = 5
_LEAST_SHARE = 0.4
VERBATIM = 100
"""A likeness stronger than this rests on the words, not on the subject matter."""
_LASTING = frozenset({"理论学习", "学用结合"})
_PRAISE = re.compile("能够|始终|一直|坚持|取得|认真|积极|主动|较好|完成|推动")
_ASPECT = re.compile("方面$|方面[，：]")


class Trouble(Protocol):
    """What is compared of a shortcoming, wherever it is written: subject matters, and runs of its words."""

    @property
    def topics(self) -> frozenset[str]:
        """The subject matters."""

    @property
    def runs(self) -> frozenset[str]:
        """The runs."""


@dataclass(frozen=True, slots=True)
class Words:
    """A shortcoming as it stands in a list, outside any text."""

    topics: frozenset[str]
    runs: frozenset[str]


def trouble_in(words: str) -> Words:
    """What is compared of a shortcoming that stands in a list."""
    form = plain(words).text
    return Words(lasting_topics(form), frozenset(runs(form)))


def lasting_topics(words: str) -> frozenset[str]:
    """The subject matters named in plain words, without those that are examined every year."""
    return frozenset(topic_labels(words) - _LASTING)


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One shortcoming of a problem: a point or a sentence that owns up to something."""

    problem: Problem
    span: Span
    topics: frozenset[str]
    runs: frozenset[str]


def shortcomings_of(statement: Statement) -> tuple[Shortcoming, ...]:
    """Every point, or else every sentence, of the problems, those that only praise left out."""
    return tuple(
        Shortcoming(problem, span, lasting_topics(words), frozenset(runs(words)))
        for problem in statement.problems
        for span, words in _pieces(statement.text, problem)
    )


def same_trouble(before: Trouble, now: Trouble) -> Likeness:
    """How alike two shortcomings are: nearly the same words, or the same subject matter again."""
    shared = before.runs & now.runs
    fewer = min(len(before.runs), len(now.runs))
    words = [word for word in joined(shared) if len(word) > _LEAST_RUNS]
    if words and len(shared) >= _LEAST_RUNS and len(shared) >= _LEAST_SHARE * fewer:
        return Likeness(VERBATIM + len(shared), f"两年用了几乎相同的话{listed(words)}")
    topics = sorted(before.topics & now.topics)
    if topics:
        return Likeness(len(topics) + len(shared), f"两年都说到{listed(topics)}做得不够")
    return NONE


def _pieces(text: Text, problem: Problem) -> Iterator[tuple[Span, str]]:
    if problem.subpoints:
        for point in problem.subpoints:
            yield point.span, _plain(text, point.span)
        return
    for paragraph in text.paragraphs_in(problem.span):
        for start, end in sentences(paragraph.plain.text, *_inside(paragraph, problem.span)):
            words = paragraph.plain.text[start:end]
            owns_up = weight(Part.PROBLEMS, words) or not _PRAISE.search(words)
            if owns_up and not _ASPECT.search(words.rstrip("。：，")):
                yield paragraph.at(start, end), words


def _inside(paragraph: Paragraph, span: Span) -> tuple[int, int]:
    position = paragraph.plain.position
    return (
        position(max(span.start - paragraph.start, 0)),
        position(min(span.end - paragraph.start, len(paragraph.text))),
    )


def _plain(text: Text, span: Span) -> str:
    return "".join(
        paragraph.plain.text[slice(*_inside(paragraph, span))]
        for paragraph in text.paragraphs_in(span)
    )
