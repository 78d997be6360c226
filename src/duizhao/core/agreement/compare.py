"""Holds all papers of a meeting, and the records, against one another; advice only."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from duizhao.core.agreement.model import (
    Disagreement,
    NameDoubt,
    OutOfOrder,
    PaperText,
    Subject,
    Told,
)
from duizhao.core.agreement.order import out_of_order
from duizhao.core.agreement.told import present_in, told_by


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was found: how many values were read, and where papers differ."""

    read: int
    disagreements: tuple[Disagreement, ...]
    names: tuple[NameDoubt, ...]
    order: tuple[OutOfOrder, ...]

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return not (self.disagreements or self.names or self.order)


def compare(
    papers: Sequence[PaperText], records: Iterable[Told], *, year: int, held_on: date | None
) -> Agreement:
    """Where the papers differ from one another and from the records of the meeting of a year."""
    told, lists = list(records), []
    for paper in papers:
        named = list(present_in(paper))
        lists += named
        told += sorted(
            [*told_by(paper, year=year), *(one for _, one in named)], key=lambda one: one.paragraph
        )
    day = held_on or _only_day(told)
    return Agreement(
        read=len(told),
        disagreements=tuple(_disagreements(told)),
        names=tuple(_names(lists)),
        order=tuple(out_of_order(papers, day)) if day else (),
    )


def _disagreements(told: Sequence[Told]) -> Iterator[Disagreement]:
    for subject in Subject:
        of_it = [one for one in told if one.subject is subject]
        if len({one.value for one in of_it}) > 1:
            sides = {(one.paper, one.value): one for one in reversed(of_it)}
            ordered = sorted(sides.values(), key=of_it.index)
            yield Disagreement(subject, tuple(ordered))


def _names(lists: Sequence[tuple[tuple[str, ...], Told]]) -> Iterator[NameDoubt]:
    """Who stands in the list of one paper and not in that of another."""
    for names, there in lists:
        for others, told in lists:
            if told.paper != there.paper:
                yield from (
                    NameDoubt(name, there, told.paper) for name in names if name not in others
                )


def _only_day(told: Sequence[Told]) -> date | None:
    days = {one.value for one in told if one.subject is Subject.HELD_ON}
    only = days.pop() if len(days) == 1 else None
    return only if isinstance(only, date) else None
