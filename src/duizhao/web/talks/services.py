"""What is done with talks."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import MeetingState, require_not_over
from duizhao.core.cycle.point import PointChannel
from duizhao.core.cycle.talk import CONFIRM, RECORD, Record, TalkKind, TalkState
from duizhao.core.cycle.talk_pairs import required_pairs
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants, profile_for
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind, settle
from duizhao.web.talks.access import place_of_talk
from duizhao.web.talks.models import Talk, TalkPoint
from duizhao.web.talks.selectors import seats_of
from duizhao.web.trail.services import raise_point
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkWords:
    """A record of a talk as it was typed."""

    held_on: date
    where: str = ""
    problems_of_one: str = ""
    problems_of_other: str = ""
    agreed: str = ""


@transaction.atomic
def plan_talks(
    meeting: Meeting, kinds: frozenset[TalkKind], *, by: Actor, at: datetime
) -> tuple[int, int]:
    """Make the talks that the roster asks for; how many came, how many due ones went.

    Talks that took place, and those that somebody added by hand, stay as they are.
    """
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting)
    require_not_over(MeetingState(meeting.state))
    seats = seats_of(meeting, today=timezone.localtime(at).date())
    pairs = required_pairs(seats, kinds & frozenset(profile_for(meeting).talks))
    wanted = {frozenset({pair.one, pair.other}) for pair in pairs}
    there = list(meeting.talks.select_for_update())
    gone = [
        talk
        for talk in there
        if talk.state == TalkState.DUE.value
        and talk.kind != TalkKind.OTHER.value
        and frozenset({talk.one_id, talk.other_id}) not in wanted
    ]
    Talk.objects.filter(pk__in=[talk.pk for talk in gone]).delete()
    known = {frozenset({talk.one_id, talk.other_id}) for talk in there}
    new = [pair for pair in pairs if frozenset({pair.one, pair.other}) not in known]
    Talk.objects.bulk_create(
        Talk(meeting=meeting, kind=pair.kind.value, one_id=pair.one, other_id=pair.other)
        for pair in new
    )
    note = f"新增 {len(new)} 对，减去 {len(gone)} 对"
    record(Event.TALKS_PLANNED, subject=meeting, unit_id=meeting.unit_id, by=by, at=at, note=note)
    _remind_of_plan(meeting, {person for pair in new for person in (pair.one, pair.other)}, at=at)
    return len(new), len(gone)


@transaction.atomic
def add_talk(meeting: Meeting, one: Person, other: Person, *, by: Actor, at: datetime) -> Talk:
    """Add a talk that no roster asks for. Raises Refused when the two have one already."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    claim(meeting)
    require_not_over(MeetingState(meeting.state))
    if one.pk == other.pk:
        raise Refused("谈话双方不能是同一个人")
    if meeting.talks.filter(one__in=[one, other], other__in=[one, other]).exists():
        raise Refused(f"{one}和{other}的谈话已经在表里了")
    talk = Talk.objects.create(meeting=meeting, kind=TalkKind.OTHER.value, one=one, other=other)
    record(Event.TALK_ADDED, subject=talk, unit_id=meeting.unit_id, by=by, at=at)
    _remind_of_plan(meeting, {one.pk, other.pk}, at=at)
    return talk


@transaction.atomic
def record_talk(
    talk: Talk,
    words: TalkWords,
    *,
    by: Actor,
    at: datetime,
    today: date,
    revision: int | None = None,
) -> None:
    """Write what was said; both must confirm it (again). Raises Refused, and Stale past `revision`."""
    require(by, Act.TALK_WRITE, place_of_talk(talk))
    claim(talk, while_in=RECORD.sources, revision=revision)
    require_not_over(MeetingState(talk.meeting.state))
    lines = [*_lines(words.problems_of_one), *_lines(words.problems_of_other)]
    RECORD.check(TalkState(talk.state), Record(held=words.held_on <= today, problems=len(lines)))
    talk.state, talk.held_on, talk.where = RECORD.target.value, words.held_on, words.where
    talk.problems_of_one, talk.problems_of_other = words.problems_of_one, words.problems_of_other
    talk.agreed = words.agreed
    mine_is_one = by.person_id == talk.one_id
    talk.one_confirmed_at = at if mine_is_one else None
    talk.other_confirmed_at = None if mine_is_one else at
    talk.save()
    record(Event.TALK_RECORDED, subject=talk, unit_id=talk.meeting.unit_id, by=by, at=at)
    _remind_other(talk, ReminderKind.TALK_RECORDED, by=by, at=at)


