"""The facts of a meeting as the package holds them for programs, and by which day they stand."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

from duizhao.core.access.actor import Actor
from duizhao.core.dossier.record import (
    EvidenceRecord,
    HappenedRecord,
    MeetingRecord,
    SeatRecord,
    StageRecord,
    TextRecord,
)
from duizhao.web.audit.events import EVENT_LABELS, Event
from duizhao.web.audit.models import Entry
from duizhao.web.dossier.selectors.gaps import evidence_of, final_texts
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_in
from duizhao.web.rectification.selectors.lines import line_of, with_all
from duizhao.web.sittings.access import current_sitting

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from duizhao.web.rectification.models import Item

_TOLD = frozenset(
    {
        Event.MEETING_OPENED, Event.MEETING_BEGUN, Event.MEETING_POSTPONED, Event.MEETING_RESUMED,
        Event.MEETING_CALLED_OFF, Event.MEETING_READY, Event.MEETING_REPORTING,
        Event.MEETING_REPORT_SENT, Event.MEETING_CLOSED, Event.MEETING_ORDERED_AGAIN,
        Event.MEETING_NOTICE_CHANGED, Event.MEETING_PARAMETERS_CHANGED, Event.MEETING_PLAN_CHANGED,
        Event.MEETING_STAGE_DONE, Event.MEETING_STAGE_REOPENED,
        Event.SITTING_PREPARED, Event.SITTING_OPENED, Event.SITTING_CLOSED, Event.SITTING_STOPPED,
        Event.MINUTES_HANDED_OUT, Event.MINUTES_CONFIRMED, Event.MINUTES_LOCKED,
        Event.STATEMENT_SUBMITTED, Event.STATEMENT_FINAL, Event.STATEMENT_AMENDED,
        Event.ITEM_STARTED, Event.ITEM_CLOSED, Event.ITEM_REOPENED, Event.ITEM_SIGNED_OFF,
        Event.EXTENSION_APPROVED,
    }
)  # fmt: skip
"""What of the audit goes into a package: how the meeting went. Who read what, and everything of
opinions, talks and personal matters, stays where it is."""


def happened_in(actor: Actor, meeting: Meeting) -> list[Entry]:
    """The audit of the meeting, its sitting, its texts and its ledger, as far as a package tells it."""
    sitting = current_sitting(meeting)
    subjects = [
        f"meeting:{meeting.pk}",
        *([f"sitting:{sitting.pk}"] if sitting else []),
        *(f"statement:{one.pk}" for one in final_texts(meeting)),
        *(f"item:{pk}" for pk in _items(actor, meeting).values_list("pk", flat=True)),
    ]
    events = [event.value for event in _TOLD]
    found = Entry.objects.filter(unit_id=meeting.unit_id, subject__in=subjects, event__in=events)
    return list(found.order_by("at", "pk"))


def as_of(happened: Iterable[Entry], meeting: Meeting) -> date | None:
    """By which day the facts stand: the last thing that happened."""
    days = [localtime(entry.at).date() for entry in happened]
    return max([*days, *filter(None, [meeting.held_on, meeting.report_sent_on])], default=None)


def record_of(
    actor: Actor, meeting: Meeting, happened: Iterable[Entry], places: Mapping[int, str]
) -> MeetingRecord:
    """The facts; `places` says where in the package the files of evidence stand, by their key."""
    return MeetingRecord(
        unit=meeting.unit.name, title=meeting.title, meeting_kind=meeting.get_kind_display(),
        year=meeting.year, theme=meeting.theme, notice=meeting.notice,
        state=meeting.get_state_display(), window_from=_day(meeting.window_from),
        window_to=_day(meeting.window_to), held_on=_day(meeting.held_on),
        report_sent_on=_day(meeting.report_sent_on), report_sent_to=meeting.report_sent_to,
        stages=_stages(meeting), seats=_seats(meeting), texts=_texts(meeting),
        ledger=tuple(line_of(item) for item in with_all(_items(actor, meeting))),
        evidence=_evidence(actor, meeting, places),
        happened=tuple(map(_happened, happened)),
    )  # fmt: skip


def _items(actor: Actor, meeting: Meeting) -> "QuerySet[Item]":
    return items_in(actor, meeting).order_by("number")


def _stages(meeting: Meeting) -> tuple[StageRecord, ...]:
    return tuple(
        StageRecord(
            stage=row.get_stage_display(), begins=_day(row.begins), due=_day(row.due),
            done_on=_day(row.done_on), owner=row.owner.name if row.owner else "",
        )
        for row in meeting.stages.select_related("owner")
    )  # fmt: skip


def _seats(meeting: Meeting) -> tuple[SeatRecord, ...]:
    sitting = current_sitting(meeting)
    if sitting is None:
        return ()
    return tuple(
        SeatRecord(
            name=row.person.name, seat=row.get_seat_display(),
            presence=row.get_presence_display(), reason=row.reason,
        )
        for row in sitting.attendance.select_related("person")
    )  # fmt: skip


def _texts(meeting: Meeting) -> tuple[TextRecord, ...]:
    return tuple(
        TextRecord(
            whose=one.person.name if one.person else "班子", version=one.sent.number,
            characters=len("".join(one.sent.text.split())),
        )
        for one in final_texts(meeting)
        if one.sent is not None
    )  # fmt: skip


def _evidence(
    actor: Actor, meeting: Meeting, places: Mapping[int, str]
) -> tuple[EvidenceRecord, ...]:
    """Only of what is in the package: what was withheld is told in the list alone."""
    return tuple(
        EvidenceRecord(
            item=one.item.number, title=one.title, proves=one.proves,
            dated_on=one.dated_on.isoformat(), level=one.get_level_display(),
            sha256=one.sha256 or None, path=places[one.pk],
        )
        for one in evidence_of(actor, meeting)
        if one.pk in places
    )  # fmt: skip


def _happened(entry: Entry) -> HappenedRecord:
    return HappenedRecord(
        at=localtime(entry.at).isoformat(timespec="seconds"), event=entry.event,
        label=EVENT_LABELS[Event(entry.event)], who=entry.actor_name, entered_by=entry.by_name,
        note=entry.note,
    )  # fmt: skip


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
