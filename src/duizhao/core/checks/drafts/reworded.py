"""Knows a place again although its words changed a bit: by rule, surroundings and quote."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

ALIKE = 0.6
"""How alike (0-1) both quote and surroundings must be."""
_GRAM = 3
_FEW = 8


@dataclass(frozen=True, slots=True)
class Wording:
    """What a place is known by: the rule's code, the words at and next to it, the quote."""

    code: str
    around: str
    quote: str


def alike(new: Sequence[Wording], old: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """Which of the new is which of the old, the most alike first; each is used once."""
    pairs = sorted(
        (-likeness, one, other)
        for one, other in _candidates(new, old)
        if (likeness := _likeness(new[one], old[other])) >= ALIKE
    )
    taken: set[int] = set()
    given: set[int] = set()
    for _, one, other in pairs:
        if one not in taken and other not in given:
            taken.add(one)
            given.add(other)
            yield one, other


def _candidates(new: Sequence[Wording], old: Sequence[Wording]) -> Iterator[tuple[int, int]]:
    """For each of the new the few of the old, of the same rule, that share most with it."""
    holders: dict[tuple[str, str], list[int]] = {}
    for other, wording in enumerate(old):
        for gram in _grams(wording):
            holders.setdefault(gram, []).append(other)
    for one, wording in enumerate(new):
        shared = Counter(chain.from_iterable(holders.get(gram, ()) for gram in _grams(wording)))
        yield from ((one, other) for other, _ in shared.most_common(_FEW))


def _grams(wording: Wording) -> list[tuple[str, str]]:
    starts = range(max(1, len(wording.around) - _GRAM + 1))
    grams = dict.fromkeys(wording.around[start : start + _GRAM] for start in starts)
    return [(wording.code, gram) for gram in grams]


def _likeness(one: Wording, other: Wording) -> float:
    likeness = _ratio(one.around, other.around)
    return likeness if likeness >= ALIKE and _ratio(one.quote, other.quote) >= ALIKE else 0.0


def _ratio(one: str, other: str) -> float:
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()
