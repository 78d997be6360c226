"""Writes the comparison with last year's text into JSON: both places with their words."""

from duizhao.core.checks.checked import TwoYears
from duizhao.core.outline.model import Span, Text
from duizhao.core.reports.to_outline_json import Json
from duizhao.core.trail.model import FollowUp, Measure, Statement
from duizhao.core.trail.years import PromiseKept, Returning


def last_year_of(two: TwoYears, this: Statement) -> Json:
    """Last year's text and what was found in both; places under `last` count in its own text."""
    last, years = two.last, two.years
    return {
        "file": last.text.name,
        "text": last.text.content,
        "meeting_year": last.meeting_year.value,
        "promises": [_promise(last.text, this.text, promise) for promise in years.promises],
        "returning": [_returning(last.text, this.text, back) for back in years.returning],
        "in_passing": _place(this.text, years.in_passing) if years.in_passing else None,
    }


def _promise(last: Text, this: Text, promise: PromiseKept) -> Json:
    entry = promise.follow_up
    return {
        "measure": _node(last, promise.measure),
        "follow_up": _node(this, entry) if entry else None,
        "kept": promise.kept.value,
        "claim": promise.claim.value if promise.claim else None,
        "reason": promise.reason,
    }


def _returning(last: Text, this: Text, back: Returning) -> Json:
    return {
        "last": {"problem": back.problem_last.id, **_place(last, back.span_last)},
        "this": {"problem": back.problem_this.id, **_place(this, back.span_this)},
        "reason": back.reason,
    }


def _node(text: Text, node: Measure | FollowUp) -> Json:
    return {"id": node.id, "title": node.title, **_place(text, node.span)}


def _place(text: Text, span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": text.quote(span)}
