"""Writes what a text was read as into JSON: parts, problems, causes, measures, follow-up."""

import json
from collections.abc import Iterable, Iterator
from typing import TypedDict

from duizhao.core.outline.model import Span, Text
from duizhao.core.trail.model import (
    Cause,
    FollowUp,
    Link,
    Measure,
    PersonalMatters,
    Problem,
    Statement,
    Stretch,
    Subpoint,
)
from duizhao.core.zh.normal import squeezed_length

SCHEMA_VERSION = 1
_INDENTED_LEVELS = 4
_STATED = ("owner", "due", "amount", "proof")

Json = dict[str, object]

_on_one_line = json.JSONEncoder(ensure_ascii=False).encode


class Head(TypedDict):
    """What an outline begins with, and every file of a check result too."""

    file: str
    text: str
    kind: str
    kind_reason: str
    meeting_year: int | None
    meeting_year_reason: str
    framework: str | None
    framework_reason: str
    characters: int


def to_outline_json(file: str, statement: Statement) -> str:
    """The outline of one text as a JSON document; docs/json.md describes it."""
    return write_json({"schema_version": SCHEMA_VERSION, **outline_of(file, statement)})


def write_json(content: Json) -> str:
    """A JSON document as all our reports write it: Chinese as it is, two spaces, a last newline.

    What is nested deeper than a finding stands on one line: that reads well, and such lines are
    written many times faster than indented ones.
    """
    return "".join(_written(content, "\n", _INDENTED_LEVELS)) + "\n"


def _written(value: object, line_feed: str, levels: int) -> Iterator[str]:
    if not (levels and value and isinstance(value, (dict, list))):
        yield _on_one_line(value)
        return
    is_dict = isinstance(value, dict)
    inner, between = line_feed + "  ", ""
    yield "{" if is_dict else "["
    for item in value:
        yield between + inner
        if is_dict:
            yield _on_one_line(item) + ": "
        yield from _written(value[item] if is_dict else item, inner, levels - 1)
        between = ","
    yield line_feed + ("}" if is_dict else "]")


def head_of(file: str, statement: Statement) -> Head:
    """What a text is: kind, year, framework, each with the reason, and its length."""
    return Head(
        file=file,
        text=statement.text.content,
        kind=statement.kind.value.value,
        kind_reason=statement.kind.reason,
        meeting_year=statement.meeting_year.value,
        meeting_year_reason=statement.meeting_year.reason,
        framework=statement.framework,
        framework_reason=statement.framework_reason,
        characters=statement.text.characters,
    )


def parts_of(statement: Statement) -> list[Json]:
    """Each run of text that belongs to one part, in the order of the text."""
    return [_part(statement.text, stretch) for stretch in statement.stretches]


def outline_of(file: str, statement: Statement) -> Json:
    """The outline as an object, without the version."""
    text = statement.text
    return {
        **head_of(file, statement),
        "parts": parts_of(statement),
        "counts": [
            {"what": count.what, "number": count.number, **_place(text, count.span)}
            for count in statement.counts
        ],
        "problems": [_problem(text, problem) for problem in statement.problems],
        "causes": [_cause(text, cause) for cause in statement.causes],
        "measures": [_measure(text, measure) for measure in statement.measures],
        "follow_up": [_follow_up(text, entry) for entry in statement.follow_up],
        "personal_matters": _personal_matters(statement.personal_matters),
        "placeholders": _places(text, statement.placeholders),
    }


def _part(text: Text, stretch: Stretch) -> Json:
    length = squeezed_length(text.quote(stretch.span))
    return {
        "part": stretch.part.value,
        "heading": text.quote(stretch.heading) if stretch.heading else None,
        "start": stretch.span.start,
        "end": stretch.span.end,
        "characters": length,
        "share": round(length / (text.characters or 1), 4),
    }


def _problem(text: Text, problem: Problem) -> Json:
    return {
        "id": problem.id,
        "aspect": problem.aspect,
        "aspect_key": problem.aspect_key,
        **_headed(text, problem),
        "subpoints": _subpoints(text, problem.subpoints),
        "instances": _places(text, problem.instances),
        "raised_by": [
            {"channel": raised.channel.value, **_place(text, raised.span)}
            for raised in problem.raised_by
        ],
        "caused_by": _links(problem.caused_by),
        "answered_by": _links(problem.answered_by),
        "open_topics": [
            {"label": topic.label, **_place(text, topic.span)} for topic in problem.open_topics
        ],
    }


def _cause(text: Text, cause: Cause) -> Json:
    return {
        "id": cause.id,
        "title": cause.title,
        **_headed(text, cause),
        "explains": _links(cause.explains),
    }


def _measure(text: Text, measure: Measure) -> Json:
    stated = {name: span for name in _STATED if (span := getattr(measure, name)) is not None}
    return {
        "id": measure.id,
        "title": measure.title,
        **_headed(text, measure),
        "subpoints": _subpoints(text, measure.subpoints),
        **{name: text.quote(stated[name]) if name in stated else None for name in _STATED},
        "places": {name: _place(text, span) for name, span in stated.items()},
        "answers": _links(measure.answers),
    }


def _follow_up(text: Text, entry: FollowUp) -> Json:
    return {
        "id": entry.id,
        "title": entry.title,
        **_headed(text, entry),
        "claim": entry.claim.value,
        "facts": _places(text, entry.facts),
    }


def _personal_matters(matters: PersonalMatters) -> Json:
    return {
        "state": matters.state.value,
        "start": matters.span.start if matters.span else None,
        "end": matters.span.end if matters.span else None,
    }


def _headed(text: Text, entry: Problem | Cause | Measure | FollowUp) -> Json:
    return {
        "heading": text.quote(entry.heading),
        "start": entry.span.start,
        "end": entry.span.end,
    }


def _subpoints(text: Text, subpoints: Iterable[Subpoint]) -> list[Json]:
    return [{**_place(text, point.span), "lead": text.quote(point.lead)} for point in subpoints]


def _places(text: Text, spans: Iterable[Span]) -> list[Json]:
    return [_place(text, span) for span in spans]


def _place(text: Text, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": text.quote(span)}


def _links(links: Iterable[Link]) -> list[Json]:
    return [{"id": link.target, "reason": link.reason, "words": list(link.words)} for link in links]
