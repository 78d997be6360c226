"""What the pages of study show: readings, sessions, coverage by person."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.study.models import Attendance, Reading, ReadingDone, StudySession
from duizhao.web.units.models import Person


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading as the list shows it: how many of the team have read it, whether I have."""

    reading: Reading
    done: int
    mine: ReadingDone | None
    late: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What a member of the team has read and attended."""

    person: Person
    read: int
    readings: int
    attended: int
    made_up: int
    missed: int
    sessions: int


def reading_rows(meeting: Meeting, person_id: int | None, *, today: date) -> list[ReadingRow]:
    """The readings of a meeting."""
    mine = {
        done.reading_id: done
        for done in ReadingDone.objects.filter(reading__meeting=meeting, person=person_id)
    }
    readings = meeting.readings.annotate(
        number=Count("done", filter=Q(done__person__in=participants(meeting).order_by()))
    )
    return [
        ReadingRow(
            reading,
            reading.number,
            mine.get(reading.pk),
            reading.due is not None and reading.due < today and reading.pk not in mine,
        )
        for reading in readings
    ]


def sessions_of(meeting: Meeting) -> "QuerySet[StudySession]":
    """The group sessions, the last one first, with who was there."""
    return meeting.study_sessions.annotate(
        present=Count("attendance", filter=Q(attendance__present=True)),
        expected=Count("attendance"),
    ).order_by("-held_on", "-pk")


def coverage_of(meeting: Meeting, people: "QuerySet[Person]") -> list[PersonRow]:
    """The readings and sessions of each member who is among some people."""
    readings, sessions = meeting.readings.count(), meeting.study_sessions.count()
    read = _by_person(ReadingDone.objects.filter(reading__meeting=meeting))
    there = Attendance.objects.filter(session__meeting=meeting)
    attended = _by_person(there.filter(present=True))
    made_up = _by_person(there.filter(made_up_on__isnull=False))
    missed = _by_person(there.filter(present=False, made_up_on__isnull=True))
    return [
        PersonRow(
            person,
            read.get(person.pk, 0),
            readings,
            attended.get(person.pk, 0),
            made_up.get(person.pk, 0),
            missed.get(person.pk, 0),
            sessions,
        )
        for person in participants(meeting).filter(pk__in=people)
    ]


def attendance_by_person(session: StudySession) -> dict[int, Attendance]:
    """The attendance of a session by the person's key."""
    return {row.person_id: row for row in session.attendance.all()}


def _by_person(rows: "QuerySet[ReadingDone] | QuerySet[Attendance]") -> dict[int, int]:
    counted: Iterable[tuple[int, int]] = (
        rows.values_list("person").annotate(number=Count("pk")).order_by()
    )
    return dict(counted)


def unread_by(meeting: Meeting, person_id: int) -> "QuerySet[Reading]":
    """The readings that a person has not said he has read."""
    return meeting.readings.exclude(done__person=person_id)