@transaction.atomic
def confirm_talk(talk: Talk, *, by: Actor, at: datetime, revision: int | None = None) -> None:
    """Confirm the record as the side that has not; once both have, its points go on the trail.

    Raises Stale past `revision`: nobody confirms words that he hasn't seen.
    """
    require(by, Act.TALK_WRITE, place_of_talk(talk))
    claim(talk, while_in=CONFIRM.sources, revision=revision)
    require_not_over(MeetingState(talk.meeting.state))
    one_at, other_at = talk.one_confirmed_at, talk.other_confirmed_at
    if by.person_id == talk.one_id:
        one_at = one_at or at
    else:
        other_at = other_at or at
    CONFIRM.check(
        TalkState(talk.state),
        Record(held=True, problems=1, confirmed_by_both=bool(one_at and other_at)),
    )
    talk.state, talk.one_confirmed_at, talk.other_confirmed_at = (
        CONFIRM.target.value,
        one_at,
        other_at,
    )
    talk.save(update_fields=["state", "one_confirmed_at", "other_confirmed_at"])
    answers = set(participants(talk.meeting).values_list("pk", flat=True))
    for person, words in ((talk.one, talk.problems_of_one), (talk.other, talk.problems_of_other)):
        if person.pk in answers:
            for line in _lines(words):
                _raise(talk, person, line)
    record(Event.TALK_CONFIRMED, subject=talk, unit_id=talk.meeting.unit_id, by=by, at=at)
    settle(by.person_id, ReminderKind.TALK_RECORDED, at=at, same=news_of(talk))
    _remind_other(talk, ReminderKind.TALK_CONFIRMED, by=by, at=at)


@transaction.atomic
def note_read(talk: Talk, *, by: Actor, at: datetime) -> None:
    """Say that somebody read a record."""
    record(Event.TALK_READ, subject=talk, unit_id=talk.meeting.unit_id, by=by, at=at)


def news_of(talk: Talk) -> str:
    """What reminders of a talk are known by: whatever becomes of it is the same news."""
    return f"talk:{talk.pk}"


def _raise(talk: Talk, person: Person, words: str) -> None:
    point = raise_point(
        talk.meeting,
        channel=PointChannel.COLLEAGUE,
        words=words,
        person=person,
        raised_on=talk.held_on,
    )
    TalkPoint.objects.create(talk=talk, point=point)


def _remind_of_plan(meeting: Meeting, people: set[int], *, at: datetime) -> None:
    remind(
        people, ReminderKind.TALKS_PLANNED, about=str(meeting), at=at, same=f"talks:{meeting.pk}",
        address=f"{reverse('talks:list', args=[meeting.pk])}?state={TalkState.DUE.value}",
    )  # fmt: skip


def _remind_other(talk: Talk, kind: ReminderKind, *, by: Actor, at: datetime) -> None:
    """Tell the other side; the news of a talk has one reminder, whatever becomes of it."""
    other, mine = (
        (talk.other_id, talk.one) if by.person_id == talk.one_id else (talk.one_id, talk.other)
    )
    remind(
        [other], kind, about=f"{talk.meeting}：和{mine}的谈话", at=at, same=news_of(talk),
        address=reverse("talks:talk", args=[talk.pk]),
    )  # fmt: skip


def _lines(words: str) -> list[str]:
    return [line.strip() for line in words.splitlines() if line.strip()]
