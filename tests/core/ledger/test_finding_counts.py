"""x 项问题, y 项措施, z 项完成: counted in one place, whatever the rows."""

from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.cycle.item import ItemState
from duizhao.core.ledger.finding_counts import (
    UNGROUPED,
    FindingRow,
    FindingState,
    ItemRow,
    count,
    count_groups,
    states_of,
)

CLOSED, OPEN = ItemState.CLOSED, ItemState.IN_PROGRESS
ITEMS = {1: ItemRow(CLOSED, 2, 2), 2: ItemRow(OPEN, 3, 1)}
ROWS = [
    FindingRow("1", "群众方面", (1,)),
    FindingRow("2", "群众方面", (2,)),
    FindingRow("3", "队伍方面", (2,)),
    FindingRow("4", "队伍方面", declined=True),
    FindingRow("5"),
]


def test_an_item_shared_by_two_findings_has_its_measures_counted_once() -> None:
    counts = count(ROWS, ITEMS)
    assert (counts.findings, counts.items, counts.measures, counts.measures_done) == (5, 2, 5, 3)
    assert (counts.done, counts.open, counts.declined, counts.loose) == (1, 2, 1, 1)
    assert counts.sentence() == (
        "反馈问题 5 项，整改措施 5 项；完成整改 1 项，正在整改 2 项；不列入 1 项；"
        "还没有着落 1 项；措施完成 3 项"
    )


def test_a_number_about_two_persons_is_one_finding_and_done_when_both_are() -> None:
    rows = [FindingRow("1", items=(1,)), FindingRow("1", items=(2,))]
    assert count(rows, ITEMS).findings == 1
    assert states_of(rows, ITEMS) == {"1": FindingState.OPEN}
    assert states_of([rows[0], FindingRow("1", declined=True)], ITEMS)["1"] is FindingState.DONE


def test_groups_stand_in_the_order_of_the_feedback() -> None:
    groups = count_groups(ROWS, ITEMS)
    assert [one.group for one in groups] == ["群众方面", "队伍方面", UNGROUPED]
    assert sum(one.counts.findings for one in groups) == 5


def test_nothing_counts_as_nothing() -> None:
    assert count([], {}).sentence().startswith("反馈问题 0 项，整改措施 0 项")


row = st.builds(
    FindingRow,
    number=st.sampled_from("12345"),
    group=st.sampled_from(("", "甲", "乙")),
    items=st.lists(st.integers(1, 4), max_size=2).map(tuple),
    declined=st.booleans(),
)
item = st.integers(0, 5).flatmap(
    lambda tasks: st.builds(
        ItemRow, st.sampled_from(ItemState), st.just(tasks), st.integers(0, tasks)
    )
)


@given(st.lists(row, max_size=12), st.dictionaries(st.integers(1, 4), item))
def test_counts_always_add_up(rows: list[FindingRow], items: dict[int, ItemRow]) -> None:
    counts = count(rows, items)
    assert counts.findings == counts.done + counts.unfinished + counts.declined
    assert counts.findings == len({row.number for row in rows})
    assert 0 <= counts.measures_done <= counts.measures
    assert counts.measures_open == counts.measures - counts.measures_done
    assert sum(counts.by_state.values()) == counts.items
    for group in count_groups(rows, items):
        assert group.counts.measures <= counts.measures
