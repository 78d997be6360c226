"""Random acts by random persons on evaluations: every ballot is counted once, and no refused act leaves a trace."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from ballots import NOW
from branches import branch_meeting, make_branch
from cast import Cast
from duizhao.core.access.actor import Actor
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.evaluation import DecidedBy, EvaluationState, Grade
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.opinions.urn import Unusable
from duizhao.web.audit.models import Entry
from duizhao.web.conduct import services as conduct
from duizhao.web.evaluations import services
from duizhao.web.evaluations.models import Evaluated, Evaluation, Tally
from duizhao.web.meetings.models import Meeting
from duizhao.web.urns.urns import locked_urn, look_into
from make import TODAY, actor_for

STEPS = 400
USUALLY = 0.9
"""How often the office acts, which may, on an evaluation that is where the act wants it."""
SELDOM = 0.3
TABLES = (Meeting, Evaluation, Evaluated, Tally, Entry)
SEALED = (EvaluationState.OPEN, EvaluationState.CLOSED)
Rows = dict[str, dict[int, dict[str, object]]]
Marks = dict[int, Grade]


def rows() -> Rows:
    """Everything that an act could leave behind, but for urns: each ballot seals all of them anew."""
    return {
        table.__name__: {
            row["id"]: {k: v for k, v in row.items() if k != "revision"}
            for row in table._default_manager.values()
        }
        for table in TABLES
    }


class Play:
    """Draws what is done next, and by whom, on the evaluations of one branch; knows which ballots were cast."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.by_chance = Random(seed)  # noqa: S311  no secret
        branch = make_branch(cast)
        self.people = branch.party
        self.office = actor_for(branch.recorder)
        others = (
            branch.chair,
            branch.committee,
            *branch.members[:2],
            branch.outside,
            cast.secretary,
            cast.leader,
            cast.superior,
        )
        self.actors = [self.office, *map(actor_for, others)]
        self.meeting = branch_meeting(branch, parameters={"excellent_most": "1/3"})
        self.codes: dict[int, list[str]] = {}
        self.cast: dict[int, list[Marks]] = {}
        self.done: Counter[str] = Counter()
        self._begin()
        self.last = rows()

    def _begin(self) -> None:
        self._draft(self.office)
        drafted = Evaluation.objects.get()
        codes = services.open_evaluation(drafted, slips=12, by=self.office, at=NOW)
        self.codes[drafted.pk], self.cast[drafted.pk] = codes, []

    def step(self) -> None:
        """One act; afterwards everything that must hold is looked at."""
        self.meeting.refresh_from_db()
        before, act = self.last, self.by_chance.choice(self._acts())
        usual = self.by_chance.random() < USUALLY
        by = self.office if usual else self.by_chance.choice(self.actors)
        try:
            act(by)
        except (Refused, Stale, Forbidden, Unusable):
            assert rows() == before, act
            return
        except IndexError:
            return  # nothing there to be chosen
        self.last = after = rows()
        self.done[act.__name__] += 1
        if act == self._vote:
            assert after == before, "whoever reads the tables learns nothing of a ballot"
        elif after != before:
            assert len(after["Entry"]) > len(before["Entry"]), act
        known = {pk: after["Entry"].get(pk) for pk in before["Entry"]}
        assert known == before["Entry"]
        numbers = {pk: after["Tally"].get(pk) for pk in before["Tally"]}
        assert numbers == before["Tally"], "no number changes after the opening"
        for one in Evaluation.objects.filter(pk__in=self.cast):
            self._is_whole(one)

    def _is_whole(self, one: Evaluation) -> None:
        ballots = self.cast[one.pk]
        if one.state in {state.value for state in SEALED}:
            assert one.urn_id is not None
            assert len(look_into(locked_urn(one.urn_id))[0].envelopes) == len(ballots)
        else:
            assert one.urn_id is None
        if one.state != EvaluationState.OPENED.value:
            assert one.collected is None
            assert not Tally.objects.filter(evaluated__evaluation=one).exists()
            return
        assert one.collected == len(ballots) >= one.minimum
        for row in one.evaluated.all():
            given = Counter(
                marks[row.person_id].value for marks in ballots if row.person_id in marks
            )
            numbers = dict(row.tallies.values_list("grade", "number"))
            assert numbers == {grade.value: given[grade.value] for grade in Grade}
        excellent = one.evaluated.filter(grade=Grade.EXCELLENT.value).count()
        assert excellent * 3 <= one.evaluated.count()

    def _acts(self) -> list[Callable[[Actor], object]]:
        return [
            *[self._draft] * 2,
            *[self._open] * 3,
            *[self._vote] * 40,
            *[self._close] * 2,
            self._extend,
            *[self._reveal] * 6,
            self._destroy,
            *[self._decide] * 8,
            self._postpone,
            *[self._resume] * 4,
        ]

    def _one(self, *states: EvaluationState) -> Evaluation:
        found = Evaluation.objects.select_related("meeting__unit")
        likely = list(found.filter(state__in=[state.value for state in states]))
        usual = self.by_chance.random() < USUALLY
        return self.by_chance.choice(likely if usual else list(found))

    def _draft(self, by: Actor) -> None:
        due = TODAY + timedelta(days=9)
        services.draft_evaluation(self.meeting, "民主评议党员", due, by=by, at=NOW)

    def _open(self, by: Actor) -> None:
        drafted = self._one(EvaluationState.DRAFTED)
        slips = self.by_chance.choice([7, 9, 12, 2])
        codes = services.open_evaluation(drafted, slips=slips, by=by, at=NOW)
        self.codes[drafted.pk], self.cast[drafted.pk] = codes, []

    def _vote(self, _by: Actor) -> None:
        """Whoever holds a slip may vote, with the slip of another evaluation too, in vain."""
        collecting = self._one(EvaluationState.OPEN)
        usual = self.by_chance.random() < USUALLY
        whose = collecting.pk if usual else self.by_chance.choice(list(self.codes))
        slips = self.codes.get(whose, [])
        marks = {
            person.pk: self.by_chance.choice(list(Grade))
            for person in self.people
            if self.by_chance.random() < USUALLY
        }
        services.cast_ballot(collecting, self.by_chance.choice(slips), marks, today=TODAY)
        self.cast[collecting.pk].append(marks)

    def _close(self, by: Actor) -> None:
        services.close_evaluation(self._one(EvaluationState.OPEN), by=by, at=NOW)

    def _extend(self, by: Actor) -> None:
        later = TODAY + timedelta(days=self.by_chance.choice([5, 20, 40]))
        services.extend_evaluation(self._one(*SEALED), later, by=by, at=NOW)

    def _reveal(self, by: Actor) -> None:
        services.reveal_evaluation(self._one(EvaluationState.CLOSED), by=by, at=NOW)

    def _destroy(self, by: Actor) -> None:
        reason = "票印坏了" if self.by_chance.random() < SELDOM else " "
        services.destroy_evaluation(self._one(*SEALED), reason, by=by, at=NOW)

    def _decide(self, by: Actor) -> None:
        row = self.by_chance.choice(
            list(self._one(EvaluationState.OPENED).evaluated.select_related("person"))
        )
        words = services.GradeWords(
            grade=self.by_chance.choice(list(Grade)),
            decided_by=self.by_chance.choice(list(DecidedBy)),
            decided_on=TODAY + timedelta(days=self.by_chance.choice([-1, 0, 0, 1])),
            reason=self.by_chance.choice(["支委会议过。", "支委会议过。", ""]),
        )
        services.decide_grade(row, words, by=by, at=NOW, today=TODAY)

    def _postpone(self, by: Actor) -> None:
        if self.by_chance.random() < SELDOM:
            conduct.postpone(self.meeting, "防汛", by=by, at=NOW)

    def _resume(self, by: Actor) -> None:
        conduct.resume(self.meeting, by=by, at=NOW)


@pytest.mark.parametrize("seed", range(3))
def test_every_ballot_is_counted_once_and_no_refused_act_leaves_a_trace(
    cast: Cast, seed: int
) -> None:
    play = Play(cast, seed)
    for _ in range(STEPS):
        play.step()
    assert {"_open", "_vote", "_close", "_reveal", "_decide"} <= play.done.keys(), play.done
