"""What of a meeting's measures could become indicators: sentences with a countable promise, their words marked."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.indicators.proposals import Proposal, proposals_in
from duizhao.core.outline.model import Span
from duizhao.web.indicators.models import Indicator
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.access import lists_for
from duizhao.web.trail.models import Measure
from duizhao.web.units.places import place_of

MOST_MEASURES = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a measure's words, marked where they promise something that can be counted."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A promise that was found: in which measure, which sentence of it, and whether it has its indicator."""

    key: str
    measure: Measure
    number: int
    proposal: Proposal
    pieces: tuple[Piece, ...]
    known: Indicator | None


def proposed_of(actor: Actor, meeting: Meeting) -> list[Proposed]:
    """The countable promises on the lists that the actor may see and make indicators of."""
    lists = [
        one
        for one in lists_for(actor, meeting)
        if may(actor, Act.INDICATOR_SET, place_of(meeting.unit, owner_id=one.person_id))
    ]
    measures = Measure.objects.filter(problem__list__in=lists).select_related(
        "problem__list__person", "owner"
    )
    found = list(measures[:MOST_MEASURES])
    made = {
        (one.measure_id, one.promise): one for one in Indicator.objects.filter(measure__in=found)
    }
    return [
        Proposed(
            key=f"{measure.pk}-{number}",
            measure=measure,
            number=number,
            proposal=proposal,
            pieces=tuple(_pieces(measure.words, proposal)),
            known=made.get((measure.pk, sentence_of(measure, proposal))),
        )
        for measure in found
        for number, proposal in enumerate(proposals_in(measure.words))
    ]


def sentence_of(measure: Measure, proposal: Proposal) -> str:
    """The sentence of a measure that promises something."""
    return measure.words[proposal.start : proposal.end].strip()


def _pieces(words: str, proposal: Proposal) -> Iterator[Piece]:
    at = 0
    for mark in _apart(proposal.marks):
        yield Piece(words[at : mark.start], marked=False)
        yield Piece(words[mark.start : mark.end], marked=True)
        at = mark.end
    yield Piece(words[at:], marked=False)


def _apart(marks: tuple[Span, ...]) -> Iterator[Span]:
    """The marks in order; one that begins inside another is left out."""
    end = 0
    for mark in marks:
        if mark.start >= end:
            yield mark
            end = mark.end
