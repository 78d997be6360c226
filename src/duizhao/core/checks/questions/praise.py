"""Finds the praise that a problem opens with before it comes to the shortcoming."""

from collections.abc import Iterator

from duizhao.core.checks.questions.passages import Passage, passages_in
from duizhao.core.checks.questions.shortcomings import names_shortcoming, praises, turns
from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Problem


def opening_praise(text: Text, problem: Problem) -> list[Span]:
    """The sentences of praise, or their beginnings, that open a problem or one of its points."""
    return [run for unit in _units(problem) for run in _praise_in(text, unit)]


def _units(problem: Problem) -> Iterator[Span]:
    """What stands before the first numbered point, and each point."""
    first = problem.subpoints[0].span.start if problem.subpoints else problem.body.end
    yield Span(problem.body.start, max(problem.body.start, first))
    yield from (point.span for point in problem.subpoints)


def _praise_in(text: Text, unit: Span) -> list[Span]:
    """The praise that opens a unit; none where no shortcoming follows."""
    found: list[Span] = []
    for passage in passages_in(text, unit):
        for sentence in passage.sentences():
            opening = _before_the_fault(sentence.stripped())
            if opening.start < opening.end and praises(opening.words):
                found.append(opening.span)
            if opening.end < sentence.end:
                return found
    return []


def _before_the_fault(sentence: Passage) -> Passage:
    """The clauses of a sentence up to the first that names a shortcoming or turns to one."""
    for clause in sentence.clauses():
        if names_shortcoming(clause.words) or turns(clause.words):
            return Passage(sentence.paragraph, sentence.start, clause.start)
    return sentence
