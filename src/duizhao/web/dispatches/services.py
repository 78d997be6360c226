"""What is done with dispatches: put down as sent, received, returned; undone; added; reminded of."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.dispatch import (
    RECEIVE,
    REOPEN,
    RETURN,
    SEND,
    TAKE_BACK,
    DispatchFacts,
    DispatchState,
    Duty,
)
from duizhao.core.cycle.machine import Move, Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.dispatches.models import Dispatch
from duizhao.web.dispatches.selectors import Waits, running, waiting_of
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import News, remind_once
from duizhao.web.units.actors import Holds
from duizhao.web.units.places import place_of

_ELSEWHERE = "情况报告的报送在“报送、办结”里登记"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was typed: to or by whom, which day, and of a return why."""

    whom: str
    on: date
    reason: str = ""


@transaction.atomic
def send(
    meeting: Meeting, duty: Duty, entered: Entered, *, by: Actor, at: datetime, today: date
) -> Dispatch:
    """Put down that a duty of the meeting was sent, for the first time or again after a return."""
    require(by, Act.DISPATCH_WRITE, place_of(meeting.unit))
    claim(meeting)
    if duty is Duty.REPORT:
        raise Refused(_ELSEWHERE)
    dispatch, _ = Dispatch.objects.get_or_create(meeting=meeting, duty=duty.value)
    return _send(dispatch, entered, by=by, at=at, today=today)


@transaction.atomic
def send_added(
    dispatch: Dispatch, entered: Entered, *, by: Actor, at: datetime, today: date
) -> Dispatch:
    """Put down that what the office added, or what was returned, was sent."""
    _begin(dispatch, by=by)
    if dispatch.duty == Duty.REPORT.value:
        raise Refused(_ELSEWHERE)
    return _send(dispatch, entered, by=by, at=at, today=today)


@transaction.atomic
def receive(dispatch: Dispatch, entered: Entered, *, by: Actor, at: datetime, today: date) -> None:
    """Put down who received it and when."""
    _begin(dispatch, by=by)
    _answer(dispatch, RECEIVE, Event.DISPATCH_RECEIVED, entered, by=by, at=at, today=today)


@transaction.atomic
def send_back(
    dispatch: Dispatch, entered: Entered, *, by: Actor, at: datetime, today: date
) -> None:
    """Put down who returned it, when and why."""
    _begin(dispatch, by=by)
    _answer(dispatch, RETURN, Event.DISPATCH_RETURNED, entered, by=by, at=at, today=today)


@transaction.atomic
def undo(dispatch: Dispatch, *, by: Actor, at: datetime) -> None:
    """Take the last entry back: of a receipt or a return, or, while there is neither, of the sending."""
    _begin(dispatch, by=by)
    answered = DispatchState(dispatch.state) in REOPEN.sources
    move, event = (
        (REOPEN, Event.DISPATCH_REOPENED) if answered else (TAKE_BACK, Event.DISPATCH_TAKEN_BACK)
    )
    if not answered and dispatch.duty == Duty.REPORT.value:
        raise Refused(_ELSEWHERE)
    claim(dispatch, while_in=move.sources)
    note = f"{dispatch}：{dispatch.answered_on or dispatch.sent_on} {dispatch.answered_by or dispatch.whom}"
    dispatch.state = move.target.value
    dispatch.answered_on, dispatch.answered_by, dispatch.reason = None, "", ""
    if move is TAKE_BACK:
        dispatch.sent_on, dispatch.sent_by_name = None, ""
    dispatch.save()
    _record(event, dispatch, by=by, at=at, note=note)


@transaction.atomic
def add(
    meeting: Meeting, title: str, whom: str, due: date | None, *, by: Actor, at: datetime
) -> Dispatch:
    """List something more that must be sent."""
    require(by, Act.DISPATCH_WRITE, place_of(meeting.unit))
    claim(meeting)
    dispatch = Dispatch.objects.create(
        meeting=meeting, duty=Duty.OTHER.value, title=title.strip(), whom=whom.strip(), due=due
    )
    _record(Event.DISPATCH_ADDED, dispatch, by=by, at=at, note=str(dispatch))
    return dispatch


