"""What is done with readings and group sessions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import ProtectedError

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.kit.uploads import File
from duizhao.web.meetings.models import Meeting
from duizhao.web.study.models import Attendance, Reading, ReadingDone, StudySession
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionWords:
    """A group session as it was typed."""

    held_on: date
    topic: str
    where: str = ""
    minutes: int | None = None
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Whether a person was there; why not, and when he made up for it."""

    person_id: int
    present: bool
    reason: str = ""
    made_up_on: date | None = None


@transaction.atomic
def add_reading(
    meeting: Meeting,
    title: str,
    *,
    source: str = "",
    due: date | None = None,
    file: File | None = None,
    by: Actor,
    at: datetime,
) -> Reading:
    """Put something on the list of what must be read."""
    _claim(meeting, by)
    reading = Reading(meeting=meeting, title=title, source=source, due=due)
    if file is not None:
        reading.file_name = file.shown_name
        file.put_into(reading.file, str(meeting.pk))
    reading.save()
    record(Event.READING_ADDED, subject=reading, unit_id=meeting.unit_id, by=by, at=at)
    return reading


@transaction.atomic
def drop_reading(reading: Reading, *, by: Actor, at: datetime) -> None:
    """Take something off the list. Raises Refused when somebody has read it already."""
    _claim(reading.meeting, by)
    read_again(reading)
    number = reading.done.count()
    if number:
        raise Refused(f"已经有 {number} 人记下学过，不能删去")
    meeting, storage, kept = reading.meeting, reading.file.storage, reading.file.name
    record(
        Event.READING_DROPPED,
        subject=reading,
        unit_id=meeting.unit_id,
        by=by,
        at=at,
    )
    reading.delete()
    if kept:
        transaction.on_commit(lambda: storage.delete(kept))


@transaction.atomic
def mark_read(
    reading: Reading, person: Person, *, on: date, thoughts: str, by: Actor, at: datetime
) -> None:
    """A person says that he has read something; saying it again changes date and thoughts."""
    require(by, Act.STUDY_MARK, place_of(reading.meeting.unit))
    claim(reading.meeting)
    read_again(reading)
    ReadingDone.objects.update_or_create(
        reading=reading, person=person, defaults={"on": on, "thoughts": thoughts}
    )
    record(Event.READING_READ, subject=reading, unit_id=reading.meeting.unit_id, by=by, at=at)


@transaction.atomic
def hold_session(
    meeting: Meeting,
    words: SessionWords,
    seats: Iterable[Seat],
    *,
    session: StudySession | None = None,
    revision: int | None = None,
    by: Actor,
    at: datetime,
) -> StudySession:
    """Write a group session with its attendance, anew or again. Raises Stale past `revision`."""
    _claim(meeting, by)
    if session is not None:
        claim(session, revision=revision)
    session = session or StudySession(meeting=meeting)
    session.held_on, session.topic, session.where = words.held_on, words.topic, words.where
    session.minutes, session.record = words.minutes, words.record
    session.save()
    for seat in seats:
        Attendance.objects.update_or_create(
            session=session,
            person_id=seat.person_id,
            defaults={
                "present": seat.present,
                "reason": "" if seat.present else seat.reason,
                "made_up_on": None if seat.present else seat.made_up_on,
            },
        )
    record(Event.STUDY_SESSION_HELD, subject=session, unit_id=meeting.unit_id, by=by, at=at)
    return session


@transaction.atomic
def drop_session(session: StudySession, *, by: Actor, at: datetime) -> None:
    """Take a group session back that was entered by mistake. Raises Refused where it proves something."""
    _claim(session.meeting, by)
    read_again(session)
    unit_id = session.meeting.unit_id
    record(
        Event.STUDY_SESSION_DROPPED,
        subject=session,
        unit_id=unit_id,
        by=by,
        at=at,
    )
    try:
        session.delete()
    except ProtectedError:
        raise Refused("它已经是整改事项的佐证，不能删去") from None


def _claim(meeting: Meeting, by: Actor) -> None:
    require(by, Act.STUDY_WRITE, place_of(meeting.unit))
    claim(meeting)
