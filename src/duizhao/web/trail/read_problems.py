"""Reads the problems of a text with their causes and measures, to be shown for confirmation."""

from dataclasses import dataclass

from duizhao.core.frameworks.model import Framework
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import Problem, Statement
from duizhao.core.trail.statement import read_statement
from duizhao.runs.open import open_text

MOST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class FoundProblem:
    """A problem as it stands in a text; `causes` and `measures` are those proposed to belong to it."""

    title: str
    aspect: str
    manifestation: str
    instance: str
    causes: tuple[str, ...]
    measures: tuple[str, ...]


def problems_in(name: str, data: bytes, framework: Framework | None) -> tuple[FoundProblem, ...]:
    """The problems of a text, in order. Raises Unreadable when the file can't be read."""
    statement = read_statement(open_text(name, data, Limits()), framework)
    return tuple(_found(statement, problem) for problem in statement.problems)


def _found(statement: Statement, problem: Problem) -> FoundProblem:
    text = statement.text
    caused, answered = (
        {link.target for link in links if not link.by_order}
        for links in (problem.caused_by, problem.answered_by)
    )
    return FoundProblem(
        title=problem.aspect[:200],
        aspect=problem.aspect_key or "",
        manifestation=_words(text, problem.body),
        instance="\n".join(_words(text, span) for span in problem.instances)[:MOST_WORDS],
        causes=tuple(_line(text, c.span) for c in statement.causes if c.id in caused),
        measures=tuple(_line(text, m.span) for m in statement.measures if m.id in answered),
    )


def _words(text: Text, span: Span) -> str:
    return text.quote(span).strip()[:MOST_WORDS]


def _line(text: Text, span: Span) -> str:
    return " ".join(_words(text, span).split())
