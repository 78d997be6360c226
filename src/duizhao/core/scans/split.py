"""Splits a batch of scanned pages into documents: each page goes into one, or is left to be placed by hand."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from duizhao.core.scans.mark import Mark


@dataclass(frozen=True, slots=True)
class Goal:
    """The paper to which pages belong: its kind, and its number among those of its kind."""

    kind: str
    record: int


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scanned page at its place in the batch, counted from one.

    `mark` is what was read on it, `goal` where a person put it; neither, when it still has to be
    placed. One that is `aside` is not to be kept.
    """

    number: int
    mark: Mark | None = None
    goal: Goal | None = None
    aside: bool = False


@dataclass(slots=True)
class _Pile:
    """A document while it grows: the printing it comes from is known once a page with a mark is in it."""

    goal: Goal
    leaves: list[Leaf] = field(default_factory=list)

    @property
    def mark(self) -> Mark | None:
        return next((mark for leaf in self.leaves if (mark := _own_mark(leaf))), None)

    @property
    def pages(self) -> set[int]:
        marks = map(_own_mark, self.leaves)
        return {mark.page for mark in marks if mark and mark.page}


@dataclass(frozen=True, slots=True)
class ScannedPaper:
    """A document that was found in the batch: the places of its pages, in the order in which they are to be kept.

    `mark` is that of one of its pages; None where people placed them all. `missing` and `doubled`
    are numbers of printed pages; `by_hand` counts the pages that a person put in.
    """

    goal: Goal
    mark: Mark | None
    leaves: tuple[int, ...]
    missing: tuple[int, ...]
    doubled: tuple[int, ...]
    by_hand: int


@dataclass(frozen=True, slots=True)
class Loose:
    """A page that has to be placed by hand; `after` is the page whose back it may be."""

    number: int
    after: int | None


@dataclass(frozen=True, slots=True)
class Split:
    """What a batch was split into."""

    papers: tuple[ScannedPaper, ...]
    loose: tuple[Loose, ...]
    aside: tuple[int, ...]


def split(leaves: Sequence[Leaf]) -> Split:
    """Split a batch: every leaf is in one paper, loose, or aside.

    Pages of one printing that follow each other are one paper; a later run of the same printing
    joins it where it brings only pages that it lacks. A page without a mark goes nowhere by itself.
    """
    piles: list[_Pile] = []
    loose, last = [], None
    for leaf in leaves:
        if leaf.aside:
            continue
        if leaf.mark is None and leaf.goal is None:
            loose.append(Loose(leaf.number, last))
            continue
        _pile_for(leaf, piles).leaves.append(leaf)
        last = leaf.number
    piles = _joined(piles)
    return Split(
        tuple(map(_paper, piles)),
        tuple(loose),
        tuple(leaf.number for leaf in leaves if leaf.aside),
    )


def goal_of(leaf: Leaf) -> Goal | None:
    """Where a leaf goes: what a person said counts before what was read."""
    if leaf.goal is not None:
        return leaf.goal
    return Goal(leaf.mark.kind, leaf.mark.record) if leaf.mark else None


def _pile_for(leaf: Leaf, piles: list[_Pile]) -> _Pile:
    """The document into which the leaf before went, if it goes on, else a new one."""
    goal = goal_of(leaf)
    assert goal is not None  # noqa: S101  a leaf without one is loose
    if piles and piles[-1].goal == goal and _of_one_printing(piles[-1].mark, _own_mark(leaf)):
        return piles[-1]
    piles.append(_Pile(goal))
    return piles[-1]


def _own_mark(leaf: Leaf) -> Mark | None:
    """The mark of a leaf that lies where its mark says."""
    mark = leaf.mark
    return mark if mark and goal_of(leaf) == Goal(mark.kind, mark.record) else None


def _of_one_printing(one: Mark | None, other: Mark | None) -> bool:
    return one is None or other is None or one.on(0, one.pages) == other.on(0, other.pages)


def _joined(piles: Iterable[_Pile]) -> list[_Pile]:
    """Runs of one printing that complete each other become one; what people placed joins its paper."""
    kept: list[_Pile] = []
    for pile in piles:
        home = next((one for one in kept if _completes(pile, one)), None)
        if home is None:
            kept.append(pile)
        else:
            home.leaves += pile.leaves
    return kept


def _completes(pile: _Pile, home: _Pile) -> bool:
    if pile.goal != home.goal or not _of_one_printing(home.mark, pile.mark):
        return False
    if pile.mark is None or home.mark is None:
        return True
    numbered = home.mark.pages > 0
    return numbered and not pile.pages & home.pages


def _paper(pile: _Pile) -> ScannedPaper:
    marks = [mark for leaf in pile.leaves if (mark := _own_mark(leaf))]
    pages = Counter(mark.page for mark in marks if mark.page)
    expected = marks[0].pages if marks else 0
    return ScannedPaper(
        goal=pile.goal,
        mark=marks[0] if marks else None,
        leaves=tuple(leaf.number for leaf in _in_order(pile.leaves)),
        missing=tuple(page for page in range(1, expected + 1) if page not in pages),
        doubled=tuple(sorted(page for page, count in pages.items() if count > 1)),
        by_hand=len(pile.leaves) - len(marks),
    )


def _in_order(leaves: Iterable[Leaf]) -> list[Leaf]:
    """By the printed numbers; what has none stays behind the leaf after which it was scanned."""
    groups: list[tuple[int, list[Leaf]]] = []
    for leaf in sorted(leaves, key=lambda one: one.number):
        mark = _own_mark(leaf)
        if (mark and mark.page) or not groups:
            groups.append((mark.page if mark else 0, [leaf]))
        else:
            groups[-1][1].append(leaf)
    return [leaf for _, group in sorted(groups, key=lambda one: one[0]) for leaf in group]
