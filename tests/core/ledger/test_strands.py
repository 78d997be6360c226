"""Each strand begins with what raised it and says where it hangs loose; what may not be seen isn't told."""

from duizhao.core.ledger.strands import (
    LedgerItem,
    NamedProblem,
    RaisedPoint,
    Stop,
    Taken,
    strands,
)

TEAM = None
SHEN = 7


def problem(pk: int, **rest: object) -> NamedProblem:
    fields: dict[str, object] = {
        "person": TEAM, "has_measure": True, "wants_item": True, **rest
    }  # fmt: skip
    return NamedProblem(pk=pk, **fields)  # type: ignore[arg-type]


def item(pk: int, *, closed: bool = False, evidence: int = 1) -> LedgerItem:
    return LedgerItem(pk=pk, person=TEAM, closed=closed, evidence=evidence)


def test_a_point_that_nobody_has_answered_hangs_loose() -> None:
    (found,) = strands([RaisedPoint(pk=1, person=SHEN, waits=True)], [], [], [])
    assert (found.points, found.stop, found.loose) == ((1,), Stop.POINT, True)


def test_a_declined_point_has_come_to_an_end() -> None:
    (found,) = strands([RaisedPoint(pk=1, person=SHEN)], [], [], [])
    assert found.stop is Stop.DONE


def test_points_stand_with_the_problem_that_answers_them_merged_ones_as_a_number() -> None:
    points = [
        RaisedPoint(pk=1, person=TEAM, problem=5),
        RaisedPoint(pk=2, person=TEAM, merged_into=3),
        RaisedPoint(pk=3, person=TEAM, merged_into=1),
    ]
    (found,) = strands(points, [problem(5)], [], [])
    assert (found.problem, found.points, found.merged) == (5, (1,), 2)


def test_a_problem_stops_where_the_next_step_is_missing() -> None:
    problems = [
        problem(1, has_measure=False), problem(2), problem(3, wants_item=False), problem(4),
        problem(5), problem(6), problem(7),
    ]  # fmt: skip
    items = [item(40, evidence=0), item(50), item(60, closed=True)]
    taken = [
        Taken(problem=4, item=40), Taken(problem=5, item=50), Taken(problem=6, item=60),
        Taken(problem=7),
    ]  # fmt: skip
    stops = {one.problem: one.stop for one in strands([], problems, items, taken)}
    assert stops == {
        1: Stop.MEASURE, 2: Stop.ITEM, 3: None, 4: Stop.PROOF, 5: Stop.CLOSING, 6: Stop.DONE,
        7: Stop.DONE,
    }  # fmt: skip


def test_a_problem_that_is_in_the_ledger_needs_no_measure_of_its_own() -> None:
    (found,) = strands([], [problem(1, has_measure=False)], [item(9)], [Taken(problem=1, item=9)])
    assert found.stop is Stop.CLOSING


def test_an_item_without_origin_and_one_whose_origin_is_not_shown_are_told_apart() -> None:
    found = strands([], [], [item(1), item(2)], [Taken(problem=99, item=2)])
    assert {one.item: one.origin_unseen for one in found} == {1: False, 2: True}


def test_a_problem_in_an_item_that_may_not_be_seen_says_only_that() -> None:
    (found,) = strands([], [problem(1)], [], [Taken(problem=1, item=9)])
    assert (found.item, found.item_unseen, found.stop) == (None, True, None)


def test_two_problems_of_one_item_are_two_strands() -> None:
    taken = [Taken(problem=1, item=9), Taken(problem=2, item=9)]
    found = strands([], [problem(1), problem(2)], [item(9)], taken)
    assert [one.item for one in found] == [9, 9]


def test_loose_ends_come_first_then_what_is_open_then_what_is_done() -> None:
    problems = [problem(1), problem(2), problem(3, person=SHEN), problem(4)]
    items = [item(10, closed=True), item(20)]
    taken = [Taken(problem=1, item=10), Taken(problem=2, item=20)]
    found = strands([], problems, items, taken)
    assert [one.problem for one in found] == [4, 3, 2, 1]


def test_points_merged_in_a_ring_are_not_followed_for_ever() -> None:
    points = [
        RaisedPoint(pk=1, person=TEAM, merged_into=2), RaisedPoint(pk=2, person=TEAM, merged_into=1)
    ]  # fmt: skip
    assert strands(points, [], [], [])
