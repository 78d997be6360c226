"""What is done with rounds and opinions.

`hand_in` is the one act of the program that asks for no right, claims no meeting, takes no time and
leaves no audit entry: each of these would tell who gave an opinion, or when.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import MeetingState, require_not_at_rest
from duizhao.core.cycle.opinion_round import (
    CLOSE,
    DESTROY,
    EXTEND,
    FORWARD,
    JOIN,
    OPEN,
    REVEAL,
    Collected,
    Other,
    RoundChannel,
    RoundState,
    Said,
)
from duizhao.core.cycle.point import DECLINE, MERGE, Answer, PointChannel, PointState
from duizhao.core.opinions.codes import new_codes
from duizhao.core.opinions.envelope import Spoken
from duizhao.core.opinions.urn import (
    MOST_SLIPS,
    Locked,
    Unusable,
    poured,
    public_key_of,
    put_in,
    taken_out,
)
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import figures_of
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.opinions.selectors import rounds_in
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind, settle
from duizhao.web.trail.models import Point
from duizhao.web.trail.services import decline_raised, merge_raised, raise_point
from duizhao.web.units.actors import holders
from duizhao.web.units.places import place_of
from duizhao.web.units.selectors import people_of
from duizhao.web.units.services.reminding import EVERYBODY, remind_holders
from duizhao.web.urns.models import Urn
from duizhao.web.urns.urns import (
    change_urn,
    drop_urn,
    locked_urn,
    look_into,
    put_back,
    set_up_urn,
    take_until,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundWords:
    """A round as it was typed."""

    title: str
    channel: RoundChannel
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What the office proposes for an opinion: merge it, decline it, or neither (take it back)."""

    merged_into: Opinion | None = None
    declined: bool = False
    reason: str = ""


@transaction.atomic
def draft_round(meeting: Meeting, words: RoundWords, *, by: Actor, at: datetime) -> Round:
    """Plan a round."""
    require(by, Act.OPINION_COLLECT, place_of(meeting.unit))
    claim(meeting)
    require_not_at_rest(MeetingState(meeting.state))
    drafted = Round.objects.create(
        meeting=meeting,
        title=words.title,
        channel=words.channel.value,
        due=words.due,
        minimum=figures_of(meeting).opinions_minimum,
    )
    _record(Event.ROUND_DRAFTED, drafted, by=by, at=at)
    return drafted


@transaction.atomic
def open_round(drafted: Round, *, by: Actor, at: datetime, slips: int = 0) -> list[str]:
    """Begin to collect; the codes of the slips, which nobody can be told a second time.

    Raises Refused when there would be fewer slips than are needed to open the round, and while
    the meeting is put off.
    """
    _take(drafted, by, OPEN.sources, asks=True)
    OPEN.check(RoundState(drafted.state), None)
    codes: list[str] = []
    if drafted.channel == RoundChannel.SLIPS.value:
        if not drafted.minimum <= slips <= MOST_SLIPS:
            raise Refused(f"意见码要印 {drafted.minimum} 到 {MOST_SLIPS} 张，少了开不了封")
        codes = new_codes(slips)
        drafted.urn, drafted.slips = set_up_urn(codes, until=drafted.due), slips
    drafted.state = OPEN.target.value
    drafted.save(update_fields=["state", "slips", "urn"])
    _record(Event.ROUND_OPENED, drafted, by=by, at=at, note=f"印意见码 {slips} 张" if slips else "")
    _remind_everybody(drafted, ReminderKind.ROUND_OPENED, by=by, at=at)
    return codes


def hand_in(collecting: Round, code: str, opinions: Sequence[Spoken], *, today: date) -> None:
    """Put the opinions of one slip into the urn. Raises Unusable for a used code or a closed round."""
    if collecting.urn_id is None:
        raise Unusable
    change_urn(
        collecting.urn_id,
        lambda content, public_key: put_in(content, code, opinions, public_key),
        today=today,
    )


