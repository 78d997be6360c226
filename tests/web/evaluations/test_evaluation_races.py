"""Ballots and moves of an evaluation at the same moment, on PostgreSQL: one slip votes once, no ballot is lost."""

import pytest

from ballots import NOW, Voting, voting
from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.evaluation import DecidedBy, Grade
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.opinions.urn import Unusable
from duizhao.web.evaluations import services
from duizhao.web.evaluations.models import Evaluated, Tally
from duizhao.web.urns.urns import stir
from make import TODAY, actor_for
from races import Act, at_once, overtaken, seen

pytestmark = on_postgresql


@pytest.fixture
def running(cast_for_all: Cast) -> Voting:
    """An evaluation in which six ballots were cast."""
    found = voting(cast_for_all, slips=30)
    for number in range(6):
        found.hand_in(number)
    return found


def casting(running: Voting, number: int, grade: Grade = Grade.QUALIFIED) -> Act:
    shown, code = seen(running.evaluation), running.codes[number]
    marks = {person.pk: grade for person in running.branch.party}
    return lambda: services.cast_ballot(shown, code, marks, today=TODAY)


def moving(running: Voting, *moves: str) -> Act:
    shown, by = seen(running.evaluation), actor_for(running.branch.recorder)

    def move() -> None:
        for name in moves:
            getattr(services, name)(shown, by=by, at=NOW)

    return move


def counted_in(running: Voting) -> int:
    """How many ballots are in the numbers: the same for every member."""
    if seen(running.evaluation).state == "open":
        moving(running, "close_evaluation")()
    if seen(running.evaluation).state == "closed":
        moving(running, "reveal_evaluation")()
    number = seen(running.evaluation).collected
    assert number is not None
    for row in Evaluated.objects.all():
        assert sum(row.tallies.values_list("number", flat=True)) == number
    return number


def test_a_ballot_that_is_sent_twice_at_the_same_moment_counts_once(running: Voting) -> None:
    first, second = overtaken(casting(running, 6), casting(running, 6, Grade.UNQUALIFIED))
    assert first.done
    assert isinstance(second.raised, Unusable)
    assert counted_in(running) == 7
    assert not Tally.objects.filter(grade=Grade.UNQUALIFIED.value, number__gt=0).exists()


def test_of_many_ballots_at_the_same_moment_none_is_lost(running: Voting) -> None:
    acts = [casting(running, number) for number in range(6, 18)]
    twice = [casting(running, number) for number in range(6, 18, 4)]
    outcomes = at_once([*acts, *twice, lambda: stir(today=TODAY)])
    refused = [outcome.raised for outcome in outcomes if not outcome.done]
    assert len(refused) == len(twice)
    assert all(isinstance(error, Unusable) for error in refused)
    assert counted_in(running) == 18


@pytest.mark.parametrize("turned", [False, True])
def test_a_ballot_that_comes_while_the_evaluation_closes_counts_or_is_told(
    running: Voting, *, turned: bool
) -> None:
    ways = [casting(running, 6), moving(running, "close_evaluation")]
    outcomes = overtaken(*(reversed(ways) if turned else ways))
    ballot = outcomes[1] if turned else outcomes[0]
    assert all(outcome.done or isinstance(outcome.raised, Unusable) for outcome in outcomes)
    assert counted_in(running) == 6 + ballot.done


@pytest.mark.parametrize("turned", [False, True])
def test_a_ballot_that_comes_while_the_evaluation_is_opened_counts_or_is_told(
    running: Voting, *, turned: bool
) -> None:
    ways = [casting(running, 6), moving(running, "close_evaluation", "reveal_evaluation")]
    outcomes = overtaken(*(reversed(ways) if turned else ways))
    ballot = outcomes[1] if turned else outcomes[0]
    assert all(outcome.done or isinstance(outcome.raised, Unusable) for outcome in outcomes)
    assert counted_in(running) == 6 + ballot.done


def test_an_evaluation_is_opened_once(running: Voting) -> None:
    moving(running, "close_evaluation")()
    first, second = overtaken(
        moving(running, "reveal_evaluation"), moving(running, "reveal_evaluation")
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert counted_in(running) == 6
    assert Tally.objects.count() == len(running.branch.party) * len(Grade)


def test_two_grades_at_the_same_moment_stay_within_the_share_of_the_notice(
    running: Voting,
) -> None:
    counted_in(running)
    meeting = running.evaluation.meeting
    meeting.parameters = {"excellent_most": "1/9"}
    meeting.save()
    by = actor_for(running.branch.chair)
    words = services.GradeWords(
        grade=Grade.EXCELLENT, decided_by=DecidedBy.COMMITTEE, decided_on=TODAY,
        reason="防汛值班带头，群众反映好。",
    )  # fmt: skip

    def deciding(row: Evaluated) -> Act:
        mine = Evaluated.objects.select_related("evaluation__meeting__unit").get(pk=row.pk)
        return lambda: services.decide_grade(mine, words, by=by, at=NOW, today=TODAY)

    first, second = overtaken(*map(deciding, Evaluated.objects.order_by("rank")[:2]))
    assert first.done
    assert isinstance(second.raised, Refused)
    assert Evaluated.objects.filter(grade=Grade.EXCELLENT.value).count() == 1
