"""Slips and moves of a round at the same moment, on PostgreSQL: one slip counts once, none is lost."""

from datetime import date

import pytest

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.opinions.envelope import Spoken
from duizhao.core.opinions.urn import Unusable
from duizhao.web.opinions import services
from duizhao.web.opinions.models import Opinion
from duizhao.web.opinions.services import Settlement
from duizhao.web.urns.models import Urn
from duizhao.web.urns.urns import stir
from make import TODAY, actor_for, make_round
from opinion_rounds import NOW, WORDS, Collecting, collecting, opened
from races import Act, at_once, overtaken, seen

pytestmark = on_postgresql


@pytest.fixture
def running(cast_for_all: Cast) -> Collecting:
    """A round in which six slips were used."""
    collected = collecting(cast_for_all, slips=30)
    for number in range(6):
        collected.hand_in(number)
    return collected


def sending(running: Collecting, number: int, words: str = "") -> Act:
    collected, code = seen(running.round), running.codes[number]
    said = [Spoken(None, "", words or WORDS[number % len(WORDS)])]
    return lambda: services.hand_in(collected, code, said, today=TODAY)


def moving(running: Collecting, cast: Cast, *moves: str) -> Act:
    shown, by = seen(running.round), actor_for(cast.secretary)

    def move() -> None:
        for name in moves:
            getattr(services, name)(shown, by=by, at=NOW)

    return move


def collected_in(running: Collecting, cast: Cast) -> int:
    if seen(running.round).state == "open":
        moving(running, cast, "close_round")()
    moving(running, cast, "reveal_round")()
    number = seen(running.round).collected
    assert number == Opinion.objects.count()
    return number


def test_a_slip_that_is_sent_twice_at_the_same_moment_counts_once(
    cast_for_all: Cast, running: Collecting
) -> None:
    first, second = overtaken(sending(running, 6, "开会多"), sending(running, 6, "下去少"))
    assert first.done
    assert isinstance(second.raised, Unusable)
    assert collected_in(running, cast_for_all) == 7
    assert not Opinion.objects.filter(words="下去少").exists()


def test_of_many_slips_at_the_same_moment_none_is_lost(
    cast_for_all: Cast, running: Collecting
) -> None:
    acts = [sending(running, number) for number in range(6, 18)]
    others: list[Act] = [lambda: stir(today=TODAY)] * 2
    outcomes = at_once([*acts, *others])
    assert all(outcome.done for outcome in outcomes)
    assert collected_in(running, cast_for_all) == 18


def test_a_slip_that_was_sent_before_the_round_is_opened_is_in_it(
    cast_for_all: Cast, running: Collecting
) -> None:
    first, second = overtaken(
        sending(running, 6), moving(running, cast_for_all, "close_round", "reveal_round")
    )
    assert first.done
    assert second.done
    assert seen(running.round).collected == Opinion.objects.count() == 7


def test_a_slip_that_comes_while_the_round_is_opened_is_told_so(
    cast_for_all: Cast, running: Collecting
) -> None:
    first, second = overtaken(
        moving(running, cast_for_all, "close_round", "reveal_round"), sending(running, 6)
    )
    assert first.done
    assert isinstance(second.raised, Unusable)
    assert seen(running.round).collected == Opinion.objects.count() == 6


@pytest.mark.parametrize("turned", [False, True])
def test_a_slip_that_comes_while_the_round_closes_counts_or_is_told(
    cast_for_all: Cast, running: Collecting, *, turned: bool
) -> None:
    ways = [sending(running, 6), moving(running, cast_for_all, "close_round")]
    outcomes = overtaken(*(reversed(ways) if turned else ways))
    slip = outcomes[1] if turned else outcomes[0]
    assert all(outcome.done or isinstance(outcome.raised, Unusable) for outcome in outcomes)
    assert collected_in(running, cast_for_all) == 6 + slip.done


