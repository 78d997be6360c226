"""Reads a text into a statement: parts, entries, links, and what the text says of itself."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from duizhao.core.frameworks.choose import Choice, Facts, choose, chosen
from duizhao.core.frameworks.model import Aspect, Framework
from duizhao.core.frameworks.year import propose_year
from duizhao.core.outline.build import build
from duizhao.core.outline.model import Outline, Span, Text
from duizhao.core.trail import follow_up, links
from duizhao.core.trail.counts import counts_in
from duizhao.core.trail.instances import instances_in, raised_in
from duizhao.core.trail.items import Item, items_of
from duizhao.core.trail.kind import kind_of
from duizhao.core.trail.model import (
    Cause,
    Guess,
    Kind,
    Measure,
    Part,
    Problem,
    Statement,
    Stretch,
)
from duizhao.core.trail.parts import pieces_of, stretches_of
from duizhao.core.trail.personal_matters import personal_matters_of
from duizhao.core.trail.placeholders import placeholders_in
from duizhao.core.trail.promises import promises_in
from duizhao.core.trail.report_parts import as_report
from duizhao.core.zh.normal import squeezed


def read_statement(
    text: Text,
    framework: Framework | None = None,
    *,
    frameworks: Sequence[Framework] = (),
    year: Guess[int | None] | None = None,
    kind: Guess[Kind] | None = None,
) -> Statement:
    """The statement that a text makes.

    It is read against `framework`, else against the one of `frameworks` that the text itself
    speaks for, else against none. `year` and `kind` are taken as given; without them the text
    is asked.
    """
    outline = build(text)
    stretches = stretches_of(outline)
    kind = kind or kind_of(outline, stretches)
    if kind.value is Kind.OTHER:
        stretches = _title_only(stretches)
    elif kind.value is Kind.RECTIFICATION and not _is_plan(outline):
        stretches = as_report(text, stretches)
    told, choice = _year_and_framework(text, stretches, kind.value, framework, frameworks)
    aspects = choice.framework.aspects if choice.framework else ()
    problems, causes, measures = _entries(outline, stretches, aspects)
    opening = [stretch.span for stretch in stretches if stretch.part is Part.OPENING]
    return Statement(
        outline=outline,
        kind=kind,
        meeting_year=year or told,
        stretches=stretches,
        problems=problems,
        causes=causes,
        measures=measures,
        follow_up=tuple(
            follow_up.entry(text, f"F{number}", item)
            for number, item in enumerate(items_of(outline, stretches, Part.FOLLOW_UP), 1)
        ),
        personal_matters=personal_matters_of(text, stretches),
        counts=tuple(chain.from_iterable(counts_in(text, span) for span in opening)),
        placeholders=tuple(placeholders_in(text)),
        framework=choice.framework.key if choice.framework else None,
        framework_reason=choice.reason,
    )


def _year_and_framework(
    text: Text,
    stretches: Sequence[Stretch],
    kind: Kind,
    framework: Framework | None,
    frameworks: Sequence[Framework],
) -> tuple[Guess[int | None], Choice]:
    """The meeting year that the text tells, and the framework given or proposed."""
    title, opening = (
        "".join(text.plain(s.span) for s in stretches if s.part is part)
        for part in (Part.TITLE, Part.OPENING)
    )
    body = "\n".join(paragraph.plain.text for paragraph in text.paragraphs)
    year = propose_year(title, opening, body, frameworks)
    guess = Guess(year.year, year.reason)
    if framework is not None:
        return guess, chosen(framework, "由使用者指定。")
    if kind is Kind.OTHER:
        return guess, Choice(None, "这类材料没有对应的框架。")
    facts = Facts(kind.value, title, opening, year.year)
    return guess, choose(facts, frameworks)


def _is_plan(outline: Outline) -> bool:
    """Whether a text on 整改 says what will be done rather than what was."""
    title = outline.text.plain(outline.title) if outline.title else ""
    return bool(re.search("方案|计划|清单|台账|措施", title)) and "情况" not in title


def _title_only(stretches: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """A text that is no statement has no parts but its title."""
    title = [stretch for stretch in stretches[:1] if stretch.part is Part.TITLE]
    rest = stretches[len(title) :]
    if not rest:
        return tuple(title)
    return (*title, Stretch(Part.UNKNOWN, Span(rest[0].span.start, rest[-1].span.end), None))


def _entries(
    outline: Outline, stretches: Sequence[Stretch], aspects: Sequence[Aspect]
) -> tuple[tuple[Problem, ...], tuple[Cause, ...], tuple[Measure, ...]]:
    text = outline.text
    found = {
        letter: [
            (f"{letter}{number}", item)
            for number, item in enumerate(items_of(outline, stretches, part), 1)
        ]
        for letter, part in (("P", Part.PROBLEMS), ("C", Part.CAUSES), ("M", Part.MEASURES))
    }
    starts = pieces_of(outline.root)
    nodes = {
        identity: links.node(
            text,
            identity,
            item,
            piece=bisect_right(starts, item.span.start),
            aspect=aspect_of(item.title, aspects),
        )
        for identity, item in chain(*found.values())
    }
    return links.linked(
        [_problem(text, identity, item, aspects) for identity, item in found["P"]],
        [
            Cause(identity, squeezed(text.quote(item.words)), item.heading, item.span)
            for identity, item in found["C"]
        ],
        [_measure(text, identity, item) for identity, item in found["M"]],
        nodes,
    )


def aspect_of(title: str, aspects: Sequence[Aspect]) -> str | None:
    """The key of the framework's aspect that a heading in plain form announces."""
    return next((a.key for a in aspects if any(word in title for word in a.words)), None)


def _problem(text: Text, identity: str, item: Item, aspects: Sequence[Aspect]) -> Problem:
    return Problem(
        identity,
        squeezed(text.quote(item.words)),
        item.heading,
        item.span,
        item.body,
        aspect_of(item.title, aspects),
        item.subpoints,
        tuple(instances_in(text, item.span)),
        tuple(raised_in(text, item.span)),
        topics=links.topics_in(text, item.span),
    )


def _measure(text: Text, identity: str, item: Item) -> Measure:
    promised = promises_in(text, item.span)
    return Measure(
        identity,
        squeezed(text.quote(item.words)),
        item.heading,
        item.span,
        promised.owner,
        promised.due,
        promised.amount,
        promised.proof,
        subpoints=item.subpoints,
    )
