"""Study as the facts of its list and record."""

from django.db.models import Count, Q

from duizhao.core.papers.kinds import study
from duizhao.core.papers.occasion import Occasion
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.study.models import StudySession


def study_facts(meeting: Meeting, occasion: Occasion) -> study.Facts:
    """What is read, by how many; the sessions in the order of time."""
    readings = meeting.readings.annotate(
        number=Count("done", filter=Q(done__person__in=participants(meeting).order_by()))
    )
    sessions = meeting.study_sessions.prefetch_related("attendance__person")
    return study.Facts(
        occasion,
        tuple(study.Reading(one.title, one.source, one.due, one.number) for one in readings),
        tuple(map(_session, sessions.order_by("held_on", "pk"))),
    )


def _session(session: StudySession) -> study.Session:
    rows = list(session.attendance.all())
    return study.Session(
        day=session.held_on,
        topic=session.topic,
        place=session.where,
        minutes=session.minutes,
        present=tuple(row.person.name for row in rows if row.present),
        absent=tuple(
            study.Absence(row.person.name, row.reason, row.made_up_on)
            for row in rows
            if not row.present
        ),
        record=session.record,
    )
