"""A round opens only when enough came in, and never twice."""

import pytest

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.opinion_round import (
    DESTROY,
    EXTEND,
    JOIN,
    REVEAL,
    ROUND_CHANNEL_LABELS,
    ROUND_STATE_LABELS,
    Collected,
    Other,
    RoundChannel,
    RoundState,
    Said,
)

ENOUGH, FEW = Collected(enough=True, minimum=5), Collected(enough=False, minimum=5)
LOST = Collected(enough=False, minimum=5, readable=False)


def test_enough_submissions_are_opened_and_too_few_are_not() -> None:
    REVEAL.check(RoundState.CLOSED, ENOUGH)
    with pytest.raises(Refused, match="不足 5 份") as refusal:
        REVEAL.check(RoundState.CLOSED, FEW)
    assert "延长" in refusal.value.reasons[0]


def test_a_round_without_its_key_says_so_and_nothing_of_numbers() -> None:
    with pytest.raises(Refused, match="密钥不在") as refusal:
        REVEAL.check(RoundState.CLOSED, LOST)
    assert len(refusal.value.reasons) == 1


@pytest.mark.parametrize("state", [state for state in RoundState if state is not RoundState.CLOSED])
def test_a_round_is_opened_after_closing_and_at_no_other_time(state: RoundState) -> None:
    with pytest.raises(Refused, match="状态已经改变"):
        REVEAL.check(state, ENOUGH)


@pytest.mark.parametrize("state", [RoundState.OPENED, RoundState.FORWARDED, RoundState.DESTROYED])
def test_what_was_read_is_neither_destroyed_nor_extended(state: RoundState) -> None:
    for move, facts in ((DESTROY, Said("印错了")), (EXTEND, None)):
        with pytest.raises(Refused):
            move.check(state, facts)  # type: ignore[arg-type]


def test_destroying_wants_a_reason() -> None:
    with pytest.raises(Refused, match="理由"):
        DESTROY.check(RoundState.CLOSED, Said(" "))


def test_a_round_joins_another_sealed_one_of_its_meeting() -> None:
    JOIN.check(RoundState.CLOSED, Other(collecting=True, same_meeting=True, itself=False))
    with pytest.raises(Refused) as refusal:
        JOIN.check(RoundState.CLOSED, Other(collecting=False, same_meeting=False, itself=True))
    assert len(refusal.value.reasons) == 3


def test_every_state_and_channel_has_its_words() -> None:
    assert set(ROUND_STATE_LABELS) == set(RoundState)
    assert set(ROUND_CHANNEL_LABELS) == set(RoundChannel)
