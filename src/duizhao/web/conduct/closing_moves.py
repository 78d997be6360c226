"""The end of a meeting: its report is sent, and it is closed."""

from datetime import date, datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.closing import CLOSE_MEETING, ENTER_REPORT, Sending
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.stages import Stage
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.conduct.closing import closing_of
from duizhao.web.dispatches.services import note_report_sent
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.services import remind_of_meeting
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.units.places import place_of


@transaction.atomic
def enter_report(
    meeting: Meeting, sent_on: date, sent_to: str, *, by: Actor, at: datetime, today: date
) -> None:
    """Put down when the report was sent and to whom; again, to correct it. Raises Refused, Stale."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting, while_in=ENTER_REPORT.sources)
    held_on = meeting.held_on
    sending = Sending(
        sent_to,
        before_sitting=held_on is not None and sent_on < held_on,
        in_future=sent_on > today,
    )
    ENTER_REPORT.check(MeetingState(meeting.state), sending)
    meeting.report_sent_on, meeting.report_sent_to = sent_on, sent_to.strip()
    meeting.save(update_fields=["report_sent_on", "report_sent_to"])
    meeting.stages.filter(stage=Stage.REPORT.value).update(done_on=sent_on)
    note_report_sent(meeting)
    note = f"{sent_on} 报{meeting.report_sent_to}"
    record(
        Event.MEETING_REPORT_SENT, subject=meeting, unit_id=meeting.unit_id, by=by, at=at, note=note
    )


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Close the meeting for good. Raises Refused with everything that is open, Stale when moved."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting, while_in=CLOSE_MEETING.sources)
    CLOSE_MEETING.check(MeetingState(meeting.state), closing_of(meeting))
    meeting.state, meeting.state_reason = CLOSE_MEETING.target.value, ""
    meeting.save(update_fields=["state", "state_reason"])
    record(Event.MEETING_CLOSED, subject=meeting, unit_id=meeting.unit_id, by=by, at=at)
    about = f"{meeting}：{CLOSE_MEETING.label}"
    remind_of_meeting(meeting, ReminderKind.MEETING_MOVED, by=by, at=at, about=about)
