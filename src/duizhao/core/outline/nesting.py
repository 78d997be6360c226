"""Decides how deep a heading stands: by its numbering, and by which lists go on after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duizhao.core.outline.headings import HOLDER_RANK, RANKS, UNNUMBERED_RANK, Candidate
from duizhao.core.outline.model import Marker, MarkerKind, Paragraph, Section

_LOOK_AHEAD = 40
_INSIDE = 5
_LIST_KINDS = frozenset(
    {MarkerKind.HAN, MarkerKind.HAN_BRACKET, MarkerKind.NAMED, MarkerKind.ARABIC}
)
_LIST_RANKS = frozenset(RANKS[kind] for kind in _LIST_KINDS)
_HOLDING = _LIST_KINDS | {MarkerKind.ARABIC_BRACKET}

_List = tuple[MarkerKind, str]


@dataclass
class Open:
    """A section that is still open: its heading (None for the root), where it starts, its children."""

    candidate: Candidate | None
    start: int
    children: list[Section] = field(default_factory=list)

    @property
    def rank(self) -> int:
        """How deep it stands; the root is above everything."""
        return self.candidate.rank if self.candidate else -1

    @property
    def marker(self) -> Marker | None:
        """The number of its heading."""
        return self.candidate.heading.marker if self.candidate else None


class Following:
    """The candidates after one of them, as far as it is looked ahead."""

    def __init__(self, found: Sequence[tuple[Paragraph, Candidate]], start: int) -> None:
        self._found, self._start = found, start

    def __iter__(self) -> Iterator[Candidate]:
        stop = min(self._start + _LOOK_AHEAD, len(self._found))
        return (self._found[index][1] for index in range(self._start, stop))

    def markers(self) -> Iterator[Marker]:
        """The numbers of those that are numbered."""
        return (one.heading.marker for one in self if one.heading.marker is not None)


class Nesting:
    """What was learnt of a text so far: which lists stand inside which, against the usual order."""

    def __init__(self) -> None:
        self._inside: set[tuple[_List, _List]] = set()

    def rank_of(self, opener: Candidate, stack: Sequence[Open], following: Following) -> int:
        """The rank of a heading below the open sections."""
        marker = opener.heading.marker
        if marker is None:
            return _unnumbered_rank(stack, following, run_in=opener.heading.run_in)
        if marker.kind not in _HOLDING:
            return opener.rank
        return self._rank_of_list(opener, marker, stack, following)

    def _rank_of_list(
        self, opener: Candidate, marker: Marker, stack: Sequence[Open], following: Following
    ) -> int:
        """The rank of the list that the number belongs to.

        A list stands inside one whose numbers are usually the inner ones, （一） inside 1、, when
        it begins there and the other goes on after it; so does 一、 right below 三、.
        """
        own = _list_of(marker)
        held = [(opened, opened.marker) for opened in stack if opened.marker is not None]
        begun = [(opened, other) for opened, other in held if _list_of(other) == own]
        if begun and (len(begun) > 1 or not _stands_below(opener, begun[0][0])):
            before = (opened for opened, other in begun if other.ordinal == marker.ordinal - 1)
            return next(before, begun[0][0]).rank
        for opened, other in reversed(begun or held):
            if self._holds(opened, other, opener, marker, following):
                return opened.rank + 1
        return begun[0][0].rank if begun else opener.rank

    def _holds(
        self, opened: Open, other: Marker, opener: Candidate, marker: Marker, following: Following
    ) -> bool:
        """Whether an open list holds the one that a number begins, against the usual order."""
        if marker.ordinal != 1 or opened.rank < opener.rank or other.kind not in _HOLDING:
            return False
        pair = (_list_of(other), _list_of(marker))
        if pair in self._inside or _resumes(other, following):
            self._inside.add(pair)
            return True
        return False


def _stands_below(opener: Candidate, opened: Open) -> bool:
    """Whether a number begins a list right below a heading of its own kind that says nothing more."""
    own, above = opener.heading, opened.candidate.heading if opened.candidate else None
    if above is None or above.marker is None or own.marker is None or above.run_in:
        return False
    begins = own.marker.ordinal == 1 and above.marker.ordinal > 1
    return begins and own.paragraph == above.paragraph + 1


def _list_of(marker: Marker) -> _List:
    return marker.kind, marker.mark


def _resumes(marker: Marker, following: Following) -> bool:
    """Whether the next number of a marker's own list is the one after it."""
    own = _list_of(marker)
    after = next((one for one in following.markers() if _list_of(one) == own), None)
    return after is not None and after.ordinal == marker.ordinal + 1


def _unnumbered_rank(stack: Sequence[Open], following: Following, *, run_in: bool) -> int:
    """Rank of a heading without number.

    A run-in one stands inside the list entry it follows. Another stands inside the innermost list
    that goes on after it; it holds the list of 一、二、 that begins after it; else it stands inside
    the outermost section.
    """
    numbered = [opened for opened in reversed(stack) if opened.marker is not None]
    if run_in:
        entries = (opened.rank for opened in numbered if opened.rank in _LIST_RANKS)
        return next(entries, UNNUMBERED_RANK - 1) + _INSIDE
    for opened in numbered:
        if opened.marker and _goes_on(opened.rank, opened.marker, following):
            return opened.rank + _INSIDE
    first = next(following.markers(), None)
    if first is not None and first.kind is MarkerKind.HAN and first.ordinal == 1:
        return HOLDER_RANK
    if any(opened.rank == HOLDER_RANK for opened in stack) and first is None:
        return HOLDER_RANK
    return UNNUMBERED_RANK


def _goes_on(rank: int, marker: Marker, following: Following) -> bool:
    for later in following:
        if later.heading.marker is None:
            continue
        if later.heading.marker.kind is marker.kind:
            return later.heading.marker.ordinal == marker.ordinal + 1
        if later.rank < rank:
            return False
    return False
