"""The heads of strands stop where the strands do, and stand in their order."""

from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.ledger.heads import Facts, HeadKind, sheaves
from duizhao.core.ledger.strands import (
    LedgerItem,
    NamedProblem,
    RaisedPoint,
    Stop,
    Strand,
    Taken,
    strands,
)

PEOPLE = (None, 3, 7)


def begins_with(strand: Strand) -> tuple[HeadKind, int | None]:
    if strand.problem is not None:
        return HeadKind.PROBLEM, strand.problem
    return (HeadKind.POINT, strand.points[0]) if strand.points else (HeadKind.ITEM, strand.item)


@st.composite
def trails(
    draw: st.DrawFn,
) -> tuple[list[RaisedPoint], list[NamedProblem], list[LedgerItem], list[Taken]]:
    """A trail whose items are not all seen; each item has come from at most one thing."""
    person, flag = st.sampled_from(PEOPLE), st.booleans()
    sizes = [range(1, draw(st.integers(0, 4)) + 1) for _ in range(3)]
    points = [RaisedPoint(pk=pk, person=draw(person), waits=draw(flag)) for pk in sizes[0]]
    problems = [
        NamedProblem(pk=pk, person=draw(person), has_measure=draw(flag), wants_item=draw(flag))
        for pk in sizes[1]
    ]
    items = [
        LedgerItem(pk=pk, person=draw(person), closed=draw(flag), evidence=draw(st.integers(0, 2)))
        for pk in sizes[2]
    ]
    free = draw(st.permutations([*range(1, 13), *([None] * 8)]))
    taken = [Taken(problem=one.pk, item=free.pop()) for one in problems if draw(flag)]
    taken += [Taken(point=one.pk, item=free.pop()) for one in points if draw(flag)]
    return points, problems, items, taken


@given(trails())
def test_heads_are_those_of_the_strands(
    trail: tuple[list[RaisedPoint], list[NamedProblem], list[LedgerItem], list[Taken]],
) -> None:
    points, problems, items, taken = trail
    found = sheaves(
        Facts(
            problems=[(one.pk, one.person) for one in problems],
            points=[(one.pk, one.person, one.waits) for one in points],
            items=[(one.pk, one.person, one.closed, one.evidence > 0) for one in items],
            of_problem={one.problem: one.item for one in taken if one.problem is not None},
            of_point={one.point: one.item for one in taken if one.point is not None},
            measured={one.pk for one in problems if one.has_measure},
            wanting={one.pk for one in problems if one.wants_item},
        )
    )
    woven = strands(points, problems, items, taken)
    told = [(*head, one.person, one.stop, one.loose) for one in found for head in one.heads]
    assert told == [(*begins_with(one), one.person, one.stop, one.loose) for one in woven]
    assert len({(one.person, one.stop) for one in found}) == len(found)


def test_a_problem_that_is_not_taken_up_stops_at_what_it_lacks_first() -> None:
    facts = Facts(
        problems=[(1, None), (2, None), (3, None)], points=[], items=[],
        of_problem={}, of_point={}, measured={2, 3}, wanting={1, 2},
    )  # fmt: skip
    assert [(pk, one.stop) for one in sheaves(facts) for _, pk in one.heads] == [
        (1, Stop.MEASURE), (2, Stop.ITEM), (3, None),
    ]  # fmt: skip
