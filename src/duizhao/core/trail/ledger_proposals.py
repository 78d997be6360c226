"""Proposes ledger items from a text, for an office that has only paper: a person confirms each.

A claim of completion is never taken for a closing: the ledger asks for evidence and verification.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.frameworks.mentions import Role, meetings_named
from duizhao.core.outline.model import Span
from duizhao.core.trail.amounts import Amount, amounts_in
from duizhao.core.trail.model import Claim, FollowUp, Measure, Part, Problem, Statement
from duizhao.core.zh.sentences import sentences

MOST_SHOWN = 240


@dataclass(frozen=True, slots=True)
class ProposedTask:
    """A measure as the text has it, with the words that say who, by when, how much, how it shows."""

    words: str
    owner: str = ""
    due: str = ""
    amount: str = ""
    proof: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ProposedItem:
    """An item that a text would have in a ledger.

    `meeting` are the words that name the earlier meeting, `year` its year where they give one.
    `shows` are the first sentences in which a problem shows itself. `became` is what the text says was done, `claim` what it claims, `facts` the words that somebody
    could look up, `amounts` what can be counted on as an indicator. `span` is its place in the text.
    """

    problem: str
    span: Span
    reason: str
    shows: str = ""
    tasks: tuple[ProposedTask, ...] = ()
    meeting: str = ""
    year: int | None = None
    became: str = ""
    claim: Claim | None = None
    facts: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()


def proposed_items(statement: Statement) -> tuple[ProposedItem, ...]:
    """What was done since earlier meetings first, then the problems with their measures.

    Measures that answer no problem stand at the end as items of their own, so that none is lost.
    """
    return (*_from_follow_up(statement), *_from_problems(statement))


def _from_follow_up(statement: Statement) -> Iterator[ProposedItem]:
    for entry in statement.follow_up:
        became = _line(statement, entry.span)
        meeting, year = _meeting_of(statement, entry)
        yield ProposedItem(
            entry.title.strip() or became,
            entry.span,
            "材料的上次整改落实情况里有这一条",
            meeting=meeting,
            year=year,
            became=became,
            claim=entry.claim,
            facts=tuple(statement.text.quote(fact) for fact in entry.facts),
            amounts=tuple(one for one in amounts_in(became) if not one.loose),
        )


def _meeting_of(statement: Statement, entry: FollowUp) -> tuple[str, int | None]:
    """The words and the year by which the nearest heading above the entry names its meeting."""
    for stretch in statement.stretches:
        inside = stretch.span.start <= entry.span.start < stretch.span.end
        if inside and stretch.part is Part.FOLLOW_UP and stretch.heading is not None:
            words = statement.text.plain(stretch.heading)
            named = [one for one in meetings_named(words) if one.role is not Role.THIS]
            return words, named[0].year if len(named) == 1 else None
    return "", None


def _from_problems(statement: Statement) -> Iterator[ProposedItem]:
    measures = {measure.id: measure for measure in statement.measures}
    answered: set[str] = set()
    for problem in statement.problems:
        links = [link for link in problem.answered_by if link.target in measures]
        answered.update(link.target for link in links)
        tasks = tuple(_task(statement, measures[link.target], link.reason) for link in links)
        yield _item(statement, problem, tasks)
    for measure in statement.measures:
        if measure.id not in answered:
            task = _task(statement, measure, "")
            words = measure.title.strip() or task.words
            reason = "材料的整改措施里有这一条，没有找到它对应的问题"
            yield ProposedItem(words, measure.span, reason, tasks=(task,))


def _item(statement: Statement, problem: Problem, tasks: tuple[ProposedTask, ...]) -> ProposedItem:
    title, body = problem.aspect.strip(), _line(statement, problem.body)
    return ProposedItem(
        title or body,
        problem.span,
        "材料的存在问题里有这一条",
        shows=_first_sentences(body) if title else "",
        tasks=tasks,
    )


def _first_sentences(body: str) -> str:
    """Whole sentences as long as they are short enough together; at least one."""
    ends = [end for _, end in sentences(body)]
    return body[: max((end for end in ends if end <= MOST_SHOWN), default=ends[0] if ends else 0)]


def _task(statement: Statement, measure: Measure, reason: str) -> ProposedTask:
    def said(span: Span | None) -> str:
        return statement.text.quote(span) if span is not None else ""

    return ProposedTask(
        _line(statement, measure.span),
        owner=said(measure.owner),
        due=said(measure.due),
        amount=said(measure.amount),
        proof=said(measure.proof),
        reason=reason,
    )


def _line(statement: Statement, span: Span) -> str:
    return " ".join(statement.text.quote(span).split())