@pytest.mark.parametrize("turned", [False, True])
def test_a_slip_that_comes_while_the_round_is_destroyed_is_gone_with_it_or_told(
    cast_for_all: Cast, running: Collecting, *, turned: bool
) -> None:
    shown, by = seen(running.round), actor_for(cast_for_all.secretary)
    ways: list[Act] = [
        sending(running, 6),
        lambda: services.destroy_round(shown, "印错了份数", by=by, at=NOW),
    ]
    outcomes = overtaken(*(reversed(ways) if turned else ways))
    assert outcomes[0].done
    assert isinstance(outcomes[1].raised, Unusable) if turned else outcomes[1].done
    assert not Urn.objects.exists()


@pytest.mark.parametrize("turned", [False, True])
def test_a_slip_that_comes_while_its_round_takes_another_in_is_not_lost(
    cast_for_all: Cast, running: Collecting, *, turned: bool
) -> None:
    few = collecting(cast_for_all, slips=8, meeting=running.round.meeting)
    few.hand_in(0, "值班室的热水器坏了一个月")
    moving(few, cast_for_all, "close_round")()
    source, target, by = seen(few.round), seen(running.round), actor_for(cast_for_all.secretary)
    ways: list[Act] = [
        sending(running, 6),
        lambda: services.join_round(source, target, by=by, at=NOW),
    ]
    assert all(outcome.done for outcome in overtaken(*(reversed(ways) if turned else ways)))
    assert collected_in(running, cast_for_all) == 8


def test_two_rounds_are_not_poured_into_each_other(cast_for_all: Cast, running: Collecting) -> None:
    other = collecting(cast_for_all, slips=8, meeting=running.round.meeting)
    for each in (running, other):
        moving(each, cast_for_all, "close_round")()
    by = actor_for(cast_for_all.secretary)

    def join(closed: Collecting, into: Collecting) -> Act:
        source, target = seen(closed.round), seen(into.round)
        return lambda: services.join_round(source, target, by=by, at=NOW)

    first, second = overtaken(join(running, other), join(other, running))
    assert first.done
    assert isinstance(second.raised, Refused | Stale)
    assert Urn.objects.count() == 1


def test_codes_are_printed_once(cast_for_all: Cast, running: Collecting) -> None:
    drafted = make_round(running.round.meeting)
    by = actor_for(cast_for_all.secretary)

    def printing() -> Act:
        shown = seen(drafted)
        return lambda: services.open_round(shown, by=by, at=NOW, slips=12)

    first, second = overtaken(printing(), printing())
    assert first.done
    assert isinstance(second.raised, Stale)
    assert Urn.objects.filter(round=drafted).count() == 1


def test_a_round_is_not_extended_and_opened(cast_for_all: Cast, running: Collecting) -> None:
    moving(running, cast_for_all, "close_round")()
    shown, by = seen(running.round), actor_for(cast_for_all.secretary)
    first, second = overtaken(
        lambda: services.extend_round(shown, date(2026, 2, 1), by=by, at=NOW),
        moving(running, cast_for_all, "reveal_round"),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert not Opinion.objects.exists()


@pytest.mark.parametrize("turned", [False, True])
def test_what_is_merged_away_takes_nothing_in(cast_for_all: Cast, *, turned: bool) -> None:
    shown = opened(cast_for_all, submissions=7)
    one, two, three = Opinion.objects.filter(round=shown, person=None)[:3]
    by = actor_for(cast_for_all.secretary)

    def merge(opinion: Opinion, into: Opinion) -> Act:
        mine, target = seen(opinion), seen(into)
        settled = Settlement(merged_into=target, reason="说的是一件事")
        return lambda: services.settle_opinion(mine, settled, by=by, at=NOW)

    ways = [merge(one, two), merge(two, three)]
    first, second = overtaken(*(reversed(ways) if turned else ways))
    assert first.done
    assert isinstance(second.raised, Refused)
    assert Opinion.objects.exclude(merged_into=None).count() == 1


def test_opinions_are_handed_on_once(cast_for_all: Cast) -> None:
    shown = opened(cast_for_all)
    by = actor_for(cast_for_all.secretary)
    once, again = seen(shown), seen(shown)
    first, second = overtaken(
        lambda: services.forward_opinions(once, by=by, at=NOW),
        lambda: services.forward_opinions(again, by=by, at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert shown.meeting.points.count() == 6
