"""Prepares a sitting: agenda, place, seats, who is there; and takes up one item after the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.agenda import Item, ItemKind, remade
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.sitting import Presence, SeatKind, SittingState
from duizhao.core.cycle.stages import Stage
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.sittings.access import current_sitting
from duizhao.web.sittings.models import AgendaItem, Attendance, Sitting
from duizhao.web.sittings.selectors import (
    agenda_of,
    leader_of,
    members_of,
    required_of,
    supervisors_of,
)
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of

_PREPARED_IN = (MeetingState.PREPARING, MeetingState.READY)


@dataclass(frozen=True, slots=True, kw_only=True)
class SittingWords:
    """When, where and with whom a sitting is held, as it was typed."""

    planned_on: date | None
    where: str = ""
    presider: Person | None = None
    recorder: Person | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatWords:
    """What was typed of one seat."""

    pk: int
    presence: Presence
    reason: str = ""
    statement_on: date | None = None
    told_on: date | None = None


@transaction.atomic
def prepare_sitting(meeting: Meeting, *, by: Actor, at: datetime, today: date) -> Sitting:
    """Make the agenda and the seats from the people, or make them anew; what was added by hand stays.

    Raises Refused when it is too early or too late for it.
    """
    require(by, Act.SITTING_PREPARE, place_of(meeting.unit))
    claim(meeting)
    if MeetingState(meeting.state) not in _PREPARED_IN:
        raise Refused("会前准备期间才能生成议程")
    sitting = current_sitting(meeting)
    if sitting is None:
        planned = meeting.stages.filter(stage=Stage.SITTING.value).first()
        sitting = Sitting.objects.create(
            meeting=meeting,
            planned_on=planned.due if planned else None,
            presider=leader_of(meeting, today=today),
        )
    claim(sitting, while_in={SittingState.PREPARED})
    _write_agenda(sitting, remade(agenda_of(sitting), required_of(meeting, today=today)))
    _write_seats(sitting, today=today)
    record(Event.SITTING_PREPARED, subject=sitting, unit_id=meeting.unit_id, by=by, at=at)
    return sitting


@transaction.atomic
def describe_sitting(sitting: Sitting, words: SittingWords, *, by: Actor, at: datetime) -> None:
    """Write when, where and with whom the sitting is held."""
    _claim(sitting, by, SittingState.PREPARED, SittingState.IN_SESSION)
    for name in SittingWords.__slots__:
        setattr(sitting, name, getattr(words, name))
    sitting.save(update_fields=list(SittingWords.__slots__))
    _record(Event.SITTING_AGENDA_CHANGED, sitting, by=by, at=at)


@transaction.atomic
def add_item(
    sitting: Sitting,
    title: str,
    behind: AgendaItem | None,
    *,
    minutes: int | None = None,
    by: Actor,
    at: datetime,
) -> AgendaItem:
    """Put an item of the office's own on the agenda, behind another or (None) at the beginning."""
    _claim(sitting, by, SittingState.PREPARED, SittingState.IN_SESSION)
    rows = list(sitting.items.all())
    place = 0 if behind is None else [row.pk for row in rows].index(behind.pk) + 1
    added = AgendaItem.objects.create(
        sitting=sitting, rank=0, kind=ItemKind.OTHER.value, title=title.strip(), minutes=minutes
    )
    _number([*rows[:place], added, *rows[place:]])
    _record(Event.SITTING_AGENDA_CHANGED, sitting, by=by, at=at, note=title)
    return added


