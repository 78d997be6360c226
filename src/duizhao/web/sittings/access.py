"""The doors to sittings, criticisms and minutes."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.minutes import MinutesState
from duizhao.core.cycle.sitting import Presence, SeatKind, SittingState
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.models import AgendaItem, Criticism, MinutesEntry, Sitting
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

_SENT = (MeetingState.REPORTING, MeetingState.CLOSED)


def current_sitting(meeting: Meeting) -> Sitting | None:
    """The sitting that is prepared, goes on or was held; None where there is none but stopped ones."""
    return sittings_going(meeting).select_related("presider", "recorder").first()


def sittings_going(meeting: Meeting) -> "QuerySet[Sitting]":
    """The sittings of a meeting but for stopped ones: at most one."""
    return meeting.sittings.exclude(state=SittingState.STOPPED.value)


def sitting_for(actor: Actor, pk: int, act: Act = Act.SITTING_ATTEND) -> Sitting:
    """A sitting in which the actor may do the act. Raises Http404 for all others."""
    sittings = Sitting.objects.select_related("meeting__unit__superior", "presider", "recorder")
    sitting = sittings.filter(pk=pk).first()
    if sitting is None or not may(actor, act, place_of(sitting.meeting.unit)):
        raise Http404
    return sitting


def sittings_for(actor: Actor, meeting: Meeting) -> "QuerySet[Sitting]":
    """The sittings of a meeting, for those who may know what goes on there."""
    sittings = Sitting.objects.filter(meeting=meeting)
    attends = may(actor, Act.SITTING_ATTEND, place_of(meeting.unit))
    return sittings if attends else sittings.none()


def item_for(actor: Actor, pk: int) -> AgendaItem:
    """An item of an agenda that the actor may see. Raises Http404 for all others."""
    items = AgendaItem.objects.select_related("sitting__meeting__unit__superior", "person")
    item = items.filter(pk=pk).first()
    if item is None or not may(actor, Act.SITTING_ATTEND, place_of(item.sitting.meeting.unit)):
        raise Http404
    return item


def place_of_minutes(sitting: Sitting) -> Place:
    """Where the minutes stand: they concern the members who were there, and the superior once sent."""
    present = sitting.attendance.filter(
        seat=SeatKind.EXPECTED.value, presence=Presence.PRESENT.value
    )
    sent = (
        sitting.minutes_state == MinutesState.CONFIRMED.value
        and MeetingState(sitting.meeting.state) in _SENT
    )
    return place_of(
        sitting.meeting.unit,
        parties=frozenset(present.values_list("person", flat=True)),
        shared=sent,
    )


def minutes_for(actor: Actor, pk: int) -> Sitting:
    """A sitting whose minutes the actor may read. Raises Http404 for all others."""
    sittings = Sitting.objects.select_related("meeting__unit__superior", "presider", "recorder")
    sitting = sittings.filter(pk=pk).first()
    if sitting is None or not may(actor, Act.MINUTES_READ, place_of_minutes(sitting)):
        raise Http404
    return sitting


def entry_for(actor: Actor, pk: int) -> MinutesEntry:
    """A line that the actor may correct. Raises Http404 for all others."""
    entries = MinutesEntry.objects.select_related(
        "sitting__meeting__unit__superior", "item__person", "speaker"
    )
    entry = entries.filter(pk=pk).first()
    if entry is None or not may(actor, Act.MINUTES_WRITE, place_of(entry.sitting.meeting.unit)):
        raise Http404
    return entry


def entries_for(actor: Actor, unit: Unit) -> "QuerySet[MinutesEntry]":
    """The lines of a unit's minutes as they stand, for those who may read them."""
    entries = MinutesEntry.objects.filter(
        sitting__meeting__unit=unit, corrected_by=None
    ).select_related("item__person")
    if may(actor, Act.MINUTES_READ, place_of(unit)):
        return entries
    if may(actor, Act.MINUTES_READ, place_of(unit, shared=True)):
        return entries.filter(
            sitting__minutes_state=MinutesState.CONFIRMED.value,
            sitting__meeting__state__in=[state.value for state in _SENT],
        )
    return entries.none()


def place_of_criticism(criticism: Criticism) -> Place:
    """Where a criticism stands: its writer's own until it is opened."""
    return place_of(
        criticism.meeting.unit,
        owner_id=criticism.writer_id,
        parties=frozenset({criticism.target_id}),
        shared=criticism.state != CriticismState.WRITTEN.value,
    )


def criticism_for(actor: Actor, pk: int) -> Criticism:
    """A criticism that the actor may read. Raises Http404 for all others."""
    criticism = _criticisms().filter(pk=pk).first()
    if criticism is None or not may(actor, Act.CRITICISM_VIEW, place_of_criticism(criticism)):
        raise Http404
    return criticism


def criticism_to_open(actor: Actor, pk: int) -> Criticism:
    """A criticism that the actor may open, without having read it. Raises Http404 for all others."""
    criticism = _criticisms().filter(pk=pk).first()
    if criticism is None or not may(actor, Act.CRITICISM_OPEN, place_of_criticism(criticism)):
        raise Http404
    return criticism


def criticisms_for(actor: Actor, unit: Unit) -> "QuerySet[Criticism]":
    """The criticisms in a unit's meetings that the actor may read: opened ones, and those that he wrote."""
    seen = Q(pk=None)
    if actor.person_id is not None and actor.acting_for_id is None:
        seen |= Q(writer=actor.person_id)
    if may(actor, Act.SITTING_ATTEND, place_of(unit)):
        seen |= ~Q(state=CriticismState.WRITTEN.value)
    return _criticisms().filter(seen, meeting__unit=unit)


def _criticisms() -> "QuerySet[Criticism]":
    return Criticism.objects.select_related(
        "meeting__unit__superior", "writer", "target", "item__sitting"
    )
