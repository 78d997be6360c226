"""Finds the problem, cause or measure that a place stands in."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol, TypeVar

from duizhao.core.outline.model import Span


class Entry(Protocol):
    """A problem, cause or measure: anything with its whole span."""

    @property
    def span(self) -> Span:
        """The whole entry."""


E = TypeVar("E", bound=Entry)


def holder(entries: Sequence[E], place: Span) -> E | None:
    """The entry that holds a place; the entries stand in the order of the text and apart."""
    at = bisect_right(entries, place.start, key=lambda entry: entry.span.start)
    entry = entries[at - 1] if at else None
    return entry if entry and entry.span.contains(place) else None
