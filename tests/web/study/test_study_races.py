"""Two people at one reading or group session at the same moment, on PostgreSQL."""

from datetime import UTC, date, datetime

import pytest

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.meetings.models import Meeting
from duizhao.web.study import services
from duizhao.web.study.models import Reading, ReadingDone, StudySession
from make import TODAY, actor_for, make_meeting, make_reading, make_session
from races import Act, overtaken, seen

pytestmark = on_postgresql

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)


@pytest.fixture
def meeting(cast_for_all: Cast) -> Meeting:
    return make_meeting(cast_for_all.unit)


@pytest.mark.parametrize("turned", [False, True])
def test_what_somebody_has_read_is_not_taken_off_the_list(
    cast_for_all: Cast, meeting: Meeting, *, turned: bool
) -> None:
    reading = make_reading(meeting)
    shown, also_shown, reader = seen(reading), seen(reading), cast_for_all.member
    ways: list[Act] = [
        lambda: services.drop_reading(shown, by=actor_for(cast_for_all.secretary), at=NOW),
        lambda: services.mark_read(
            also_shown, reader, on=TODAY, thoughts="", by=actor_for(reader), at=NOW
        ),
    ]
    first, second = overtaken(*(reversed(ways) if turned else ways))
    assert first.done
    assert isinstance(second.raised, Refused if turned else Stale)
    assert Reading.objects.count() == ReadingDone.objects.count() == int(turned)


def holding(session: StudySession, cast: Cast, topic: str) -> Act:
    shown, meeting = seen(session), seen(session.meeting)
    words = services.SessionWords(held_on=date(2025, 12, 22), topic=topic)
    return lambda: services.hold_session(
        meeting,
        words,
        [services.Seat(person_id=cast.member.pk, present=True)],
        session=shown,
        revision=shown.revision,
        by=actor_for(cast.secretary),
        at=NOW,
    )


def test_of_two_who_change_a_session_the_slower_is_told(
    cast_for_all: Cast, meeting: Meeting
) -> None:
    session = make_session(meeting)
    first, second = overtaken(
        holding(session, cast_for_all, "学习党章"), holding(session, cast_for_all, "学习准则")
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert seen(session).topic == "学习党章"


def test_a_session_that_is_being_dropped_does_not_come_back(
    cast_for_all: Cast, meeting: Meeting
) -> None:
    session = make_session(meeting)
    dropped = seen(session)
    first, second = overtaken(
        lambda: services.drop_session(dropped, by=actor_for(cast_for_all.secretary), at=NOW),
        holding(session, cast_for_all, "学习党章"),
    )
    assert first.done
    assert isinstance(second.raised, Stale)
    assert not StudySession.objects.exists()
