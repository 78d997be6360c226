"""Who shares with whom: texts that hang together through copied passages, with the likely earliest."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from duizhao.core.reuse.model import Pair, ReuseKind, Work
from duizhao.core.reuse.whose import earlier_of

_LEAST = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Three texts and more that share words, in order; `earliest` is the likely source, if any is."""

    works: tuple[int, ...]
    earliest: int | None


def groups_of(works: Sequence[Work], pairs: Iterable[Pair]) -> list[Group]:
    """The groups, the largest first. One's own last year ties nobody to others."""
    above: dict[int, int] = {}

    def top(one: int) -> int:
        while above.setdefault(one, one) != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    for pair in pairs:
        if any(passage.kind is ReuseKind.COPIED for passage in pair.passages):
            above[top(pair.a)] = top(pair.b)
    members: dict[int, list[int]] = defaultdict(list)
    for one in sorted(above):
        members[top(one)].append(one)
    found = [
        Group(tuple(group), _earliest(works, group))
        for group in members.values()
        if len(group) >= _LEAST
    ]
    return sorted(found, key=lambda group: (-len(group.works), group.works))


def _earliest(works: Sequence[Work], group: Sequence[int]) -> int | None:
    """The one that is earlier than every other one."""
    for one in group:
        if all(earlier_of(works[one], works[other]) == 0 for other in group if other != one):
            return one
    return None
