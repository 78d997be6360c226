"""The doors to readings and group sessions."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.study.models import Reading, StudySession
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.places import place_of
from duizhao.web.units.selectors import people_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def study_of(actor: Actor, pk: int) -> Meeting:
    """A meeting whose study the actor may see. Raises Http404 for all others."""
    meeting = meeting_for(actor, pk)
    if not may(actor, Act.STUDY_READ, place_of(meeting.unit)):
        raise Http404
    return meeting


def reading_for(actor: Actor, pk: int) -> Reading:
    """A reading that the actor may see. Raises Http404 for all others."""
    reading = Reading.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if reading is None or not may(actor, Act.STUDY_READ, place_of(reading.meeting.unit)):
        raise Http404
    return reading


def session_for(actor: Actor, pk: int) -> StudySession:
    """A group session that the actor may see. Raises Http404 for all others."""
    session = StudySession.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if session is None or not may(actor, Act.STUDY_READ, place_of(session.meeting.unit)):
        raise Http404
    return session


def people_for(actor: Actor, meeting: Meeting) -> "QuerySet[Person]":
    """The people of whom the actor may know what they have studied: of himself, at least."""
    people = people_of(meeting.unit)
    if may(actor, Act.STUDY_COVERAGE, place_of(meeting.unit)):
        return people
    return people.filter(pk=actor.person_id) if actor.person_id else people.none()


def readings_for(actor: Actor, unit: Unit) -> "QuerySet[Reading]":
    """The readings of a unit's meetings, for those who may see its study."""
    readings = Reading.objects.filter(meeting__unit=unit)
    return readings if may(actor, Act.STUDY_READ, place_of(unit)) else readings.none()


def sessions_for(actor: Actor, unit: Unit) -> "QuerySet[StudySession]":
    """The group sessions of a unit's meetings, for those who may see its study."""
    sessions = StudySession.objects.filter(meeting__unit=unit)
    return sessions if may(actor, Act.STUDY_READ, place_of(unit)) else sessions.none()
