"""The moves of a meeting from ready to reported, together with those of its sitting."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.holding import (
    BEGIN_REPORTING,
    CLOSE_SITTING,
    OPEN_SITTING,
    ORDER_AGAIN,
    STOP_SITTING,
)
from duizhao.core.cycle.meeting import MeetingState, Reason
from duizhao.core.cycle.readiness import MARK_READY
from duizhao.core.cycle.sitting import CLOSE, OPEN, STOP, SittingState
from duizhao.core.cycle.stages import Stage
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.conduct.readiness import readiness_of
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.meetings.selectors import profile_for, reckoning_of
from duizhao.web.meetings.services import remind_of_meeting
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.sittings.models import Sitting
from duizhao.web.sittings.selectors import aftermath_of, course_of, next_item, roll_of
from duizhao.web.sittings.services.agenda import end_item
from duizhao.web.sittings.services.criticisms import raise_accepted
from duizhao.web.units.places import place_of

_COPIED = (
    "unit", "kind", "year", "theme", "notice", "framework", "framework_yaml", "parameters",
    "trigger", "trigger_words", "triggered_on", "window_from", "window_to",
)  # fmt: skip


@transaction.atomic
def mark_ready(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Declare the preparation finished. Raises Refused with everything that is open, Stale when moved."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting, while_in=MARK_READY.sources)
    MARK_READY.check(MeetingState(meeting.state), readiness_of(meeting))
    meeting.state, meeting.ready_at = MARK_READY.target.value, at
    meeting.save(update_fields=["state", "ready_at"])
    record(Event.MEETING_READY, subject=meeting, unit_id=meeting.unit_id, by=by, at=at)


@transaction.atomic
def open_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> None:
    """Open the sitting, with its first item. Raises Refused below the quorum, Stale when moved."""
    meeting = sitting.meeting
    require(by, Act.SITTING_PRESIDE, place_of(meeting.unit))
    claim(meeting, while_in=OPEN_SITTING.sources)
    claim(sitting, while_in=OPEN.sources)
    roll = roll_of(sitting, today=timezone.localtime(at).date())
    OPEN.check(SittingState(sitting.state), roll)
    OPEN_SITTING.check(MeetingState(meeting.state), roll)
    first = next_item(sitting)
    sitting.state, sitting.opened_at = OPEN.target.value, at
    sitting.save(update_fields=["state", "opened_at"])
    if first is not None:
        first.started_at = at
        first.save(update_fields=["started_at"])
    _move(meeting, OPEN_SITTING.target)
    note = f"应到 {roll.should} 人，到会 {roll.present} 人"
    record(Event.SITTING_OPENED, subject=sitting, unit_id=meeting.unit_id, by=by, at=at, note=note)


@transaction.atomic
def close_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> None:
    """Close the sitting: accepted criticisms go on the trail, the term of the report begins.

    Raises Refused while items are left, Stale when moved.
    """
    meeting = sitting.meeting
    require(by, Act.SITTING_PRESIDE, place_of(meeting.unit))
    claim(meeting, while_in=CLOSE_SITTING.sources)
    claim(sitting, while_in=CLOSE.sources)
    course = course_of(sitting)
    CLOSE.check(SittingState(sitting.state), course)
    CLOSE_SITTING.check(MeetingState(meeting.state), course)
    end_item(sitting, at=at)
    sitting.state, sitting.closed_at = CLOSE.target.value, at
    sitting.save(update_fields=["state", "closed_at"])
    meeting.held_on = timezone.localtime(sitting.opened_at or at).date()
    meeting.save(update_fields=["held_on"])
    _move(meeting, CLOSE_SITTING.target)
    raised = raise_accepted(meeting)
    due = _set_dates(meeting, meeting.held_on)
    note = f"{raised} 条接受的批评意见列为意见点"
    record(Event.SITTING_CLOSED, subject=sitting, unit_id=meeting.unit_id, by=by, at=at, note=note)
    about = f"{meeting}：散会，报告 {due} 以前报上级"
    remind_of_meeting(meeting, ReminderKind.MEETING_MOVED, by=by, at=at, about=about)


@transaction.atomic
def stop_sitting(sitting: Sitting, reason: str, *, by: Actor, at: datetime) -> None:
    """Break the sitting off: what was said stays, the meeting is put off and another sitting is held."""
    meeting = sitting.meeting
    require(by, Act.SITTING_PRESIDE, place_of(meeting.unit))
    claim(meeting, while_in=STOP_SITTING.sources)
    claim(sitting, while_in=STOP.sources)
    STOP.check(SittingState(sitting.state), Reason(reason))
    STOP_SITTING.check(MeetingState(meeting.state), Reason(reason))
    end_item(sitting, at=at)
    sitting.state, sitting.closed_at = STOP.target.value, at
    sitting.state_reason = reason.strip()
    sitting.save(update_fields=["state", "closed_at", "state_reason"])
    _move(meeting, STOP_SITTING.target, reason)
    record(
        Event.SITTING_STOPPED, subject=sitting, unit_id=meeting.unit_id, by=by, at=at, note=reason
    )


@transaction.atomic
def begin_reporting(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Go on to the report. Raises Refused with everything that the sitting has left open, Stale."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting, while_in=BEGIN_REPORTING.sources)
    BEGIN_REPORTING.check(MeetingState(meeting.state), aftermath_of(meeting))
    _move(meeting, BEGIN_REPORTING.target)
    record(Event.MEETING_REPORTING, subject=meeting, unit_id=meeting.unit_id, by=by, at=at)


@transaction.atomic
def order_again(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> Meeting:
    """Put down that the meeting must be held again; the new one that supersedes it. Raises Refused, Stale."""
    require(by, Act.SITTING_ORDER_AGAIN, place_of(meeting.unit))
    claim(meeting, while_in=ORDER_AGAIN.sources)
    ORDER_AGAIN.check(MeetingState(meeting.state), Reason(reason))
    _move(meeting, ORDER_AGAIN.target, reason)
    new = Meeting.objects.create(
        **{name: getattr(meeting, name) for name in _COPIED},
        title=f"{meeting.title}（重开）",
        supersedes=meeting,
    )
    PlannedStage.objects.bulk_create(
        PlannedStage(meeting=new, stage=stage.value) for stage in profile_for(new).stages
    )
    record(
        Event.MEETING_ORDERED_AGAIN, subject=meeting, unit_id=meeting.unit_id, by=by, at=at,
        note=reason,
    )  # fmt: skip
    record(Event.MEETING_OPENED, subject=new, unit_id=new.unit_id, by=by, at=at)
    return new


def _move(meeting: Meeting, target: MeetingState, reason: str = "") -> None:
    meeting.state, meeting.state_reason = target.value, reason.strip()
    meeting.save(update_fields=["state", "state_reason"])


def _set_dates(meeting: Meeting, held_on: date) -> date:
    """The sitting was held and the term of the report begins; its last day."""
    by = reckoning_of(meeting)
    due = by.after(held_on, by.parameters.report_after).day
    meeting.stages.filter(stage=Stage.SITTING.value).update(done_on=held_on)
    PlannedStage.objects.update_or_create(
        meeting=meeting, stage=Stage.REPORT.value, defaults={"due": due}
    )
    return due