@transaction.atomic
def type_in(collecting: Round, opinions: Sequence[Spoken], group: str, *, by: Actor, at: datetime) -> None:  # fmt: skip
    """Put down opinions that came by another channel than slips; of whom is not asked."""
    _take(collecting, by, CLOSE.sources)
    if collecting.channel == RoundChannel.SLIPS.value:
        raise Refused("一次性意见码的意见只能由持码的人自己填写，不能代录")
    Opinion.objects.bulk_create(
        Opinion(
            round=collecting,
            person_id=each.person_id,
            aspect=each.aspect,
            words=each.words,
            group=group,
        )
        for each in opinions
    )
    _record(Event.OPINION_TYPED, collecting, by=by, at=at, note=f"{len(opinions)} 条")


@transaction.atomic
def drop_typed(opinion: Opinion, *, by: Actor, at: datetime) -> None:
    """Take out an opinion that was typed in wrongly, while its round still collects."""
    _take(opinion.round, by, CLOSE.sources)
    read_again(opinion)
    _record(Event.OPINION_DROPPED, opinion.round, by=by, at=at)
    opinion.delete()


@transaction.atomic
def close_round(collecting: Round, *, by: Actor, at: datetime) -> None:
    """Stop collecting. How many came is not said: whoever closes twice could tell when one came."""
    _take(collecting, by, CLOSE.sources)
    CLOSE.check(RoundState(collecting.state), None)
    _move(collecting, CLOSE.target)
    _record(Event.ROUND_CLOSED, collecting, by=by, at=at)


@transaction.atomic
def extend_round(collecting: Round, due: date, *, by: Actor, at: datetime) -> None:
    """Collect for longer, or again. Raises Refused when the new day is not later, or the meeting put off."""
    _take(collecting, by, EXTEND.sources, asks=True)
    EXTEND.check(RoundState(collecting.state), None)
    if due <= collecting.due:
        raise Refused(f"新的截止日期要晚于原来的 {collecting.due.isoformat()}")
    collecting.due, collecting.state = due, EXTEND.target.value
    collecting.save(update_fields=["due", "state"])
    if collecting.urn is not None:
        take_until(collecting.urn, due)
    _record(Event.ROUND_EXTENDED, collecting, by=by, at=at, note=due.isoformat())
    _remind_everybody(collecting, ReminderKind.ROUND_EXTENDED, by=by, at=at)


@transaction.atomic
def reveal_round(closed: Round, *, by: Actor, at: datetime) -> None:
    """Open a round: all opinions at once, in no order, and its keys are gone. Raises Refused."""
    _take(closed, by, REVEAL.sources)
    collected, urn = (
        _open_urn(closed)
        if closed.channel == RoundChannel.SLIPS.value
        else (_count_typed(closed), None)
    )
    closed.state, closed.collected, closed.urn = REVEAL.target.value, collected, None
    closed.save(update_fields=["state", "collected", "urn"])
    if urn is not None:
        drop_urn(urn)
    _record(Event.ROUND_REVEALED, closed, by=by, at=at, note=f"收到 {collected} 份")


@transaction.atomic
def join_round(closed: Round, into: Round, *, by: Actor, at: datetime) -> None:
    """Pour the envelopes of a round, unread, into another that is still sealed. Raises Refused."""
    require(by, Act.OPINION_COLLECT, place_of(closed.meeting.unit))
    for taken in sorted((closed, into), key=lambda one: one.pk):
        claim(taken, while_in=JOIN.sources if taken is closed else None)
    collecting = into.channel == RoundChannel.SLIPS.value == closed.channel and into.state in {
        RoundState.OPEN.value,
        RoundState.CLOSED.value,
    }
    facts = Other(collecting, into.meeting_id == closed.meeting_id, itself=into.pk == closed.pk)
    JOIN.check(RoundState(closed.state), facts)
    source, target = _urn_of(closed), _urn_of(into)
    try:
        (mine, mine_keys), (theirs, keys) = look_into(source), look_into(target)
    except Locked:
        raise Refused("有一轮的密钥不在这台机器上，封存的意见谁也打不开") from None
    together = poured(mine, mine_keys.private, theirs, public_key_of(keys.private))
    put_back(target, together, keys)
    closed.state, closed.joined_into, closed.urn = JOIN.target.value, into, None
    closed.save(update_fields=["state", "joined_into", "urn"])
    drop_urn(source)
    _record(Event.ROUND_JOINED, closed, by=by, at=at, note=into.title)


