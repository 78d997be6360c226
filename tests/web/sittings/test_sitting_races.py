"""Two people at one sitting at the same moment, on PostgreSQL: lines once, criticisms in their place, locks that hold."""

from uuid import UUID

import pytest

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.conduct import sitting_moves
from duizhao.web.sittings.models import Criticism, MinutesEntry, Sitting
from duizhao.web.sittings.services import agenda, criticisms, minutes
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from make import actor_for
from races import Act, overtaken, seen
from sitting_scenes import (
    NOW,
    answer,
    at_item,
    finished,
    handed_out,
    opened,
    prepared,
    said,
    sign_in,
    written,
)

pytestmark = on_postgresql


def writing(cast: Cast, sitting: Sitting, words: str = "调研三十一天。") -> Act:
    shown = seen(sitting)
    item = shown.items.get(kind="follow_up")
    line = minutes.LineWords(key=UUID(int=7), item=item, speaker=None, words=words)
    return lambda: minutes.write_line(shown, line, by=actor_for(cast.secretary), at=NOW)


def confirming(sitting: Sitting, person: Person) -> Act:
    shown = seen(sitting)
    return lambda: minutes.confirm_minutes(
        shown, handed_out=shown.handed_out, by=actor_for(person), at=NOW
    )


def test_a_line_that_is_sent_twice_at_once_is_kept_once(cast_for_all: Cast) -> None:
    sitting = opened(cast_for_all)
    first, second = overtaken(writing(cast_for_all, sitting), writing(cast_for_all, sitting))
    assert first.done
    assert second.done
    assert MinutesEntry.objects.count() == 1


def test_opened_twice_a_sitting_is_opened_once(cast_for_all: Cast) -> None:
    sitting = prepared(cast_for_all)
    sign_in(cast_for_all, sitting)

    def opening() -> Act:
        shown = seen(sitting)
        return lambda: sitting_moves.open_sitting(shown, by=actor_for(cast_for_all.leader), at=NOW)

    first, second = overtaken(opening(), opening())
    assert first.done
    assert isinstance(second.raised, Stale)
    assert sitting.items.exclude(started_at=None).count() == 1


def test_a_criticism_does_not_open_once_his_turn_is_over(cast_for_all: Cast) -> None:
    sitting = opened(cast_for_all)
    criticism = written(sitting, cast_for_all.member, cast_for_all.leader)
    at_item(cast_for_all, sitting, "criticism", cast_for_all.leader)
    closing, shown = seen(sitting.items.get(kind="closing")), seen(criticism)
    by = actor_for(cast_for_all.secretary)
    first, second = overtaken(
        lambda: agenda.take_up(closing, by=by, at=NOW),
        lambda: criticisms.open_criticism(shown, by=by, at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Refused)
    assert Criticism.objects.get().words == ""


@pytest.mark.parametrize("turned", [False, True])
def test_accepted_while_the_sitting_closes_it_is_a_point_once(
    cast_for_all: Cast, *, turned: bool
) -> None:
    sitting = opened(cast_for_all)
    criticism = said(cast_for_all, sitting, cast_for_all.member, cast_for_all.leader)
    for item in sitting.items.filter(started_at=None):
        agenda.take_up(item, by=actor_for(cast_for_all.secretary), at=NOW)
    shown, answered = seen(sitting), seen(criticism)
    ways: list[Act] = [
        lambda: sitting_moves.close_sitting(shown, by=actor_for(cast_for_all.leader), at=NOW),
        lambda: answer(answered),
    ]
    outcomes = overtaken(*(reversed(ways) if turned else ways))
    assert [one.raised for one in outcomes] == [None, None]
    assert Point.objects.count() == 1
    assert Criticism.objects.get().point is not None


def test_the_last_two_who_confirm_at_once_lock_the_minutes(cast_for_all: Cast) -> None:
    sitting = opened(cast_for_all)
    writing(cast_for_all, sitting)()
    handed_out(cast_for_all, finished(cast_for_all, sitting))
    first, second = overtaken(
        confirming(sitting, cast_for_all.leader), confirming(sitting, cast_for_all.member)
    )
    assert first.done
    assert second.done
    assert seen(sitting).minutes_state == "confirmed"


def test_nothing_is_written_into_minutes_that_were_just_given_out(cast_for_all: Cast) -> None:
    sitting = opened(cast_for_all)
    writing(cast_for_all, sitting)()
    finished(cast_for_all, sitting)
    shown, entry = seen(sitting), seen(MinutesEntry.objects.get())
    by = actor_for(cast_for_all.secretary)
    first, second = overtaken(
        lambda: minutes.hand_out(shown, by=by, at=NOW),
        lambda: minutes.correct_line(entry, "调研三天。", None, by=by, at=NOW),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert MinutesEntry.objects.count() == 1
