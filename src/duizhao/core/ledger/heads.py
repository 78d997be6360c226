"""What each strand of a trail begins with and where it stops: enough to count very many and to cut pages of them.

The rule is that of the strands themselves; a strand adds what lies along it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

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


Head = tuple[HeadKind, int]
"""The beginning of a strand: what it is, and its key."""
_ByPerson = dict[int | None, list[Head]]
_Found = dict[Stop | None, _ByPerson]
_EITHER = (False, True)


@dataclass(frozen=True, slots=True)
class Sheaf:
    """The heads, in their order, of the strands of one person (None: of the team) that stop at one place."""

    person: int | None
    stop: Stop | None
    heads: Sequence[Head]

    @property
    def loose(self) -> bool:
        """Whether the strands hang loose."""
        return self.stop in LOOSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A few facts on everything of a trail that a reader may see, each kind in the order of its keys.

    `problems`: key and whose. `points`, without those that a problem answers or that were merged into
    another: key, about whom, whether it waits. `items`: key, whose, whether closed, whether something
    proves it. `of_problem` and `of_point`: the item that each has become, None where it was declined.
    Of the problems that nothing has become of, those `measured` have a measure, and those `wanting`
    should be in the ledger by now.
    """

    problems: Iterable[tuple[int, int | None]]
    points: Iterable[tuple[int, int | None, bool]]
    items: Collection[tuple[int, int | None, bool, bool]]
    of_problem: Mapping[int, int | None]
    of_point: Mapping[int, int | None]
    measured: Collection[int]
    wanting: Collection[int]


def sheaves(facts: Facts) -> list[Sheaf]:
    """The heads of all strands; one sheaf behind the other they stand in the order of the strands."""
    found: _Found = {stop: defaultdict(list) for stop in (*Stop, None)}
    # a trail has thousands of heads: a rule is asked once for each answer that it gives
    of_problem = {
        (has, wants): found[stop_of_problem(has_measure=has, wants_item=wants)]
        for has, wants in product(_EITHER, repeat=2)
    }
    of_point = {waits: found[stop_of_point(waits=waits)] for waits in _EITHER}
    of_item = {
        (closed, proven): found[stop_of_item(closed=closed, proven=proven)]
        for closed, proven in product(_EITHER, repeat=2)
    }
    became: dict[int | None, _ByPerson] = {
        pk: of_item[closed, proven] for pk, _, closed, proven in facts.items
    }
    became[None] = found[Stop.DONE]  # declined
    unseen, begun = found[None], set()

    for pk, person in facts.problems:
        if pk in facts.of_problem:
            begun.add(item := facts.of_problem[pk])
            stopped = became.get(item, unseen)
        else:
            stopped = of_problem[pk in facts.measured, pk in facts.wanting]
        stopped[person].append((HeadKind.PROBLEM, pk))
    for pk, person, waits in facts.points:
        if pk in facts.of_point:
            begun.add(item := facts.of_point[pk])
            stopped = became.get(item, unseen)
        else:
            stopped = of_point[waits]
        stopped[person].append((HeadKind.POINT, pk))
    for pk, person, _, _ in facts.items:
        if pk not in begun:
            became[pk][person].append((HeadKind.ITEM, pk))
    return _in_order(found)


def _in_order(found: _Found) -> list[Sheaf]:
    every = [
        Sheaf(person, stop, heads)
        for stop, by_person in found.items()
        for person, heads in by_person.items()
    ]
    return sorted(every, key=lambda one: order_of(one.stop, one.person))
