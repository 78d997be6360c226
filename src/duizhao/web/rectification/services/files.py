"""Files that leave the program with rows of the ledger are noted."""

from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import place_of_ledger


@transaction.atomic
def note_export(meeting: Meeting, words: str, *, by: Actor, at: datetime) -> None:
    """Say that the ledger was taken out as a file, and how much of it."""
    require(by, Act.LEDGER_VIEW, place_of_ledger(meeting))
    unit_id = meeting.unit_id
    record(Event.LEDGER_EXPORTED, subject=meeting, unit_id=unit_id, by=by, at=at, note=words)
