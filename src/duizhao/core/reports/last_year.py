"""Puts two years' texts side by side in words: what became of the promises, what comes back."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.checks.checked import Checked
from duizhao.core.checks.engine import cut_quote
from duizhao.core.outline.model import Span
from duizhao.core.trail.years import KEPT_LABELS, Kept


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A measure of last year, what this year's text says of it, and why the two were matched.

    `told` and `at` are empty where this year's text doesn't mention it; `node` is the id of the
    entry that does.
    """

    promised: str
    kept: Kept
    told: str
    at: Span | None
    node: str
    reason: str

    @property
    def label(self) -> str:
        """What became of the measure, in Chinese."""
        return KEPT_LABELS[self.kept]


@dataclass(frozen=True, slots=True)
class ReturnRow:
    """A problem that both years' texts name, in the words of both; `node` is this year's."""

    before: str
    now: str
    at: Span
    node: str
    reason: str


def promise_rows(checked: Checked) -> Iterator[PromiseRow]:
    """A row for each measure promised last year; none without last year's text."""
    if checked.two_years is None:
        return
    this, last = checked.statement.text, checked.two_years.last.text
    for promise in checked.two_years.years.promises:
        entry = promise.follow_up
        yield PromiseRow(
            promised=cut_quote(last.quote(promise.measure.span)),
            kept=promise.kept,
            told=cut_quote(this.quote(entry.span)) if entry else "",
            at=entry.span if entry else None,
            node=entry.id if entry else "",
            reason=promise.reason,
        )


def return_rows(checked: Checked) -> Iterator[ReturnRow]:
    """A row for each problem that comes back; none without last year's text."""
    if checked.two_years is None:
        return
    this, last = checked.statement.text, checked.two_years.last.text
    for back in checked.two_years.years.returning:
        yield ReturnRow(
            before=cut_quote(last.quote(back.span_last)),
            now=cut_quote(this.quote(back.span_this)),
            at=back.span_this,
            node=back.problem_this.id,
            reason=back.reason,
        )


def passing_words(checked: Checked) -> str:
    """The one sentence in which this year's text disposes of the last meeting, if that is all."""
    two = checked.two_years
    if two is None or two.years.in_passing is None:
        return ""
    return cut_quote(checked.statement.text.quote(two.years.in_passing))
