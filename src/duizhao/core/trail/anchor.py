"""Where the words of a comment stand in a later version: in their place, elsewhere, or nowhere any more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

NEIGHBOURS = 20
"""How many characters before and after belong to an anchor."""
_ENOUGH = 4
_TELLING = 4


class Stand(StrEnum):
    """How the words of an anchor stand in a text."""

    IN_PLACE = "in_place"
    MOVED = "moved"
    GONE = "gone"


STAND_LABELS = {
    Stand.IN_PLACE: "原处",
    Stand.MOVED: "移到别处",
    Stand.GONE: "原文已改",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words in a text, with what stands before and behind them, and where they began."""

    words: str
    before: str
    after: str
    start: int


@dataclass(frozen=True, slots=True)
class Found:
    """Where an anchor is. Words that are gone have the place where they would stand, if known."""

    stand: Stand
    start: int
    end: int


def anchor_at(text: str, start: int, end: int) -> Anchor:
    """The anchor of the words from `start` to `end`."""
    return Anchor(
        text[start:end],
        text[max(0, start - NEIGHBOURS) : start],
        text[end : end + NEIGHBOURS],
        start,
    )


def anchor_of_words(text: str, words: str, near: int | None = None) -> Anchor | None:
    """The anchor of words in a text, of the occurrence next to `near`; None when they are not there."""
    if not words:
        return None
    places = list(_occurrences(text, words))
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - (near or 0)))
    return anchor_at(text, start, start + len(words))


def find(anchor: Anchor, text: str) -> Found:
    """Where the anchor's words are in a text.

    They are in place when one of their neighbours still stands beside them, moved when they have
    new neighbours only. A few characters among strangers (的, 工作) prove nothing: those are gone.
    """
    places = [(_kept(anchor, text, start), -abs(start - anchor.start), start)
              for start in _occurrences(text, anchor.words)]  # fmt: skip
    if places:
        (beside, _, start) = max(places)
        if beside >= min(_ENOUGH, max(len(anchor.before), len(anchor.after))):
            return Found(Stand.IN_PLACE, start, start + len(anchor.words))
        if len(anchor.words) >= _TELLING:
            return Found(Stand.MOVED, start, start + len(anchor.words))
    place = _gap(anchor, text)
    return Found(Stand.GONE, *place)


def _kept(anchor: Anchor, text: str, start: int) -> int:
    """How many characters of a neighbour still stand beside the words; the better of the two sides."""
    end = start + len(anchor.words)
    before = text[max(0, start - NEIGHBOURS) : start]
    left = _alike(reversed(before), reversed(anchor.before))
    right = _alike(text[end : end + NEIGHBOURS], anchor.after)
    return max(left, right)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many characters two passages share from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _gap(anchor: Anchor, text: str) -> tuple[int, int]:
    """Where the words would stand: between their neighbours, as far as those are still there."""
    start = _behind(anchor.before, text)
    end = _in_front(anchor.after, text, start or 0)
    if start is None and end is None:
        return (-1, -1)
    if start is None or end is None or end < start:
        place = start if start is not None else end
        assert place is not None  # noqa: S101  one of the two is there
        return (place, place)
    return (start, end)


def _behind(before: str, text: str) -> int | None:
    for length in range(len(before), _TELLING - 1, -1):
        place = text.find(before[-length:])
        if place >= 0:
            return place + length
    return None


def _in_front(after: str, text: str, start: int) -> int | None:
    for length in range(len(after), _TELLING - 1, -1):
        place = text.find(after[:length], start)
        if place >= 0:
            return place
    return None


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