@transaction.atomic
def destroy_round(collecting: Round, reason: str, *, by: Actor, at: datetime) -> None:
    """Destroy what a round holds, unread. Raises Refused without a reason."""
    _take(collecting, by, DESTROY.sources)
    _destroy(collecting, reason, by=by, at=at)


@transaction.atomic
def rest_rounds(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Close what still collects, because the meeting was put off; what came stays sealed."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    for collecting in rounds_in(meeting, *CLOSE.sources):
        claim(collecting, while_in=CLOSE.sources)
        _move(collecting, CLOSE.target)
        _record(Event.ROUND_CLOSED, collecting, by=by, at=at)


@transaction.atomic
def end_rounds(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> None:
    """Destroy unread what was not opened, because the meeting was called off."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    for collecting in rounds_in(meeting, *DESTROY.sources):
        claim(collecting, while_in=DESTROY.sources)
        _destroy(collecting, reason, by=by, at=at)


def _destroy(collecting: Round, reason: str, *, by: Actor, at: datetime) -> None:
    DESTROY.check(RoundState(collecting.state), Said(reason))
    urn = None if collecting.urn_id is None else _urn_of(collecting)
    collecting.opinions.all().delete()
    collecting.state, collecting.reason = DESTROY.target.value, reason.strip()
    collecting.urn = None
    collecting.save(update_fields=["state", "reason", "urn"])
    if urn is not None:
        drop_urn(urn)
    _record(Event.ROUND_DESTROYED, collecting, by=by, at=at, note=reason)


@transaction.atomic
def settle_opinion(opinion: Opinion, settled: Settlement, *, by: Actor, at: datetime) -> None:
    """Say what the office proposes for an opinion before it is handed on. Raises Refused."""
    _take(opinion.round, by, FORWARD.sources)
    into, reason = settled.merged_into, settled.reason.strip()
    if into is not None:
        read_again(into)
        same = (into.round_id, into.person_id) == (opinion.round_id, opinion.person_id)
        facts = Answer(same_list=same, itself=into.pk == opinion.pk, reason=reason)
        MERGE.check(PointState.OPEN, facts)
        if into.merged_into_id or opinion.merged.exists():
            raise Refused("已经合并过的意见不能再套着合并，请都合并到同一条")
    elif settled.declined:
        DECLINE.check(PointState.OPEN, Answer(reason=reason))
    opinion.merged_into, opinion.declined, opinion.reason = into, settled.declined, reason
    opinion.save(update_fields=["merged_into", "declined", "reason"])
    _record(Event.OPINION_SETTLED, opinion.round, by=by, at=at)


@transaction.atomic
def forward_opinions(opened: Round, *, by: Actor, at: datetime) -> None:
    """Hand every opinion on, word for word: each becomes a point of the person it is about."""
    _take(opened, by, FORWARD.sources)
    FORWARD.check(RoundState(opened.state), None)
    points: dict[int, Point] = {}
    opinions = list(opened.opinions.select_related("person"))
    for opinion in opinions:
        points[opinion.pk] = opinion.point = raise_point(
            opened.meeting,
            channel=PointChannel.MASSES,
            words=opinion.words,
            person=opinion.person,
            aspect=opinion.aspect,
        )
        opinion.save(update_fields=["point"])
    for opinion in opinions:
        if opinion.merged_into_id is not None:
            merge_raised(points[opinion.pk], points[opinion.merged_into_id], opinion.reason)
        elif opinion.declined:
            decline_raised(points[opinion.pk], opinion.reason)
    _move(opened, FORWARD.target)
    _record(Event.ROUND_FORWARDED, opened, by=by, at=at, note=f"{len(opinions)} 条")
    _remind_receivers(opened, {opinion.person_id for opinion in opinions}, at=at)


@transaction.atomic
def receive_opinions(meeting: Meeting, person_id: int | None, *, by: Actor, at: datetime) -> int:
    """Say that the opinions about a person, or about the team, were received; how many they are."""
    require(by, Act.OPINION_RECEIVE, place_of(meeting.unit, owner_id=person_id))
    claim(meeting)
    points = Point.objects.filter(
        meeting=meeting,
        person=person_id,
        opinion__round__state=RoundState.FORWARDED.value,
        fed_back_at=None,
    )
    received = points.update(fed_back_at=at)
    if not received:
        raise Refused("没有等着签收的意见")
    if person_id is None:
        team = ReminderKind.OPINION_FED_BACK_TO_TEAM
        settle(by.person_id, team, at=at, same=_for_team(meeting))
    else:
        settle(person_id, ReminderKind.OPINION_FED_BACK, at=at, same=_for_him(meeting))
    record(
        Event.OPINION_RECEIVED,
        subject=meeting,
        unit_id=meeting.unit_id,
        by=by,
        at=at,
        note=f"{'关于本人' if person_id else '关于班子'} {received} 条",
    )
    return received


def _remind_everybody(shown: Round, kind: ReminderKind, *, by: Actor, at: datetime) -> None:
    remind_holders(
        shown.meeting.unit_id, EVERYBODY, kind, by=by, at=at, same=f"round:{shown.pk}",
        about=f"{shown.meeting}：{shown.title}，{shown.due} 截止",
        address=reverse("opinions:rounds", args=[shown.meeting_id]),
    )  # fmt: skip


def _remind_receivers(forwarded: Round, people: set[int | None], *, at: datetime) -> None:
    """Tell each person about whom there are opinions, and for the team its leader."""
    meeting = forwarded.meeting
    address = reverse("opinions:received", args=[meeting.pk])
    remind(
        people, ReminderKind.OPINION_FED_BACK, about=f"{meeting}：{forwarded.title}",
        address=address, at=at, same=_for_him(meeting),
    )  # fmt: skip
    if None in people:
        leaders = holders(meeting.unit_id, [Role.LEADER], on=timezone.localtime(at).date())
        remind(
            leaders, ReminderKind.OPINION_FED_BACK_TO_TEAM,
            about=f"{meeting}：{forwarded.title}", address=address, at=at, same=_for_team(meeting),
        )  # fmt: skip


def _for_him(meeting: Meeting) -> str:
    return f"opinions:{meeting.pk}"


def _for_team(meeting: Meeting) -> str:
    return f"team_opinions:{meeting.pk}"


def _open_urn(closed: Round) -> tuple[int, Urn]:
    urn = _urn_of(closed)
    try:
        content, keys = look_into(urn)
    except Locked:
        raise Refused(*REVEAL.open_needs(Collected(enough=False, readable=False))) from None
    collected = len(content.envelopes)
    enough = collected >= closed.minimum
    REVEAL.check(RoundState(closed.state), Collected(enough=enough, minimum=closed.minimum))
    known = set(people_of(closed.meeting.unit).values_list("pk", flat=True))
    Opinion.objects.bulk_create(
        Opinion(
            round=closed,
            person_id=each.person_id if each.person_id in known else None,
            aspect=each.aspect,
            words=each.words,
        )
        for each in taken_out(content, keys.private)
    )
    return collected, urn


def _urn_of(sealed: Round) -> Urn:
    """The urn of a claimed round, for the rest of the transaction. Raises Stale when it is gone."""
    if sealed.urn_id is None:
        raise Stale
    return locked_urn(sealed.urn_id)


def _count_typed(closed: Round) -> int:
    collected = closed.opinions.count()
    REVEAL.check(RoundState(closed.state), Collected(enough=collected > 0, sealed=False))
    return collected


def _take(taken: Round, by: Actor, sources: frozenset[RoundState], *, asks: bool = False) -> None:
    """Claim a round, and the meeting first where people are asked for something."""
    require(by, Act.OPINION_COLLECT, place_of(taken.meeting.unit))
    if asks:
        claim(taken.meeting)
        require_not_at_rest(MeetingState(taken.meeting.state))
    claim(taken, while_in=sources)


def _move(moved: Round, target: RoundState) -> None:
    moved.state = target.value
    moved.save(update_fields=["state"])
    if moved.urn is not None:
        take_until(moved.urn, None)


def _record(event: Event, subject: Round, *, by: Actor, at: datetime, note: str = "") -> None:
    record(event, subject=subject, unit_id=subject.meeting.unit_id, by=by, at=at, note=note)