@transaction.atomic
def drop(dispatch: Dispatch, *, by: Actor, at: datetime) -> None:
    """Take off the list what the office added and has not sent. Raises Refused for a duty, Stale once sent."""
    _begin(dispatch, by=by)
    if dispatch.duty != Duty.OTHER.value:
        raise Refused("通知和规定要求送的不能删去")
    claim(dispatch, while_in={DispatchState.DUE})
    _record(Event.DISPATCH_DROPPED, dispatch, by=by, at=at, note=str(dispatch))
    dispatch.delete()


def note_report_sent(meeting: Meeting) -> None:
    """Let the dispatch of the report follow what the meeting has of it; the caller has claimed the meeting and records."""
    dispatch, _ = Dispatch.objects.get_or_create(meeting=meeting, duty=Duty.REPORT.value)
    claim(dispatch)
    if dispatch.state in {DispatchState.DUE.value, DispatchState.RETURNED.value}:
        dispatch.state = DispatchState.SENT.value
        dispatch.answered_on, dispatch.answered_by, dispatch.reason = None, "", ""
    dispatch.whom, dispatch.sent_on = meeting.report_sent_to, meeting.report_sent_on
    dispatch.save()


def remind_of_dispatches(holds: Holds, *, today: date, at: datetime) -> None:
    """Tell the office of what is soon due, and where it is late the leader too; once for each day."""
    waiting = (one for meeting in running() for one in waiting_of(meeting, today=today))
    remind_once((_news(one, holds) for one in waiting), at=at)


def _news(one: Waits, holds: Holds) -> News:
    kind = ReminderKind.DISPATCH_LATE if one.late else ReminderKind.DISPATCH_DUE
    roles = (Role.SECRETARY, Role.LEADER) if one.late else (Role.SECRETARY,)
    return News(
        people=holds(one.meeting.unit_id, *roles), kind=kind,
        about=f"{one.meeting}：{one.what}，{one.due} 到期", address=one.address,
        same=f"{kind.value}:{one.meeting.pk}:{one.what}:{one.due}",
    )  # fmt: skip


def _begin(dispatch: Dispatch, *, by: Actor) -> None:
    require(by, Act.DISPATCH_WRITE, place_of(dispatch.meeting.unit))
    claim(dispatch.meeting)


def _send(
    dispatch: Dispatch, entered: Entered, *, by: Actor, at: datetime, today: date
) -> Dispatch:
    claim(dispatch, while_in=SEND.sources)
    facts = DispatchFacts(whom=entered.whom, on=entered.on, today=today)
    SEND.check(DispatchState(dispatch.state), facts)
    dispatch.state, dispatch.whom = SEND.target.value, entered.whom.strip()
    dispatch.sent_on, dispatch.sent_by_name = entered.on, by.name
    dispatch.answered_on, dispatch.answered_by, dispatch.reason = None, "", ""
    dispatch.save()
    _record(Event.DISPATCH_SENT, dispatch, by=by, at=at, note=_note(dispatch, entered))
    return dispatch


def _answer(
    dispatch: Dispatch,
    move: Move[DispatchState, DispatchFacts],
    event: Event,
    entered: Entered,
    *,
    by: Actor,
    at: datetime,
    today: date,
) -> None:
    claim(dispatch, while_in=move.sources)
    facts = DispatchFacts(
        whom=entered.whom, on=entered.on, today=today, sent_on=dispatch.sent_on,
        reason=entered.reason,
    )  # fmt: skip
    move.check(DispatchState(dispatch.state), facts)
    dispatch.state, dispatch.answered_by = move.target.value, entered.whom.strip()
    dispatch.answered_on, dispatch.reason = entered.on, entered.reason.strip()
    dispatch.save()
    _record(event, dispatch, by=by, at=at, note=_note(dispatch, entered))


def _note(dispatch: Dispatch, entered: Entered) -> str:
    return f"{dispatch}：{entered.on} {entered.whom.strip()} {entered.reason.strip()}".strip()


def _record(event: Event, dispatch: Dispatch, *, by: Actor, at: datetime, note: str) -> None:
    meeting = dispatch.meeting
    record(event, subject=meeting, unit_id=meeting.unit_id, by=by, at=at, note=note)
