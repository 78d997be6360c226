"""Random acts by random persons on rounds: every opinion is in one place, no refused act leaves a trace."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from cast import Cast
from duizhao.core.access.actor import Actor
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.opinion_round import RoundChannel, RoundState
from duizhao.core.opinions.envelope import Spoken
from duizhao.core.opinions.urn import Unusable
from duizhao.web.audit.models import Entry
from duizhao.web.conduct import services as conduct
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions import services
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.trail.models import Point
from duizhao.web.urns.urns import locked_urn, look_into
from make import TODAY, actor_for, make_meeting
from opinion_rounds import NOW, WORDS

STEPS = 400
USUALLY = 0.9
"""How often the office acts, which may, on a round that is where the act wants it."""
TABLES = (Meeting, Round, Opinion, Point, Entry)
SEALED = (RoundState.OPEN.value, RoundState.CLOSED.value)
Rows = dict[str, dict[int, dict[str, object]]]


def rows() -> Rows:
    """Everything that an act could leave behind, but for urns: each visit of a slip's page seals them anew."""
    return {
        table.__name__: {
            row["id"]: {k: v for k, v in row.items() if k != "revision"}
            for row in table._default_manager.values()
        }
        for table in TABLES
    }


class Play:
    """Draws what is done next, and by whom, on the rounds of one meeting; knows who has said what."""

    def __init__(self, cast: Cast, seed: int) -> None:
        self.by_chance = Random(seed)  # noqa: S311  no secret
        self.office = actor_for(cast.secretary)
        others = (
            cast.leader,
            cast.member,
            cast.cadre,
            cast.supervisor,
            cast.superior,
            cast.outsider,
        )
        self.actors = [self.office, *map(actor_for, others)]
        self.targets = [None, cast.member.pk, cast.leader.pk]
        self.meeting = make_meeting(cast.unit)
        self.codes: dict[int, list[str]] = {}
        self.sealed: dict[int, list[list[str]]] = {}
        self.done: Counter[str] = Counter()
        self.last = rows()

    def step(self) -> None:
        """One act; afterwards everything that must hold is looked at."""
        self.meeting.refresh_from_db()
        before = self.last
        act = self.by_chance.choice(self._acts())
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
        if act == self._use_slip:
            assert after == before, "whoever reads the tables learns nothing of a slip"
        elif after != before:
            assert len(after["Entry"]) > len(before["Entry"]), act
        self._holds(before, after)

    def _holds(self, before: Rows, after: Rows) -> None:
        known = {pk: after["Entry"].get(pk) for pk in before["Entry"]}
        assert known == before["Entry"]
        for pk in after["Round"].keys() & self.sealed.keys():
            self._is_whole(Round.objects.get(pk=pk))
        for pk, was in before["Opinion"].items():
            row = after["Opinion"].get(pk)
            if row is not None:
                assert row["words"] == was["words"]
            elif was["round_id"] in self.codes:
                pytest.fail("an opinion that came by a slip was lost")
        forwarded = Opinion.objects.filter(round__state=RoundState.FORWARDED.value)
        assert not forwarded.filter(point=None).exists()
        for opinion in forwarded.select_related("point"):
            assert opinion.point is not None
            assert opinion.point.words == opinion.words

    def _is_whole(self, one: Round) -> None:
        said = self.sealed[one.pk]
        if one.state in SEALED:
            assert one.collected is None
            assert one.urn_id is not None
            assert len(look_into(locked_urn(one.urn_id))[0].envelopes) == len(said)
            assert not one.opinions.exists()
            return
        assert one.urn_id is None
        if one.state in {RoundState.OPENED.value, RoundState.FORWARDED.value}:
            found = Counter(one.opinions.values_list("words", flat=True))
            assert found == Counter(words for envelope in said for words in envelope)
            assert one.collected == len(said) >= one.minimum
        else:
            assert not one.opinions.exists()

    def _acts(self) -> list[Callable[[Actor], object]]:
        return [
            *[self._draft] * 2,
            *[self._open] * 3,
            *[self._use_slip] * 40,
            *[self._type_in] * 4,
            self._drop_typed,
            *[self._close] * 2,
            *[self._extend] * 3,
            *[self._reveal] * 4,
            self._join,
            self._destroy,
            *[self._settle] * 3,
            *[self._forward] * 2,
            self._receive,
            self._postpone,
            *[self._resume] * 4,
        ]

    def _round(self, *states: RoundState) -> Round:
        found = Round.objects.select_related("meeting__unit")
        likely = list(found.filter(state__in=[state.value for state in states]))
        anything = list(found)
        usual = likely if self.by_chance.random() < USUALLY else anything
        return self.by_chance.choice(usual)

    def _draft(self, by: Actor) -> None:
        channel = self.by_chance.choice([RoundChannel.SLIPS] * 3 + [RoundChannel.FORUM])
        words = services.RoundWords(
            title="征求意见", channel=channel, due=TODAY + timedelta(days=9)
        )
        services.draft_round(self.meeting, words, by=by, at=NOW)

    def _open(self, by: Actor) -> None:
        drafted = self._round(RoundState.DRAFTED)
        slips = self.by_chance.choice([7, 9, 12, 2])
        codes = services.open_round(drafted, by=by, at=NOW, slips=slips)
        if codes:
            self.codes[drafted.pk], self.sealed[drafted.pk] = codes, []

    def _use_slip(self, _by: Actor) -> None:
        collecting = self._round(RoundState.OPEN)
        code = self.by_chance.choice(self.codes.get(collecting.pk, []))
        words = self.by_chance.sample(WORDS, self.by_chance.randint(1, 3))
        said = [Spoken(self.by_chance.choice(self.targets), "", each) for each in words]
        services.hand_in(collecting, code, said, today=TODAY)
        self.sealed[collecting.pk].append(words)

    def _type_in(self, by: Actor) -> None:
        said = [Spoken(self.by_chance.choice(self.targets), "", self.by_chance.choice(WORDS))]
        services.type_in(self._round(RoundState.OPEN), said, "基层站所", by=by, at=NOW)

    def _drop_typed(self, by: Actor) -> None:
        services.drop_typed(self._opinion(), by=by, at=NOW)

    def _close(self, by: Actor) -> None:
        services.close_round(self._round(RoundState.OPEN), by=by, at=NOW)

    def _extend(self, by: Actor) -> None:
        later = TODAY + timedelta(days=self.by_chance.choice([5, 20, 40]))
        services.extend_round(self._round(*map(RoundState, SEALED)), later, by=by, at=NOW)

    def _reveal(self, by: Actor) -> None:
        services.reveal_round(self._round(RoundState.CLOSED), by=by, at=NOW)

    def _join(self, by: Actor) -> None:
        closed, into = self._round(RoundState.CLOSED), self._round(*map(RoundState, SEALED))
        services.join_round(closed, into, by=by, at=NOW)
        self.sealed[into.pk] += self.sealed[closed.pk]

    def _destroy(self, by: Actor) -> None:
        services.destroy_round(self._round(RoundState.CLOSED), "人数不足", by=by, at=NOW)

    def _settle(self, by: Actor) -> None:
        opinion, other = self._opinion(), self._opinion()
        settled = self.by_chance.choice(
            [
                services.Settlement(merged_into=other, reason="同一件事"),
                services.Settlement(declined=True, reason="不属于本单位职责"),
                services.Settlement(declined=True),
                services.Settlement(),
            ]
        )
        services.settle_opinion(opinion, settled, by=by, at=NOW)

    def _forward(self, by: Actor) -> None:
        services.forward_opinions(self._round(RoundState.OPENED), by=by, at=NOW)

    def _receive(self, by: Actor) -> None:
        whose = self.by_chance.choice([by, *self.actors])
        target = self.by_chance.choice(self.targets)
        services.receive_opinions(self.meeting, target, by=whose, at=NOW)

    def _postpone(self, by: Actor) -> None:
        conduct.postpone(self.meeting, "防汛", by=by, at=NOW)

    def _resume(self, by: Actor) -> None:
        conduct.resume(self.meeting, by=by, at=NOW)

    def _opinion(self) -> Opinion:
        return self.by_chance.choice(list(Opinion.objects.select_related("round__meeting__unit")))


@pytest.mark.parametrize("seed", range(3))
def test_every_opinion_is_in_one_place_and_no_refused_act_leaves_a_trace(
    cast: Cast, seed: int
) -> None:
    play = Play(cast, seed)
    for _ in range(STEPS):
        play.step()
    assert {"_open", "_use_slip", "_close", "_reveal", "_forward"} <= play.done.keys(), play.done
