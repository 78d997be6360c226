"""A batch is split: random trays of papers, dropped and doubled pages; no page is lost and none is in two places."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.scans.mark import Mark
from duizhao.core.scans.split import Goal, Leaf, Loose, Split, goal_of, split


def mark(
    record: int = 1, page: int = 1, pages: int = 1, version: int = 1, kind: str = "QD"
) -> Mark:
    return Mark(
        kind=kind, meeting=0, record=record, version=version, content="ABCD", page=page, pages=pages
    )


def leaves(*marks: Mark | None) -> list[Leaf]:
    return [Leaf(number, mark=one) for number, one in enumerate(marks, 1)]


def placed(parts: Split) -> list[int]:
    found = [number for paper in parts.papers for number in paper.leaves]
    return sorted([*found, *(one.number for one in parts.loose), *parts.aside])


@st.composite
def trays(draw: st.DrawFn) -> list[Leaf]:
    """Papers in any order, some sheets lost, some twice, some unread, some placed or put aside by hand."""
    found: list[Mark | None] = []
    for record in draw(st.lists(st.integers(1, 4), max_size=6)):
        pages = draw(st.integers(0, 4))
        for page in range(1, pages + 1) if pages else [0, 0]:
            times = draw(st.sampled_from([0, 1, 1, 1, 2]))
            found += [mark(record, page, pages, draw(st.integers(1, 2)))] * times
        found += [None] * draw(st.integers(0, 2))
    if draw(st.booleans()):
        random.Random(draw(st.integers(0, 99))).shuffle(found)  # noqa: S311  a test
    hands = st.sampled_from([None, None, None, Goal("QD", 1), Goal("TH", 7)])
    return [
        Leaf(number, mark=one, goal=draw(hands), aside=draw(st.sampled_from([False] * 5 + [True])))
        for number, one in enumerate(found, 1)
    ]


@given(trays())
def test_every_page_is_in_exactly_one_place(tray: list[Leaf]) -> None:
    parts = split(tray)
    assert placed(parts) == [leaf.number for leaf in tray]


@given(trays())
def test_no_page_goes_anywhere_but_where_its_mark_or_a_person_says(tray: list[Leaf]) -> None:
    by_number = {leaf.number: leaf for leaf in tray}
    for paper in split(tray).papers:
        assert {goal_of(by_number[number]) for number in paper.leaves} == {paper.goal}
        own = [
            one for number in paper.leaves
            if (one := by_number[number].mark) and Goal(one.kind, one.record) == paper.goal
        ]  # fmt: skip
        assert len({one.on(0, one.pages) for one in own}) <= 1


@given(st.permutations([1, 2, 3, 4, 5]), st.data())
def test_papers_in_any_order_come_out_whole(order: list[int], data: st.DataObject) -> None:
    pages = {record: data.draw(st.integers(1, 4)) for record in order}
    tray = [
        mark(record, page, pages[record])
        for record in order
        for page in range(1, pages[record] + 1)
    ]
    parts = split(leaves(*tray))
    assert [paper.goal.record for paper in parts.papers] == order
    assert not any(paper.missing or paper.doubled for paper in parts.papers)


def test_missing_and_doubled_pages_are_named() -> None:
    parts = split(leaves(mark(page=1, pages=3), mark(page=3, pages=3), mark(page=3, pages=3)))
    (paper,) = parts.papers
    assert (paper.missing, paper.doubled, paper.leaves) == ((2,), (3,), (1, 2, 3))


def test_a_paper_that_was_scanned_backwards_comes_out_forwards() -> None:
    (paper,) = split(leaves(mark(page=2, pages=2), mark(page=1, pages=2))).papers
    assert paper.leaves == (2, 1)


def test_a_page_without_a_mark_is_a_proposal_and_never_placed_by_itself() -> None:
    parts = split(leaves(None, mark(), None, None))
    assert parts.loose == (Loose(1, None), Loose(3, 2), Loose(4, 2))
    assert [paper.leaves for paper in parts.papers] == [(2,)]


def test_a_later_run_joins_only_where_it_brings_what_is_missing() -> None:
    one, other, three = mark(page=1, pages=2), mark(2), mark(page=2, pages=2)
    assert [paper.leaves for paper in split(leaves(one, other, three)).papers] == [(1, 3), (2,)]
    twice = split(leaves(one, three, other, one, three)).papers
    assert [paper.leaves for paper in twice] == [(1, 2), (3,), (4, 5)]


def test_versions_are_never_mixed() -> None:
    parts = split(leaves(mark(page=1, pages=2), mark(page=2, pages=2, version=2)))
    assert [(paper.leaves, paper.missing) for paper in parts.papers] == [((1,), (2,)), ((2,), (1,))]


def test_pages_of_word_have_no_number_and_stay_in_their_order() -> None:
    (paper,) = split(leaves(mark(page=0, pages=0), mark(page=0, pages=0))).papers
    assert (paper.leaves, paper.missing, paper.doubled) == ((1, 2), (), ())


@pytest.mark.parametrize("back", [2, 4])
def test_a_page_placed_by_hand_stays_behind_the_one_before(back: int) -> None:
    tray = leaves(mark(page=1, pages=2), None, mark(page=2, pages=2), None)
    tray = [
        Leaf(leaf.number, leaf.mark, Goal("QD", 1), aside=False) if leaf.number == back else leaf
        for leaf in tray
    ]
    (paper,) = split(tray).papers
    assert paper.leaves == tuple(sorted((1, 3, back)))
    assert paper.by_hand == 1


def test_what_a_person_says_counts_before_the_mark() -> None:
    parts = split([Leaf(1, mark=mark(), goal=Goal("TH", 7)), Leaf(2, mark=mark(), aside=True)])
    (paper,) = parts.papers
    assert (paper.goal, paper.mark, parts.aside) == (Goal("TH", 7), None, (2,))
