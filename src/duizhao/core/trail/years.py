"""Compares two years' texts: what became of last year's measures, and which problems come back.

Everything here is proposed with a reason and both places; nothing is certain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from duizhao.core.outline.model import Span
from duizhao.core.trail.earlier_meetings import word_on_earlier_meeting
from duizhao.core.trail.likeness import alike, traits_of
from duizhao.core.trail.model import Claim, FollowUp, Measure, Problem, Statement
from duizhao.core.trail.returning import VERBATIM, Shortcoming, same_trouble, shortcomings_of


class Kept(StrEnum):
    """What this year's text says of a measure promised last year."""

    CLAIMED = "claimed"
    WITHOUT_FACT = "without_fact"
    NOT_MENTIONED = "not_mentioned"


KEPT_LABELS = {
    Kept.CLAIMED: "有说明",
    Kept.WITHOUT_FACT: "有说法，没有事实",
    Kept.NOT_MENTIONED: "没有提到",
}


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """A measure promised last year and the entry of this year's follow-up proposed for it."""

    measure: Measure
    follow_up: FollowUp | None
    reason: str

    @property
    def claim(self) -> Claim | None:
        """What the entry claims of the measure; None without an entry."""
        return self.follow_up.claim if self.follow_up else None

    @property
    def kept(self) -> Kept:
        """Whether the measure is mentioned, and with a fact that somebody could look up."""
        if self.follow_up is None:
            return Kept.NOT_MENTIONED
        return Kept.CLAIMED if self.follow_up.facts else Kept.WITHOUT_FACT


@dataclass(frozen=True, slots=True)
class Returning:
    """A problem of last year that this year's text has again, with the words in both texts.

    `verbatim` says that nearly the same words are used, not only the same subject matter.
    """

    problem_last: Problem
    problem_this: Problem
    span_last: Span
    span_this: Span
    reason: str
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """What two years' texts say of one another.

    `in_passing` is the one sentence with which this year's text disposes of the last meeting,
    where it has no follow-up of its own.
    """

    promises: tuple[PromiseKept, ...]
    returning: tuple[Returning, ...]
    in_passing: Span | None = None


def compare(last: Statement, this: Statement) -> Years:
    """Hold last year's measures against this year's follow-up, and the problems of both years."""
    return Years(
        tuple(_promises(last, this)),
        tuple(_returning(shortcomings_of(last), shortcomings_of(this))),
        None if this.follow_up else word_on_earlier_meeting(this),
    )


def _promises(last: Statement, this: Statement) -> Iterator[PromiseKept]:
    entries = [(entry, traits_of(this.text, entry.heading, entry.span)) for entry in this.follow_up]
    for measure in last.measures:
        promised = traits_of(last.text, measure.heading, measure.span)
        best = max(
            ((alike(promised, told), -place) for place, (_, told) in enumerate(entries)),
            default=None,
        )
        if best is None or not best[0].strength:
            yield PromiseKept(measure, None, "今年的整改落实情况里没有找到相近的说法")
        else:
            yield PromiseKept(measure, entries[-best[1]][0], best[0].reason)


def _returning(last: Sequence[Shortcoming], this: Sequence[Shortcoming]) -> Iterator[Returning]:
    """Each shortcoming of this year once, with the one of last year that it is most like."""
    for now in this:
        found = [(same_trouble(before, now), -n, before) for n, before in enumerate(last)]
        best = max(found, key=lambda one: one[:2], default=None)
        if best is not None and best[0].strength:
            likeness, _, before = best
            yield Returning(
                before.problem,
                now.problem,
                before.span,
                now.span,
                likeness.reason,
                verbatim=likeness.strength > VERBATIM,
            )
