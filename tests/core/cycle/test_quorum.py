"""The quorum is reckoned in whole persons."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.core.cycle.quorum import Quorum, quorum_from


@pytest.mark.parametrize(("should", "needed"), [(1, 1), (2, 2), (3, 2), (5, 4), (6, 4), (7, 5)])
def test_two_thirds_of_a_team(should: int, needed: int) -> None:
    assert Quorum().needed(should) == needed
    assert Quorum().reached(present=needed, should=should)
    assert not Quorum().reached(present=needed - 1, should=should)


@given(should=st.integers(0, 500), numerator=st.integers(1, 100), more=st.integers(0, 100))
def test_it_is_the_least_number_that_reaches_the_share(
    should: int, numerator: int, more: int
) -> None:
    asked = Quorum(numerator, numerator + more)
    assert asked.needed(should) == ceil(Fraction(asked.numerator, asked.denominator) * should)


@pytest.mark.parametrize(
    ("stored", "quorum"),
    [
        ("9/10", Quorum(9, 10)),
        ("90%", Quorum(90, 100)),
        ("1", Quorum(1, 1)),
        ("3/2", Quorum()),
        ("0/3", Quorum()),
        ("2/0", Quorum()),
        ("多数", Quorum()),
        (0.9, Quorum()),
        (None, Quorum()),
    ],
)
def test_what_a_notice_asks_for(stored: object, quorum: Quorum) -> None:
    assert quorum_from(stored) == quorum


def test_an_empty_room_is_never_enough() -> None:
    assert not Quorum().reached(present=0, should=0)
