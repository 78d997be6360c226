"""The moves of a meeting, each one act."""

from datetime import datetime
from typing import TypeVar

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Move
from duizhao.core.cycle.meeting import (
    BEGIN,
    CALL_OFF,
    POSTPONE,
    RESUME,
    MeetingState,
    Planning,
    Reason,
)
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.evaluations.services import end_evaluations, rest_evaluations
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.meetings.services import remind_of_meeting
from duizhao.web.opinions.services import end_rounds, rest_rounds
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.units.places import place_of

DESTROYED_BECAUSE = "会议取消召开"
"""The reason at each round; why the meeting was called off stands at the meeting."""
F = TypeVar("F")


@transaction.atomic
def begin(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Begin the preparation. Raises Refused with everything that the plan lacks, Stale when moved."""
    _claim(meeting, BEGIN, by)
    _move(meeting, BEGIN, planning_of(meeting), "", event=Event.MEETING_BEGUN, by=by, at=at)


@transaction.atomic
def postpone(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> None:
    """Put the meeting off, with the reason; what still collects opinions is closed, and stays sealed."""
    _claim(meeting, POSTPONE, by)
    _move(meeting, POSTPONE, Reason(reason), reason, event=Event.MEETING_POSTPONED, by=by, at=at)
    rest_rounds(meeting, by=by, at=at)
    rest_evaluations(meeting, by=by, at=at)


@transaction.atomic
def resume(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Go on with a meeting that was put off."""
    _claim(meeting, RESUME, by)
    _move(meeting, RESUME, planning_of(meeting), "", event=Event.MEETING_RESUMED, by=by, at=at)


@transaction.atomic
def call_off(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> None:
    """Call the meeting off, with the reason; opinions that were not opened are destroyed unread."""
    _claim(meeting, CALL_OFF, by)
    _move(meeting, CALL_OFF, Reason(reason), reason, event=Event.MEETING_CALLED_OFF, by=by, at=at)
    end_rounds(meeting, DESTROYED_BECAUSE, by=by, at=at)
    end_evaluations(meeting, DESTROYED_BECAUSE, by=by, at=at)


def planning_of(meeting: Meeting) -> Planning:
    """What the plan has so far."""
    without = meeting.stages.filter(due__isnull=True).count()
    return Planning(members=participants(meeting).count(), stages_without_date=without)


def _claim(meeting: Meeting, move: "Move[MeetingState, F]", by: Actor) -> None:
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting, while_in=move.sources)


def _move(
    meeting: Meeting,
    move: "Move[MeetingState, F]",
    facts: F,
    reason: str,
    *,
    event: Event,
    by: Actor,
    at: datetime,
) -> None:
    move.check(MeetingState(meeting.state), facts)
    meeting.state, meeting.state_reason = move.target.value, reason.strip()
    meeting.save(update_fields=["state", "state_reason"])
    record(event, subject=meeting, unit_id=meeting.unit_id, by=by, at=at, note=reason)
    about = f"{meeting}：{move.label}"
    remind_of_meeting(meeting, ReminderKind.MEETING_MOVED, by=by, at=at, about=about)
