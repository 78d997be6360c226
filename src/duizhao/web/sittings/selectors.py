"""What the pages of a sitting show, and the facts from which its moves are decided."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db.models import Q, QuerySet
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.agenda import (
    Item,
    ItemKind,
    Speaker,
    differs,
    required_agenda,
    speaking_order,
)
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.holding import Aftermath
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.minutes import WRITING, Confirmations, MinutesState, Written
from duizhao.core.cycle.sitting import Course, Presence, Roll, SeatKind, SittingState
from duizhao.web.evaluations.selectors import results_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import evaluates, figures_of, participants
from duizhao.web.sittings.access import current_sitting, place_of_minutes, sittings_going
from duizhao.web.sittings.models import AgendaItem, Attendance, Criticism, MinutesEntry, Sitting
from duizhao.web.units.actors import valid_on
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.places import place_of

_BEFORE = (MeetingState.PREPARING, MeetingState.READY)
_AFTER = (MeetingState.HELD, MeetingState.REPORTING)
_RESULTS = UUID("6f1d0f0e-6a58-4f0c-9a7d-0c2f6a0f7c51")
"""Under what the keys of lines with results are made; any other value would do, but never two."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A member who speaks about another, and what he has to say: sealed criticisms and opened ones."""

    person: Person
    there: bool
    sealed: tuple[Criticism, ...]
    opened: tuple[Criticism, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """What the room sees: the item that goes on, since how many seconds, who speaks, what comes next."""

    item: AgendaItem | None
    seconds: int
    speakers: tuple[str, ...]
    coming: AgendaItem | None


@dataclass(frozen=True, slots=True)
class ResultLine:
    """The numbers of an evaluation as a line of the minutes. Its key is made of them: it is kept once."""

    key: UUID
    item: AgendaItem
    words: str


@dataclass(frozen=True, slots=True)
class Task:
    """Something about a sitting that waits for a person: what, why, where."""

    what: str
    why: str
    address: str


def members_of(meeting: Meeting) -> list[Person]:
    """Those who must attend: the participants who are in the party, in their order."""
    return list(participants(meeting).filter(party_member=True))


def team_of(meeting: Meeting, *, today: date) -> list[Speaker]:
    """The members as the agenda sees them."""
    leaders = _holders(meeting.unit, Role.LEADER, today)
    return [Speaker(person.pk, person.pk in leaders) for person in members_of(meeting)]


def leader_of(meeting: Meeting, *, today: date) -> Person | None:
    """The leader who presides."""
    leaders = _holders(meeting.unit, Role.LEADER, today)
    return next((person for person in members_of(meeting) if person.pk in leaders), None)


def supervisors_of(unit: Unit, *, today: date) -> list[Person]:
    """The supervisors who are assigned to the unit."""
    return list(Person.objects.filter(pk__in=_holders(unit, Role.SUPERVISOR, today)))


def required_of(meeting: Meeting, *, today: date) -> tuple[Item, ...]:
    """The agenda that the meeting must have as its people stand."""
    supervised = bool(_holders(meeting.unit, Role.SUPERVISOR, today))
    return required_agenda(
        team_of(meeting, today=today),
        supervised=supervised,
        of_branch=meeting.unit.branch_id is not None,
        evaluates=evaluates(meeting),
    )


def agenda_of(sitting: Sitting) -> list[Item]:
    """The agenda of a sitting as pure data."""
    return [Item(ItemKind(item.kind), item.person_id, item.title) for item in sitting.items.all()]


def roll_of(sitting: Sitting, *, today: date) -> Roll:
    """Who should be there and who is; a team that changed since the agenda was made is seen here."""
    seats = list(sitting.attendance.all())
    expected = [seat for seat in seats if seat.seat == SeatKind.EXPECTED.value]
    figures = figures_of(sitting.meeting)
    return Roll(
        should=len(expected),
        present=sum(seat.presence == Presence.PRESENT.value for seat in expected),
        unsigned=sum(seat.presence == Presence.UNSIGNED.value for seat in expected),
        needed=figures.least_present(len(expected)),
        share=figures.quorum,
        agenda_differs=differs(agenda_of(sitting), required_of(sitting.meeting, today=today)),
    )


def course_of(sitting: Sitting) -> Course:
    """How far the agenda has come; what was added by hand may be left out."""
    left = sitting.items.filter(started_at=None).exclude(kind=ItemKind.OTHER.value)
    return Course(items_left=left.count())


def current_item(sitting: Sitting) -> AgendaItem | None:
    """The item that goes on."""
    going_on = sitting.items.filter(started_at__isnull=False, ended_at=None)
    return going_on.select_related("person").first()


def next_item(sitting: Sitting) -> AgendaItem | None:
    """The first item that nobody has taken up."""
    return sitting.items.filter(started_at=None).select_related("person").first()


def results_to_write(sitting: Sitting) -> list[ResultLine]:
    """What the minutes don't hold yet of the evaluations that were opened; nothing before their item."""
    item = sitting.items.filter(kind=ItemKind.EVALUATION.value, started_at__isnull=False).first()
    if item is None:
        return []
    lines = [
        ResultLine(uuid5(_RESULTS, f"{pk}:{words}"), item, words)
        for pk, result in results_of(sitting.meeting).items()
        for words in (result.in_words(),)
    ]
    written = set(sitting.entries.values_list("key", flat=True))
    return [line for line in lines if line.key not in written]


def scene_of(sitting: Sitting, *, at: datetime, today: date) -> Scene:
    """What the room sees now."""
    item = current_item(sitting)
    since = item.started_at if item else None
    seconds = int((at - since).total_seconds()) if since else 0
    return Scene(item, max(seconds, 0), speakers_of(item, today=today), next_item(sitting))


def turns_of(item: AgendaItem, *, today: date) -> list[Turn]:
    """Who speaks about the member of an item, in the speaking order, with what is sealed and opened."""
    meeting = item.sitting.meeting
    if item.kind != ItemKind.CRITICISM.value or item.person_id is None:
        return []
    rows = list(
        Criticism.objects.filter(Q(state=CriticismState.WRITTEN.value) | Q(item=item))
        .filter(meeting=meeting, target=item.person_id)
        .select_related("writer", "target")
        .prefetch_related("replies")
    )
    there = set(_present(item.sitting).values_list("person", flat=True))
    people = {person.pk: person for person in members_of(meeting)}
    sealed = CriticismState.WRITTEN.value
    return [
        Turn(
            people[pk],
            pk in there,
            tuple(row for row in rows if row.writer_id == pk and row.state == sealed),
            tuple(row for row in rows if row.writer_id == pk and row.state != sealed),
        )
        for pk in speaking_order(team_of(meeting, today=today), item.person_id)
    ]


def written_of(sitting: Sitting) -> Written:
    """How much the minutes hold, lines and opened criticisms, and what has no reply yet."""
    opened = _opened(sitting)
    return Written(
        over=sitting.state in {SittingState.CLOSED.value, SittingState.STOPPED.value},
        lines=MinutesEntry.objects.filter(sitting=sitting).count() + opened.count(),
        unanswered=opened.filter(state=CriticismState.OPENED.value).count(),
    )


def confirmations_of(sitting: Sitting) -> Confirmations:
    """Who of those present must still confirm the minutes as they were last given out."""
    agreed = sitting.confirmations.filter(handed_out=sitting.handed_out, wish="")
    waiting = _present(sitting).exclude(person__in=agreed.values("person"))
    return Confirmations(tuple(waiting.values_list("person__name", flat=True)))


def aftermath_of(meeting: Meeting) -> Aftermath:
    """What is still open after the sitting."""
    sitting = current_sitting(meeting)
    if sitting is None:
        return Aftermath(minutes_confirmed=False)
    untold = _absent(sitting).filter(told_on=None)
    return Aftermath(
        minutes_confirmed=sitting.minutes_state == MinutesState.CONFIRMED.value,
        untold=tuple(untold.values_list("person__name", flat=True)),
    )


def waiting_for(actor: Actor, meeting: Meeting, *, today: date) -> Iterator[Task]:
    """What waits for a person about the sitting of a meeting."""
    state, sitting = MeetingState(meeting.state), sittings_going(meeting).first()
    if sitting is None:
        return
    unit = place_of(meeting.unit)
    overview = reverse("sittings:sitting", args=[meeting.pk])
    if state in _BEFORE and may(
        actor, Act.CRITICISM_WRITE, place_of(meeting.unit, owner_id=actor.person_id)
    ):
        yield from _to_write(actor, meeting)
    if state is MeetingState.READY and may(actor, Act.SITTING_PRESIDE, unit):
        roll = roll_of(sitting, today=today)
        yield Task("宣布开会", f"应到 {roll.should} 人，已记到会 {roll.present} 人", overview)
    if state in _AFTER:
        yield from _after(actor, sitting)


def _to_write(actor: Actor, meeting: Meeting) -> Iterator[Task]:
    if not Criticism.objects.filter(meeting=meeting, writer=actor.person_id).exists():
        why = "会前先写好，只有您自己看得到，会上轮到那一项才公开"
        yield Task("写给同志们的批评意见", why, reverse("sittings:criticisms", args=[meeting.pk]))


def _after(actor: Actor, sitting: Sitting) -> Iterator[Task]:
    minutes = reverse("sittings:minutes", args=[sitting.pk])
    state = MinutesState(sitting.minutes_state)
    agreed = sitting.confirmations.filter(
        handed_out=sitting.handed_out, wish="", person=actor.person_id
    )
    if (
        state is MinutesState.TO_CONFIRM
        and may(actor, Act.MINUTES_CONFIRM, place_of_minutes(sitting))
        and not agreed.exists()
    ):
        yield Task("确认会议记录", "您到会了，请核对以后确认，或者写明要更正什么", minutes)
    mine = _opened(sitting).filter(target=actor.person_id, state=CriticismState.OPENED.value)
    for criticism in mine:
        address = reverse("sittings:reply", args=[criticism.pk])
        yield Task(
            f"回应{criticism.writer}的批评意见", "会上已经公开，还没有记下您怎样回应", address
        )
    if not may(actor, Act.MINUTES_WRITE, place_of(sitting.meeting.unit)):
        return
    if state in WRITING:
        yield Task("整理会议记录，请到会的人确认", sitting.get_minutes_state_display(), minutes)
    attendance = reverse("sittings:attendance", args=[sitting.pk])
    for seat in _absent(sitting).filter(told_on=None).select_related("person"):
        yield Task(
            f"转告缺席的{seat.person}", "会上的批评意见和会议情况，转告以后记下日期", attendance
        )


def speakers_of(item: AgendaItem | None, *, today: date) -> tuple[str, ...]:
    """Who speaks under an item, in the order in which they are called."""
    if item is None:
        return ()
    meeting = item.sitting.meeting
    if item.kind == ItemKind.CRITICISM.value and item.person_id is not None:
        people = {person.pk: person.name for person in members_of(meeting)}
        order = speaking_order(team_of(meeting, today=today), item.person_id)
        return tuple(people[pk] for pk in order)
    if item.kind == ItemKind.SUPERVISORS.value:
        return tuple(person.name for person in supervisors_of(meeting.unit, today=today))
    if item.person is not None:
        return (item.person.name,)
    if item.kind == ItemKind.OTHER.value:
        return ()
    return (item.sitting.presider.name,) if item.sitting.presider else ()


def _holders(unit: Unit, role: Role, today: date) -> set[int]:
    rows = valid_on(today).filter(unit=unit, role=role.value, acting_for=None)
    return set(rows.values_list("person", flat=True))


def _present(sitting: Sitting) -> "QuerySet[Attendance]":
    return sitting.attendance.filter(seat=SeatKind.EXPECTED.value, presence=Presence.PRESENT.value)


def _absent(sitting: Sitting) -> "QuerySet[Attendance]":
    return sitting.attendance.filter(seat=SeatKind.EXPECTED.value, presence=Presence.ABSENT.value)


def _opened(sitting: Sitting) -> "QuerySet[Criticism]":
    return Criticism.objects.filter(item__sitting=sitting).select_related("writer")
