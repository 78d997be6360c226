"""Criticisms: written and sealed before the sitting, opened there one by one, replied to, put on the trail."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.agenda import ItemKind
from duizhao.core.cycle.criticism import (
    ACCEPT,
    CHANGE,
    NOTE,
    OPEN,
    REPLY,
    Answer,
    CriticismState,
    Now,
    Words,
)
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.minutes import WRITING, MinutesState
from duizhao.core.cycle.point import PointChannel
from duizhao.core.cycle.sitting import SittingState
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.sittings.access import place_of_criticism
from duizhao.web.sittings.models import AgendaItem, Criticism, Reply, Sitting
from duizhao.web.sittings.sealing import sealed, unsealed
from duizhao.web.sittings.selectors import current_item
from duizhao.web.trail.services import raise_point
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of

WRITTEN_IN = (
    MeetingState.PREPARING,
    MeetingState.READY,
    MeetingState.IN_SESSION,
    MeetingState.POSTPONED,
)
"""Where a meeting may stand while its members write to one another."""
_AFTER = (MeetingState.HELD, MeetingState.REPORTING)
_MOVES = {CriticismState.ACCEPTED: ACCEPT, CriticismState.NOTED: NOTE}


@transaction.atomic
def write_criticism(
    meeting: Meeting, target: Person, words: str, *, by: Actor, at: datetime
) -> Criticism:
    """Write a criticism that nobody else reads before it is opened. Raises Refused."""
    require(by, Act.CRITICISM_WRITE, place_of(meeting.unit, owner_id=by.person_id))
    claim(meeting)
    _require_open(meeting)
    typed = Words(words, about_oneself=target.pk == by.person_id)
    CHANGE.check(CriticismState.WRITTEN, typed)
    writer = Person.objects.get(pk=by.person_id or 0)
    criticism = Criticism.objects.create(
        meeting=meeting, writer=writer, target=target, hidden=sealed(words.strip())
    )
    _record(Event.CRITICISM_WRITTEN, criticism, by=by, at=at)
    return criticism


@transaction.atomic
def change_criticism(
    criticism: Criticism, words: str, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Write a sealed criticism anew. Raises Stale once it is opened, or past `revision`; Refused."""
    _require_writer(criticism, by)
    claim(criticism.meeting)
    _require_open(criticism.meeting)
    claim(criticism, while_in=CHANGE.sources, revision=revision)
    CHANGE.check(CriticismState(criticism.state), Words(words))
    criticism.hidden = sealed(words.strip())
    criticism.save(update_fields=["hidden"])
    _record(Event.CRITICISM_CHANGED, criticism, by=by, at=at)


@transaction.atomic
def withdraw_criticism(criticism: Criticism, *, by: Actor, at: datetime) -> None:
    """Take a sealed criticism back; nothing of its words is left."""
    _require_writer(criticism, by)
    claim(criticism, while_in=CHANGE.sources)
    _record(Event.CRITICISM_WITHDRAWN, criticism, by=by, at=at)
    criticism.delete()


@transaction.atomic
def open_criticism(criticism: Criticism, *, by: Actor, at: datetime) -> None:
    """Open a criticism at the sitting, while its target's turn goes on. Raises Refused, Stale."""
    require(by, Act.CRITICISM_OPEN, place_of_criticism(criticism))
    sitting = criticism.meeting.sittings.filter(state=SittingState.IN_SESSION.value).first()
    if sitting is not None:
        claim(sitting, while_in={SittingState.IN_SESSION})
    claim(criticism, while_in=OPEN.sources)
    item = current_item(sitting) if sitting else None
    about_him = item is not None and _criticised(item) == criticism.target_id
    OPEN.check(
        CriticismState(criticism.state),
        Now(in_session=sitting is not None, about_him_now=about_him),
    )
    words = unsealed(criticism.hidden)
    if words is None:
        raise Refused("这条批评意见是在另一台机器上封存的，这里打不开；请本人口头提出，记在会上")
    criticism.state, criticism.item, criticism.opened_at = OPEN.target.value, item, at
    criticism.words, criticism.hidden = words, b""
    criticism.save(update_fields=["state", "item", "opened_at", "words", "hidden"])
    _record(Event.CRITICISM_OPENED, criticism, by=by, at=at)