@transaction.atomic
def drop_item(item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """Take an added item off the agenda. Raises Refused for required ones, and for one that was taken up."""
    sitting = item.sitting
    _claim(sitting, by, SittingState.PREPARED, SittingState.IN_SESSION)
    _refresh(item)
    if item.kind != ItemKind.OTHER.value:
        raise Refused("这一项是必须有的，不能删去")
    if item.started_at is not None:
        raise Refused("这一项已经进行过，不能删去")
    note = item.title
    item.delete()
    _number(list(sitting.items.all()))
    _record(Event.SITTING_AGENDA_CHANGED, sitting, by=by, at=at, note=note)


@transaction.atomic
def enter_attendance(
    sitting: Sitting, seats: Iterable[SeatWords], *, by: Actor, at: datetime
) -> None:
    """Write who is there. Raises Refused with everybody who is absent without a reason."""
    require(by, Act.SITTING_PREPARE, place_of(sitting.meeting.unit))
    claim(sitting.meeting)  # a meeting isn't closed while somebody writes who was there
    claim(sitting)
    if attendance_settled(sitting):
        raise Refused(f"这次会议{_ended_as(sitting)}，到会情况不再改动")
    rows = {row.pk: row for row in sitting.attendance.select_related("person")}
    typed = [seat for seat in seats if seat.pk in rows]
    over = sitting.state == SittingState.CLOSED.value
    _refuse_wrong(rows, typed, over=over)
    for seat in typed:
        row, absent = rows[seat.pk], seat.presence is Presence.ABSENT
        row.presence = seat.presence.value
        row.reason = seat.reason.strip() if absent else ""
        row.statement_on = seat.statement_on if absent else None
        row.told_on = seat.told_on if absent else None
        row.save(update_fields=["presence", "reason", "statement_on", "told_on"])
    _record(Event.SITTING_ATTENDANCE_ENTERED, sitting, by=by, at=at)


def attendance_settled(sitting: Sitting) -> bool:
    """Whether who was there stands for good: the sitting was broken off, or the meeting is closed."""
    return (
        sitting.state == SittingState.STOPPED.value
        or sitting.meeting.state == MeetingState.CLOSED.value
    )


def _ended_as(sitting: Sitting) -> str:
    return "已经中止" if sitting.state == SittingState.STOPPED.value else "已经办结"


@transaction.atomic
def add_observer(sitting: Sitting, person: Person, *, by: Actor, at: datetime) -> None:
    """Give a person a seat without a part in the quorum. Raises Refused when he has one."""
    _claim(sitting, by, SittingState.PREPARED, SittingState.IN_SESSION)
    if sitting.attendance.filter(person=person).exists():
        raise Refused(f"{person}已经在名单里")
    Attendance.objects.create(sitting=sitting, person=person, seat=SeatKind.OBSERVER.value)
    _record(Event.SITTING_ATTENDANCE_ENTERED, sitting, by=by, at=at, note=f"列席：{person}")


@transaction.atomic
def take_up(item: AgendaItem, *, by: Actor, at: datetime) -> None:
    """Go on to an item, or back to one; the one that goes on ends."""
    sitting = item.sitting
    require(by, Act.SITTING_STEER, place_of(sitting.meeting.unit))
    claim(sitting, while_in={SittingState.IN_SESSION})
    _refresh(item)
    end_item(sitting, at=at)
    item.started_at, item.ended_at = at, None
    item.save(update_fields=["started_at", "ended_at"])
    _record(Event.SITTING_ITEM_TAKEN_UP, sitting, by=by, at=at, note=str(item))


def end_item(sitting: Sitting, *, at: datetime) -> None:
    """End the item that goes on, inside the transaction of an act that has claimed the sitting."""
    sitting.items.filter(started_at__isnull=False, ended_at=None).update(ended_at=at)


def _refresh(item: AgendaItem) -> None:
    """Read an item of a claimed sitting afresh. Raises Stale when somebody has taken it off."""
    try:
        item.refresh_from_db()
    except AgendaItem.DoesNotExist:
        raise Stale from None


def _refuse_wrong(rows: dict[int, Attendance], typed: list[SeatWords], *, over: bool) -> None:
    wrong = [
        f"{rows[seat.pk].person}缺席，请写明原因"
        for seat in typed
        if seat.presence is Presence.ABSENT and not seat.reason.strip()
    ]
    if over:
        wrong += [
            f"已经散会，{rows[seat.pk].person}是不是到会不能再改"
            for seat in typed
            if rows[seat.pk].presence != seat.presence.value
        ]
    else:
        wrong += [
            f"还没有散会，不能记转告{rows[seat.pk].person}的日期"
            for seat in typed
            if seat.presence is Presence.ABSENT and seat.told_on is not None
        ]
    if wrong:
        raise Refused(*wrong)


def _write_agenda(sitting: Sitting, items: tuple[Item, ...]) -> None:
    had: dict[Item, list[AgendaItem]] = {}
    for row in sitting.items.all():
        item = Item(ItemKind(row.kind), row.person_id, row.title)
        had.setdefault(item, []).append(row)
    rows = [
        had[item].pop(0)
        if had.get(item)
        else AgendaItem.objects.create(
            sitting=sitting,
            rank=0,
            kind=item.kind.value,
            person_id=item.person_id,
            title=item.title,
        )
        for item in items
    ]
    for left in had.values():
        for row in left:
            row.delete()
    _number(rows)


def _number(rows: list[AgendaItem]) -> None:
    for rank, row in enumerate(rows, 1):
        row.rank = rank
    AgendaItem.objects.bulk_update(rows, ["rank"])


def _write_seats(sitting: Sitting, *, today: date) -> None:
    meeting = sitting.meeting
    wanted = {person.pk: SeatKind.OBSERVER for person in participants(meeting)}
    wanted |= {person.pk: SeatKind.EXPECTED for person in members_of(meeting)}
    for person in supervisors_of(meeting.unit, today=today):
        wanted.setdefault(person.pk, SeatKind.SUPERVISOR)
    made_from_people = (SeatKind.EXPECTED.value, SeatKind.SUPERVISOR.value)
    sitting.attendance.filter(seat__in=made_from_people).exclude(person__in=wanted).delete()
    for pk, seat in wanted.items():
        Attendance.objects.update_or_create(
            sitting=sitting, person_id=pk, defaults={"seat": seat.value}
        )


def _claim(sitting: Sitting, by: Actor, *states: SittingState) -> None:
    require(by, Act.SITTING_PREPARE, place_of(sitting.meeting.unit))
    claim(sitting, while_in=states)


def _record(event: Event, sitting: Sitting, *, by: Actor, at: datetime, note: str = "") -> None:
    unit_id = sitting.meeting.unit_id
    record(event, subject=sitting, unit_id=unit_id, by=by, at=at, note=note)
