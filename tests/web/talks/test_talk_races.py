"""Two people at one talk at the same moment, on PostgreSQL: no words are lost, none confirmed unseen."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.talk import TalkKind, TalkState
from duizhao.web.talks import services
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from make import TODAY, actor_for, make_meeting, make_talk
from races import Act, overtaken, seen

pytestmark = on_postgresql

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
WORDS = services.TalkWords(
    held_on=date(2026, 1, 8),
    problems_of_one="议事决策前听不同意见不够",
    problems_of_other="分管的河湖长制督办有前紧后松",
)


@pytest.fixture
def talk(cast_for_all: Cast) -> Talk:
    return make_talk(make_meeting(cast_for_all.unit), cast_for_all.leader, cast_for_all.member)


def writing(talk: Talk, by: Person, problem: str = WORDS.problems_of_one) -> Act:
    shown, words = seen(talk), replace(WORDS, problems_of_one=problem)
    return lambda: services.record_talk(
        shown, words, by=actor_for(by), at=NOW, today=TODAY, revision=shown.revision
    )


def confirming(talk: Talk, by: Person) -> Act:
    shown = seen(talk)
    return lambda: services.confirm_talk(shown, by=actor_for(by), at=NOW, revision=shown.revision)


def test_of_two_who_write_the_record_the_slower_is_told(cast_for_all: Cast, talk: Talk) -> None:
    first, second = overtaken(
        writing(talk, cast_for_all.leader), writing(talk, cast_for_all.member, "批评多，指导少")
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert seen(talk).problems_of_one == WORDS.problems_of_one


@pytest.mark.parametrize("turned", [False, True])
def test_when_both_confirm_the_points_are_raised_once(
    cast_for_all: Cast, talk: Talk, *, turned: bool
) -> None:
    writing(talk, cast_for_all.leader)()
    ways = [confirming(talk, cast_for_all.leader), confirming(talk, cast_for_all.member)]
    outcomes = overtaken(*(reversed(ways) if turned else ways))
    writer, reader = reversed(outcomes) if turned else outcomes
    assert isinstance(writer.raised, Stale if turned else Refused)
    assert reader.done
    assert seen(talk).state == TalkState.CONFIRMED.value
    assert Point.objects.count() == 2


def test_confirming_twice_raises_the_points_once(cast_for_all: Cast, talk: Talk) -> None:
    writing(talk, cast_for_all.leader)()
    first, second = overtaken(
        confirming(talk, cast_for_all.member), confirming(talk, cast_for_all.member)
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert Point.objects.count() == 2


def test_nobody_confirms_words_that_were_changed_under_his_eyes(
    cast_for_all: Cast, talk: Talk
) -> None:
    writing(talk, cast_for_all.leader)()
    first, second = overtaken(
        writing(talk, cast_for_all.leader, "对班子成员批评多、指导少"),
        confirming(talk, cast_for_all.member),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert seen(talk).state == TalkState.RECORDED.value
    assert not Point.objects.exists()


def test_planning_anew_keeps_a_talk_that_is_just_being_recorded(
    cast_for_all: Cast, talk: Talk
) -> None:
    meeting = seen(talk.meeting)
    first, second = overtaken(
        writing(talk, cast_for_all.leader),
        lambda: services.plan_talks(
            meeting,
            frozenset({TalkKind.MEMBER_HEAD}),
            by=actor_for(cast_for_all.secretary),
            at=NOW,
        ),
    )
    assert first.done
    assert second.done
    assert seen(talk).state == TalkState.RECORDED.value
