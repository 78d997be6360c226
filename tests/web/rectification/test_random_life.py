"""Random acts by random persons: no closed item lacks a need, counts agree, a refused act leaves no trace, each act its entry."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from django.db import transaction
from hypothesis import Phase, given, settings, strategies

from cast import Cast
from duizhao.core.access.actor import Actor
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.rectification.access import doers_of
from duizhao.web.rectification.models import (
    Change,
    Evidence,
    Extension,
    Item,
    Source,
    SpotCheck,
    Task,
    Verification,
)
from duizhao.web.rectification.selectors.ledger import counts_of_meeting
from duizhao.web.rectification.services import checks, plan, verification, work
from duizhao.web.units.models import Person
from ledger_scenes import (
    EFFECT,
    NOW,
    SEEN,
    item_words,
    make_closed,
    make_evidence,
    make_item,
    make_passed,
)
from make import TODAY, actor_for, make_meeting

STEPS, PLAYS = 200, 10
UNSHRUNK = [phase for phase in Phase if phase is not Phase.shrink]
"""A smaller seed is no simpler play, and looking for one takes many minutes."""
USUALLY = 0.8
"""How often an act is done by the one who usually does it."""
TABLES = (Item, Task, Evidence, Extension, Source, SpotCheck, Verification, Change, Entry)
KEPT = (Evidence, Change, Entry)
"""What is only ever added to."""
Rows = dict[str, dict[int, dict[str, object]]]
UNTIL = date(2027, 6, 1)


def rows() -> Rows:
    return {
        table.__name__: {
            row["id"]: {k: v for k, v in row.items() if k != "revision"}
            for row in table._default_manager.values()
        }
        for table in TABLES
    }


class Play:
    """Draws what is done next with which item, and by whom."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.by_chance = Random(seed)  # noqa: S311  no secret
        self.cast, self.meeting = cast, make_meeting(cast.unit)
        people = (cast.secretary, cast.leader, cast.member, cast.cadre, cast.supervisor)
        self.people = people
        self.actors = [actor_for(person) for person in (*people, cast.superior, cast.outsider)]
        self.at = NOW
        self.done = self.closed = 0
        for make in (make_item, make_passed, make_closed):
            make(cast, self.meeting)
        self.seen = rows()

    def step(self) -> None:
        """One act; afterwards everything that must hold is looked at."""
        before = self.seen
        item = Item.objects.get(pk=self.by_chance.choice(sorted(before["Item"])))
        usual, act = self.by_chance.choice(self._acts(item))
        by = self.by_chance.choice(self.actors)
        if self.by_chance.random() < USUALLY:
            by = actor_for(usual)
        try:
            act(by)
        except (Refused, Stale, Forbidden):
            assert rows() == before
            return
        except IndexError:
            return  # nothing there to be chosen
        self.seen = rows()
        self._holds(before, self.seen)
        self.done += 1
        self.closed += Item.objects.filter(state="closed").exists()

    def _holds(self, before: Rows, after: Rows) -> None:
        for table in KEPT:
            name = table.__name__
            known = {pk: row for pk, row in after[name].items() if pk in before[name]}
            assert known == before[name]
        assert len(after["Entry"]) > len(before["Entry"])
        assert len(after["Change"]) == len(after["Entry"])
        for item in Item.objects.filter(state="closed"):
            last = item.verifications.latest("pk")
            assert item.evidence.exists()
            assert item.tasks.filter(done_on=None).count() == 0
            assert last.effect
            assert last.outcome == "passed"
            assert last.verifier_id is not None
            assert last.verifier_id not in doers_of(item)
            assert last.signed_by == self.cast.leader
        counts = counts_of_meeting(self.meeting, today=TODAY)
        dropped = Item.objects.filter(state="dropped").count()
        assert counts.open + counts.closed == counts.total == Item.objects.count() - dropped

    def _acts(self, item: Item) -> list[tuple[Person, Callable[[Actor], object]]]:
        pick, at = self.by_chance.choice, self.at
        word = pick(["", SEEN, SEEN, SEEN])
        task = list(item.tasks.all())
        open_extensions = list(item.extensions.all())
        spot_checks = list(item.spot_checks.all())
        office, doer = self.cast.secretary, item.owner or self.cast.member
        leader, cadre = self.cast.leader, self.cast.cadre
        return [
            (office, lambda by: plan.start(item, by=by, at=at)),
            (office, lambda by: plan.drop_item(item, pick(["", "", "", "重复登记"]), by=by, at=at)),
            (
                office,
                lambda by: plan.change_item(
                    item, item_words(pick(self.people), due=item.due), by=by, at=at
                ),
            ),
            (doer, lambda by: work.finish_task(pick(task), word, on=TODAY, by=by, at=at)),
            (doer, lambda by: work.reopen_task(pick(task), by=by, at=at)),
            (doer, lambda _by: make_evidence(self.cast, item)),
            (
                doer,
                lambda by: work.request_extension(
                    item, word, (item.due or TODAY) + timedelta(days=30), by=by, at=at
                ),
            ),
            (
                leader,
                lambda by: checks.decide_extension(
                    pick(open_extensions), word, approve=pick([True, False]), by=by, at=at
                ),
            ),
            (doer, lambda by: work.request_closing(item, EFFECT, by=by, at=at)),
            (
                office,
                lambda by: verification.assign_verifier(
                    item, pick([self.cast.cadre, *self.people]), by=by, at=at
                ),
            ),
            (cadre, lambda by: verification.pass_item(item, word, by=by, at=at)),
            (cadre, lambda by: verification.pass_item(item, word, by=by, at=at)),
            (
                cadre,
                lambda by: verification.send_back(item, pick(["", "", "", SEEN]), by=by, at=at),
            ),
            (leader, lambda by: verification.sign_off(item, by=by, at=at)),
            (leader, lambda by: verification.sign_off(item, by=by, at=at)),
            (office, lambda by: verification.close_item(item, by=by, at=at)),
            (office, lambda by: verification.close_item(item, by=by, at=at)),
            (office, lambda by: verification.reopen_item(item, word, UNTIL, by=by, at=at)),
            (
                office,
                lambda by: checks.record_check(
                    pick(spot_checks), word, back=pick([True, False]), due=UNTIL, by=by, at=at
                ),
            ),
        ]


def test_random_acts_close_nothing_that_lacks_a_need(cast: Cast) -> None:
    """Thousands of steps in all; what one play did is undone before the next begins."""
    closed = []

    @settings(max_examples=PLAYS, phases=UNSHRUNK)
    @given(seed=strategies.integers(0, 2**32))
    def plays(seed: int) -> None:
        with transaction.atomic():
            play = Play(cast, seed)
            for _ in range(STEPS):
                play.step()
            assert play.done > STEPS // 20
            closed.append(play.closed)
            transaction.set_rollback(True)

    plays()
    assert sum(closed)
