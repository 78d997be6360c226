"""Clusters: three texts and more that have one passage, with the likely earliest of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duizhao.core.reuse.model import Pair, ReuseKind, Work
from duizhao.core.reuse.whose import earlier_of

_LEAST = 3
_OVERLAP = 0.7
_Place = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Group:
    """Texts that have one passage, with where it stands in each; `earliest` is the likely source, if any is."""

    places: tuple[_Place, ...]
    earliest: int | None

    @property
    def works(self) -> tuple[int, ...]:
        """The texts, by number, in order."""
        return tuple(sorted({work for work, _, _ in self.places}))


def groups_of(works: Sequence[Work], pairs: Iterable[Pair]) -> list[Group]:
    """The groups, those of most texts first.

    Copies of copies hang together where most of the longer passage is in the shorter one; one's
    own last year ties nobody to others.
    """
    above: dict[_Place, _Place] = {}

    def top(one: _Place) -> _Place:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for pair in pairs:
        for passage in pair.passages:
            if passage.kind is ReuseKind.COPIED:
                here = (pair.a, passage.a_start, passage.a_end)
                above[top(here)] = top((pair.b, passage.b_start, passage.b_end))
    for one, other in _overlapping(list(above)):
        above[top(one)] = top(other)
    members: dict[_Place, list[_Place]] = defaultdict(list)
    for one in sorted(above):
        members[top(one)].append(one)
    found = []
    for group in members.values():
        places = _one_each(group)
        if len(places) >= _LEAST:
            found.append(Group(places, _earliest(works, [work for work, _, _ in places])))
    return sorted(found, key=lambda group: (-len(group.works), group.places))


def _overlapping(places: list[_Place]) -> Iterable[tuple[_Place, _Place]]:
    """Places in one text of which the shorter covers most of the longer."""
    places.sort()
    for at, one in enumerate(places):
        for other in places[at + 1 :]:
            if other[0] != one[0] or other[1] >= one[2]:
                break
            longer = max(one[2] - one[1], other[2] - other[1])
            if min(one[2], other[2]) - other[1] >= _OVERLAP * longer:
                yield one, other


def _one_each(group: Iterable[_Place]) -> tuple[_Place, ...]:
    """For each text the longest of the places."""
    longest: dict[int, _Place] = {}
    for place in group:
        known = longest.get(place[0])
        if known is None or place[2] - place[1] > known[2] - known[1]:
            longest[place[0]] = place
    return tuple(longest.values())


def _earliest(works: Sequence[Work], group: Sequence[int]) -> int | None:
    """The one that is earlier than every other one."""
    for one in group:
        if all(earlier_of(works[one], works[other]) == 0 for other in group if other != one):
            return one
    return None
