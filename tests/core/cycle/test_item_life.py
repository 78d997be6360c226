"""The life of a ledger item as a table: what each move asks for, colours, extensions, spot checks."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.cycle.extension import Request, check_request
from duizhao.core.cycle.item import (
    CLOSE,
    MOVES,
    OPEN,
    REQUEST_CLOSING,
    START,
    Colour,
    ItemState,
    Progress,
    colour_of,
)
from duizhao.core.cycle.machine import Move, Refused
from duizhao.core.cycle.spot_check import check_days

TODAY = date(2026, 1, 12)
READY = Progress(
    goal=True, owner=True, dated=True, judged_by=True, tasks=2, evidence=1, effect=True,
    verifier=True, passed=True, signed=True,
)  # fmt: skip


def test_everything_that_closing_lacks_is_said_at_once() -> None:
    with pytest.raises(Refused) as refused:
        CLOSE.check(ItemState.VERIFYING, Progress(tasks_undone=2))
    assert len(refused.value.reasons) == 6
    assert any("2 项任务" in reason for reason in refused.value.reasons)


@pytest.mark.parametrize(
    ("facts", "word"),
    [
        (replace(READY, evidence=0), "佐证"),
        (replace(READY, effect=False), "成效"),
        (replace(READY, verifier=False), "核验人"),
        (replace(READY, verifier_responsible=True), "责任人"),
        (replace(READY, passed=False), "核验通过"),
        (replace(READY, signed=False), "签字"),
        (replace(READY, tasks_undone=1), "任务"),
    ],
)
def test_each_need_alone_holds_closing_back(facts: Progress, word: str) -> None:
    with pytest.raises(Refused, match=word):
        CLOSE.check(ItemState.VERIFYING, facts)
    CLOSE.check(ItemState.VERIFYING, READY)


def test_a_plan_without_anything_is_told_all_it_lacks() -> None:
    assert len(START.open_needs(Progress())) == 5
    assert "2 项任务" in START.open_needs(replace(READY, tasks_without_owner_or_date=2))[0]


def test_an_extension_that_waits_holds_the_request_to_close_back() -> None:
    assert REQUEST_CLOSING.open_needs(replace(READY, extension_open=True)) == (
        "还有一份延期申请没有批，请先批复",
    )


SOME = st.builds(
    Progress, evidence=st.integers(0, 2), words=st.text(max_size=3), passed=st.booleans(),
    signed=st.booleans(), effect=st.booleans(), verifier=st.booleans(), tasks=st.integers(0, 2),
)  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(MOVES), SOME), max_size=40))
def test_no_way_leads_to_closed_without_its_needs(
    steps: list[tuple[Move[ItemState, Progress], Progress]],
) -> None:
    state = ItemState.PROPOSED
    for move, facts in steps:
        try:
            move.check(state, facts)
        except Refused:
            continue
        state = move.target
        assert state is not ItemState.CLOSED or not CLOSE.open_needs(facts)


@pytest.mark.parametrize(
    ("last", "colour"),
    [
        (None, Colour.NONE),
        (date(2026, 1, 11), Colour.RED),
        (date(2026, 1, 12), Colour.AMBER),
        (date(2026, 1, 19), Colour.AMBER),
        (date(2026, 1, 20), Colour.NONE),
    ],
)
def test_the_last_day_itself_is_still_in_time(last: date | None, colour: Colour) -> None:
    for state in OPEN:
        assert colour_of(state, last, today=TODAY, amber_days=7) is colour
    assert colour_of(ItemState.CLOSED, last, today=TODAY, amber_days=7) is Colour.NONE


def test_an_extension_is_refused_with_every_reason() -> None:
    with pytest.raises(Refused) as refused:
        check_request(Request(reason=" ", until=TODAY, due=TODAY, granted=2, most=2, waiting=1))
    assert len(refused.value.reasons) == 4
    check_request(
        Request(reason="招标流标一次", until=date(2026, 3, 1), due=TODAY, granted=1, most=2)
    )


def test_spot_checks_fall_on_the_last_day_of_a_shorter_month() -> None:
    assert check_days(date(2025, 11, 30), [12, 3, 6]) == [
        date(2026, 2, 28),
        date(2026, 5, 30),
        date(2026, 11, 30),
    ]
