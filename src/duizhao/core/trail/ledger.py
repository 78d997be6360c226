"""Holds this year's text against the ledger of earlier meetings: what it leaves out, claims, counts.

Everything here is proposed with a reason and the place in the text; nothing is certain.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from duizhao.core.outline.model import Span
from duizhao.core.trail.amounts import Amount, amounts_in
from duizhao.core.trail.likeness import NONE, Likeness, Traits, alike, traits_of, traits_of_words
from duizhao.core.trail.model import Claim, FollowUp, Statement
from duizhao.core.trail.returning import VERBATIM, same_trouble, shortcomings_of, trouble_in


@dataclass(frozen=True)
class LedgerItem:
    """An item of the ledger as a text is held against it.

    `closed` is the day on which it was closed, None while it is not; `done` says that it is closed
    on a day that isn't known; `stage` names where it stands. `records` are what the ledger itself says was done, effects and evidence; `proofs` is
    how many pieces of evidence it has, None where the ledger doesn't say.
    """

    key: str
    year: int
    problem: str
    measures: tuple[str, ...] = ()
    stage: str = "整改中"
    closed: date | None = None
    done: bool = False
    standing: bool = False
    records: tuple[str, ...] = ()
    proofs: int | None = 0

    @property
    def is_closed(self) -> bool:
        """Whether it is closed, on whatever day."""
        return self.closed is not None or self.done

    @cached_property
    def traits(self) -> Traits:
        """What is compared of it with an entry of a text."""
        return traits_of_words(self.problem, "\n".join((self.problem, *self.measures)))

    @cached_property
    def amounts(self) -> tuple[Amount, ...]:
        """What its records count."""
        return tuple(amount for words in self.records for amount in amounts_in(words))


@dataclass(frozen=True, slots=True)
class Told:
    """An item, the entry of the text proposed for it (None: not mentioned), and why."""

    item: LedgerItem
    entry: FollowUp | None
    likeness: Likeness

    @property
    def sure(self) -> bool:
        """Whether the two are alike enough to hold one against the other."""
        return self.entry is not None and self.likeness.firm

    @property
    def claims_too_much(self) -> bool:
        """Whether the text claims completion where the ledger has not closed the item."""
        done = self.entry is not None and self.entry.claim is Claim.DONE
        return self.sure and done and not self.item.is_closed

    @property
    def unproven(self) -> bool:
        """Whether the text gives outcomes for which the ledger has no evidence."""
        facts = self.entry is not None and bool(self.entry.facts)
        return self.sure and facts and self.item.proofs == 0 and not self.claims_too_much


@dataclass(frozen=True, slots=True)
class FigureDiffers:
    """A figure of the text where the ledger's records count the same thing otherwise."""

    item: LedgerItem
    said: Amount
    recorded: Amount
    span: Span


@dataclass(frozen=True, slots=True)
class Back:
    """A shortcoming of this year's text that earlier ledgers have as well, earliest first."""

    span: Span
    items: tuple[LedgerItem, ...]
    reason: str
    verbatim: bool


@dataclass(frozen=True)
class Held:
    """What a text and the ledger say of one another."""

    told: tuple[Told, ...]
    figures: tuple[FigureDiffers, ...]
    back: tuple[Back, ...]


def hold_against(ledger: Sequence[LedgerItem], statement: Statement) -> Held:
    """Hold the follow-up and the problems of a text against the items of earlier meetings."""
    told = tuple(_told(ledger, statement))
    return Held(told, tuple(_figures(told, statement)), tuple(_back(ledger, statement)))


def history_of(
    problem: str, ledger: Sequence[LedgerItem]
) -> tuple[tuple[LedgerItem, Likeness], ...]:
    """The items of earlier meetings that name the same trouble, earliest first, each with the reason."""
    now = trouble_in(problem)
    found = ((item, same_trouble(trouble_in(item.problem), now)) for item in ledger)
    alike_ones = [(item, likeness) for item, likeness in found if likeness.strength]
    return tuple(sorted(alike_ones, key=lambda one: (one[0].year, one[0].key)))


def _told(ledger: Sequence[LedgerItem], statement: Statement) -> Iterator[Told]:
    text = statement.text
    entries = [(one, traits_of(text, one.heading, one.span)) for one in statement.follow_up]
    for item in ledger:
        found = [
            (alike(item.traits, said), -place, entry) for place, (entry, said) in enumerate(entries)
        ]
        likeness, _, entry = max(found, key=lambda one: one[:2], default=(NONE, 0, None))
        yield Told(item, entry if likeness.strength else None, likeness)


def _figures(told: Sequence[Told], statement: Statement) -> Iterator[FigureDiffers]:
    seen: set[Span] = set()
    for one in told:
        if one.entry is None or not one.sure or not one.item.amounts:
            continue
        for said, span in _amounts_at(statement, one.entry.span):
            same = [recorded for recorded in one.item.amounts if said.same_thing(recorded)]
            if span not in seen and _differs(said, same):
                seen.add(span)
                yield FigureDiffers(one.item, said, same[0], span)


def _differs(said: Amount, recorded: Sequence[Amount]) -> bool:
    """Whether no record, and not all records together, give the number that is said."""
    exact = [one for one in recorded if not one.loose]
    if said.loose or not exact or len(exact) < len(recorded):
        return False
    numbers = [one.number for one in exact]
    return said.number not in numbers and said.number != sum(numbers)


def _amounts_at(statement: Statement, span: Span) -> Iterator[tuple[Amount, Span]]:
    for paragraph, begin, end in statement.text.pieces_in(span):
        for amount in amounts_in(paragraph.plain.text[begin:end]):
            yield amount, paragraph.at(begin + amount.start, begin + amount.end)


def _back(ledger: Sequence[LedgerItem], statement: Statement) -> Iterator[Back]:
    items = [(item, trouble_in(item.problem)) for item in ledger]
    for now in shortcomings_of(statement):
        found = [(same_trouble(before, now), item) for item, before in items]
        alike_ones = [(likeness, item) for likeness, item in found if likeness.strength]
        if alike_ones:
            best = max(likeness for likeness, _ in alike_ones)
            named = sorted((item for _, item in alike_ones), key=lambda item: (item.year, item.key))
            yield Back(now.span, tuple(named), best.reason, verbatim=best.strength > VERBATIM)