@transaction.atomic
def record_spoken(
    item: AgendaItem, writer: Person, words: str, *, by: Actor, at: datetime
) -> Criticism:
    """Put down a criticism that a member spoke at the sitting. Raises Refused, Stale."""
    sitting, target = item.sitting, item.person if _criticised(item) else None
    require(by, Act.MINUTES_WRITE, place_of(sitting.meeting.unit))
    claim(sitting, while_in={SittingState.IN_SESSION, SittingState.CLOSED})
    _require_unlocked(sitting)
    if target is None:
        raise Refused("这一项不是对哪一位同志的批评")
    CHANGE.check(CriticismState.WRITTEN, Words(words, about_oneself=writer.pk == target.pk))
    criticism = Criticism.objects.create(
        meeting=sitting.meeting, writer=writer, target=target, words=words.strip(), spoken=True,
        state=OPEN.target.value, item=item, opened_at=at,
    )  # fmt: skip
    _record(Event.CRITICISM_RECORDED, criticism, by=by, at=at)
    return criticism


@transaction.atomic
def answer_criticism(
    criticism: Criticism, words: str, outcome: CriticismState, *, by: Actor, at: datetime
) -> None:
    """Put down the reply of the criticised member, and whether he accepts; again, to correct it.

    What is accepted after the sitting goes on the trail at once. Raises Refused, and Stale once the
    minutes were given out for confirmation.
    """
    require(by, Act.CRITICISM_REPLY, place_of_criticism(criticism))
    claim(criticism.meeting)
    if criticism.item is None:
        raise Stale
    claim(criticism.item.sitting)
    claim(criticism, while_in=REPLY.sources)
    _require_unlocked(criticism.item.sitting)
    answer, move = Answer(words, on_trail=criticism.point_id is not None), _MOVES[outcome]
    REPLY.check(CriticismState(criticism.state), answer)
    move.check(REPLY.target, answer)
    Reply.objects.create(criticism=criticism, words=words.strip(), at=at)
    criticism.state = move.target.value
    criticism.save(update_fields=["state"])
    if MeetingState(criticism.meeting.state) in _AFTER:
        raise_accepted(criticism.meeting)
    note = criticism.get_state_display()
    _record(Event.CRITICISM_ANSWERED, criticism, by=by, at=at, note=note)


def raise_accepted(meeting: Meeting) -> int:
    """Put every accepted criticism of a meeting on the trail that is not there yet; how many.

    The act that calls it has claimed the meeting.
    """
    accepted = Criticism.objects.filter(
        meeting=meeting, state=CriticismState.ACCEPTED.value, point=None
    ).select_related("target")
    number = 0
    for criticism in accepted:
        held = criticism.opened_at
        criticism.point = raise_point(
            meeting,
            channel=PointChannel.COLLEAGUE,
            words=criticism.words,
            person=criticism.target,
            raised_on=timezone.localtime(held).date() if held else None,
        )
        criticism.save(update_fields=["point"])
        number += 1
    return number


def _criticised(item: AgendaItem) -> int | None:
    return item.person_id if item.kind == ItemKind.CRITICISM.value else None


def _require_writer(criticism: Criticism, by: Actor) -> None:
    owner = place_of(criticism.meeting.unit, owner_id=criticism.writer_id)
    require(by, Act.CRITICISM_WRITE, owner)


def _require_open(meeting: Meeting) -> None:
    if MeetingState(meeting.state) not in WRITTEN_IN:
        raise Refused(f"现在不能写批评意见（{meeting.get_state_display()}）")


def _require_unlocked(sitting: Sitting) -> None:
    if MinutesState(sitting.minutes_state) not in WRITING:
        raise Stale


def _record(event: Event, criticism: Criticism, *, by: Actor, at: datetime, note: str = "") -> None:
    unit_id = criticism.meeting.unit_id
    record(event, subject=criticism, unit_id=unit_id, by=by, at=at, note=note)
