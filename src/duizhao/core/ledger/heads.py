"""What each strand of a trail begins with and where it stops: enough to count very many and to cut pages of them.

The rule is that of the strands themselves; a strand adds what lies along it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from duizhao.core.ledger.strands import (
    LOOSE,
    Stop,
    order_of,
    stop_of_item,
    stop_of_point,
    stop_of_problem,
)


class HeadKind(StrEnum):
    """What a strand begins with: a problem, else a point that none answers, else an item."""

    PROBLEM = "problem"
    POINT = "point"
    ITEM = "item"


class Head(NamedTuple):
    """The beginning of a strand: what it is, its key, whose it is (None: the team's), where the strand stops."""

    kind: HeadKind
    pk: int
    person: int | None
    stop: Stop | None

    @property
    def loose(self) -> bool:
        """Whether the strand hangs loose."""
        return self.stop in LOOSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A few facts on everything of a trail that a reader may see, each kind in the order of its keys.

    `problems`: key and whose. `points`, without those that a problem answers or that were merged into
    another: key, about whom, whether it waits. `items`: key, whose, whether closed, whether something
    proves it. `of_problem` and `of_point`: the item that each has become, None where it was declined.
    `unmeasured` are the problems without a measure, `wanting` those that should be in the ledger by now.
    """

    problems: Iterable[tuple[int, int | None]]
    points: Iterable[tuple[int, int | None, bool]]
    items: Collection[tuple[int, int | None, bool, bool]]
    of_problem: Mapping[int, int | None]
    of_point: Mapping[int, int | None]
    unmeasured: Collection[int]
    wanting: Collection[int]


def heads(facts: Facts) -> list[Head]:
    """The heads in the order of the strands: loose ends first, then by whose they are."""
    stops = {
        pk: stop_of_item(closed=closed, proven=proven) for pk, _, closed, proven in facts.items
    }

    def stop_of_taken(item: int | None) -> Stop | None:
        return Stop.DONE if item is None else stops.get(item)

    found, begun = [], set()
    for pk, person in facts.problems:
        if pk in facts.of_problem:
            begun.add(item := facts.of_problem[pk])
            stop = stop_of_taken(item)
        else:
            stop = stop_of_problem(
                has_measure=pk not in facts.unmeasured, wants_item=pk in facts.wanting
            )
        found.append(Head(HeadKind.PROBLEM, pk, person, stop))
    for pk, person, waits in facts.points:
        if pk in facts.of_point:
            begun.add(item := facts.of_point[pk])
            stop = stop_of_taken(item)
        else:
            stop = stop_of_point(waits=waits)
        found.append(Head(HeadKind.POINT, pk, person, stop))
    found += [
        Head(HeadKind.ITEM, pk, person, stops[pk])
        for pk, person, _, _ in facts.items
        if pk not in begun
    ]
    return sorted(found, key=lambda one: order_of(one.stop, one.person))
