"""The trail of a meeting as strands: from what raised a problem to the proof, and where each one hangs loose."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Stop(StrEnum):
    """Where a strand stops, in the order of time."""

    POINT = "point"
    MEASURE = "measure"
    ITEM = "item"
    PROOF = "proof"
    CLOSING = "closing"
    DONE = "done"


STOP_LABELS = {
    Stop.POINT: "意见没有回应",
    Stop.MEASURE: "问题没有措施",
    Stop.ITEM: "没有列入台账",
    Stop.PROOF: "没有佐证",
    Stop.CLOSING: "没有销号",
    Stop.DONE: "有了结果",
}
LOOSE = (Stop.POINT, Stop.MEASURE, Stop.ITEM, Stop.PROOF)
"""Where a strand hangs loose: nobody has taken up the next step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RaisedPoint:
    """A point: about whom (None: the team), the problem that answers it, the point that it was merged into."""

    pk: int
    person: int | None
    problem: int | None = None
    merged_into: int | None = None
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedProblem:
    """A problem: whose, whether it has a measure, and whether by now it should be in the ledger."""

    pk: int
    person: int | None
    has_measure: bool
    wants_item: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerItem:
    """An item that may be read: whose, whether it is closed, how much proves it."""

    pk: int
    person: int | None
    closed: bool
    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A problem or point with its item (None: declined with a reason)."""

    problem: int | None = None
    point: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """One row of the picture. `merged`: how many further points were merged into those that are named.

    `item_unseen`: it is in the ledger, in an item that the reader may not see; `origin_unseen`: the
    item came from something that he may not see.
    """

    person: int | None
    points: tuple[int, ...] = ()
    merged: int = 0
    problem: int | None = None
    item: int | None = None
    declined: bool = False
    item_unseen: bool = False
    origin_unseen: bool = False
    stop: Stop | None = None

    @property
    def loose(self) -> bool:
        """Whether it hangs loose."""
        return self.stop in LOOSE


def strands(
    points: Sequence[RaisedPoint],
    problems: Sequence[NamedProblem],
    items: Sequence[LedgerItem],
    taken: Sequence[Taken],
) -> list[Strand]:
    """Every problem, every point without one, every item without either; loose ends first, then by whose it is.

    What isn't among the points, problems and items is what the reader may not see.
    """
    known = {one.pk: one for one in items}
    of_problem = {one.problem: one for one in taken if one.problem is not None}
    of_point = {one.point: one for one in taken if one.point is not None}
    by_problem, alone = _grouped(points)
    found = [
        _of_problem(one, by_problem.get(one.pk, []), of_problem.get(one.pk), known)
        for one in problems
    ]
    found += [
        _of_point(root, group, of_point.get(root.pk), known) for root, group in alone.values()
    ]
    begun = {one.item for one in found}
    come_from = {one.item for one in taken}
    found += [
        Strand(
            person=one.person,
            item=one.pk,
            origin_unseen=one.pk in come_from,
            stop=_stop_of(one),
        )
        for one in items
        if one.pk not in begun
    ]
    return sorted(found, key=lambda one: order_of(one.stop, one.person))


def _grouped(
    points: Sequence[RaisedPoint],
) -> tuple[
    dict[int, list[tuple[RaisedPoint, bool]]],
    dict[int, tuple[RaisedPoint, list[tuple[RaisedPoint, bool]]]],
]:
    """The points by the problem that answers them, and those without one by the last they were merged into.

    With each, whether it was merged into another.
    """
    known = {one.pk: one for one in points}
    by_problem: dict[int, list[tuple[RaisedPoint, bool]]] = defaultdict(list)
    alone: dict[int, tuple[RaisedPoint, list[tuple[RaisedPoint, bool]]]] = {}
    for one in points:
        root = _root(one, known)
        if root.problem is not None:
            by_problem[root.problem].append((one, one is not root))
        else:
            alone.setdefault(root.pk, (root, []))[1].append((one, one is not root))
    return by_problem, alone


def _root(point: RaisedPoint, known: Mapping[int, RaisedPoint]) -> RaisedPoint:
    """The point that at last stands for it."""
    seen = {point.pk}
    while point.merged_into is not None and point.merged_into in known:
        point = known[point.merged_into]
        if point.pk in seen:
            break
        seen.add(point.pk)
    return point


def _of_problem(
    problem: NamedProblem,
    points: list[tuple[RaisedPoint, bool]],
    taken: Taken | None,
    known: Mapping[int, LedgerItem],
) -> Strand:
    if taken is not None:
        stop = _stop_of_taken(taken, known)
    else:
        stop = stop_of_problem(has_measure=problem.has_measure, wants_item=problem.wants_item)
    return _strand(problem.person, points, taken, known, stop=stop, problem=problem.pk)


def _of_point(
    root: RaisedPoint,
    points: list[tuple[RaisedPoint, bool]],
    taken: Taken | None,
    known: Mapping[int, LedgerItem],
) -> Strand:
    stop = _stop_of_taken(taken, known) if taken else stop_of_point(waits=root.waits)
    return _strand(root.person, points, taken, known, stop=stop)


def _strand(
    person: int | None,
    points: list[tuple[RaisedPoint, bool]],
    taken: Taken | None,
    known: Mapping[int, LedgerItem],
    *,
    stop: Stop | None,
    problem: int | None = None,
) -> Strand:
    item = taken.item if taken else None
    return Strand(
        person=person,
        points=tuple(point.pk for point, merged in points if not merged),
        merged=sum(merged for _, merged in points),
        problem=problem,
        item=item if item in known else None,
        declined=taken is not None and item is None,
        item_unseen=item is not None and item not in known,
        stop=stop,
    )


def _stop_of_taken(taken: Taken, known: Mapping[int, LedgerItem]) -> Stop | None:
    if taken.item is None:
        return Stop.DONE
    item = known.get(taken.item)
    return _stop_of(item) if item else None


def _stop_of(item: LedgerItem) -> Stop:
    return stop_of_item(closed=item.closed, proven=item.evidence > 0)


def stop_of_problem(*, has_measure: bool, wants_item: bool) -> Stop | None:
    """Where a problem stops that is neither in the ledger nor declined."""
    if not has_measure:
        return Stop.MEASURE
    return Stop.ITEM if wants_item else None


def stop_of_point(*, waits: bool) -> Stop:
    """Where a point stops that no problem answers and that is neither in the ledger nor declined."""
    return Stop.POINT if waits else Stop.DONE


def stop_of_item(*, closed: bool, proven: bool) -> Stop:
    """Where an item stops."""
    if closed:
        return Stop.DONE
    return Stop.CLOSING if proven else Stop.PROOF


def order_of(stop: Stop | None, person: int | None) -> tuple[int, bool, int, int]:
    """By what strands are sorted: loose ends, what is open, what is on its way, what is done; the team first.

    Those of one person come in the order of time in which they stop.
    """
    rank, place = _ORDER[stop]
    return rank, person is not None, person or 0, place


_RANKS: tuple[tuple[Stop | None, ...], ...] = (LOOSE, (Stop.CLOSING,), (None,), (Stop.DONE,))
_ORDER = {
    stop: (rank, place) for rank, stops in enumerate(_RANKS) for place, stop in enumerate(stops)
}
