"""Papers that leave the program are noted."""

from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.places import place_of


@transaction.atomic
def note_download(meeting: Meeting, words: str, *, by: Actor, at: datetime) -> None:
    """Say that a paper was taken out as a file: which one, and in which form."""
    require(by, Act.PAPER_VIEW, place_of(meeting.unit))
    unit_id = meeting.unit_id
    record(Event.PAPER_DOWNLOADED, subject=meeting, unit_id=unit_id, by=by, at=at, note=words)


@transaction.atomic
def note_reading(meeting: Meeting, words: str, *, by: Actor, at: datetime) -> None:
    """Say that a paper was looked at: it shows what other pages show only with an entry."""
    require(by, Act.PAPER_VIEW, place_of(meeting.unit))
    unit_id = meeting.unit_id
    record(Event.PAPER_READ, subject=meeting, unit_id=unit_id, by=by, at=at, note=words)
