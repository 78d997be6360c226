"""Asks every stage what waits for a person."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from django.db.models import Q, prefetch_related_objects
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.evaluation import EvaluationState
from duizhao.core.cycle.meeting import AFTER_SITTING, MeetingState
from duizhao.core.cycle.opinion_round import RoundState
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkState
from duizhao.web.conduct.closing import open_matters
from duizhao.web.evaluations.selectors import evaluations_waiting
from duizhao.web.inspections.selectors import unanswered_in
from duizhao.web.meetings.access import meetings_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import RailStage, rail_of
from duizhao.web.opinions.selectors import rounds_waiting, unsigned_of
from duizhao.web.rectification.selectors.waiting import Waits, loose_for
from duizhao.web.rectification.selectors.waiting import waiting_for as ledgers_waiting_for
from duizhao.web.sittings.selectors import waiting_for
from duizhao.web.statements.selectors.progress import waiting_for as statements_waiting_for
from duizhao.web.study.selectors import unread_by
from duizhao.web.talks.selectors import talks_waiting
from duizhao.web.trail.selectors import open_points_of
from duizhao.web.units.places import place_of

MOST = 20
"""How many meetings under way the desk looks into."""
SOON = timedelta(days=3)
"""How long before its date a stage is brought up."""
UNDER_WAY = (
    MeetingState.PLANNED,
    MeetingState.PREPARING,
    MeetingState.READY,
    MeetingState.IN_SESSION,
    MeetingState.HELD,
    MeetingState.REPORTING,
)

_NEXT = {
    RoundState.OPEN: ("截止征求意见", "已经过了截止日期"),
    RoundState.CLOSED: ("意见开封", "已经截止，够份数就可以开封"),
    RoundState.OPENED: ("反馈意见", "原话反馈给本人和班子"),
}


_NEXT_OF_EVALUATION = {
    EvaluationState.OPEN: ("截止民主评议", "已经过了截止日期"),
    EvaluationState.CLOSED: ("评议开封", "已经截止，够票数就可以开封"),
    EvaluationState.OPENED: ("登记等次", "票数已经开封，支部定了等次以后登记"),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits: what, why, until when, where it is done; `loose` for what hangs loose."""

    what: str
    why: str
    address: str
    due: date | None
    late: bool


@dataclass(frozen=True)
class MeetingDesk:
    """A meeting under way with what waits for the person in it."""

    meeting: Meeting
    waiting: tuple[Waiting, ...]
    next_stage: RailStage | None


def desks_of(actor: Actor, *, today: date) -> list[MeetingDesk]:
    """The meetings under way that the person knows of, each with what waits for him.

    Then the meetings that are over and whose ledger still waits for him.
    """
    ledgers: dict[int, list[Waits]] = {}
    for one in ledgers_waiting_for(actor, today=today):
        ledgers.setdefault(one.meeting_id, []).append(one)
    goes_on = [state.value for state in UNDER_WAY]
    known = meetings_for(actor).filter(Q(state__in=goes_on) | Q(pk__in=ledgers))
    meetings = list(known.select_related("unit__superior"))
    under_way = [one for one in meetings if one.state in goes_on][:MOST]
    prefetch_related_objects(under_way, "stages")
    over = [one for one in meetings if one.state not in goes_on]
    return [
        *(_desk(actor, one, today, ledgers.get(one.pk, [])) for one in under_way),
        *(MeetingDesk(one, tuple(_ledger(ledgers[one.pk], today)), None) for one in over),
    ]


def _desk(actor: Actor, meeting: Meeting, today: date, of_ledger: list[Waits]) -> MeetingDesk:
    rail = rail_of(meeting, today=today)
    due = {stage.stage: stage.due for stage in rail}
    texts = Stage.REPORT if meeting.state in AFTER_SITTING else Stage.STATEMENTS
    waiting = sorted(
        chain(
            _waiting(actor, meeting, rail, due, today),
            _statements(actor, meeting, due[texts], today),
            _ledger([*loose_for(actor, meeting), *of_ledger], today),
        ),
        key=lambda one: (not one.late, one.due or date.max),
    )
    undone = (stage for stage in rail if stage.done_on is None and stage.due is not None)
    return MeetingDesk(meeting, tuple(waiting), next(undone, None))


def _waiting(
    actor: Actor,
    meeting: Meeting,
    rail: list[RailStage],
    due: dict[Stage, date | None],
    today: date,
) -> Iterator[Waiting]:
    unit = meeting.unit_id
    yield from _stages(actor, meeting, rail, today)
    if actor.holds(Role.SECRETARY, unit):
        board = reverse("trail:team-board", args=[meeting.pk])
        yield from _points(meeting, None, board, due[Stage.PROBLEMS], today)
    yield from _opinions(actor, meeting, due[Stage.OPINIONS], today)
    if Stage.INSPECTIONS in due:
        yield from _inspections(actor, meeting, due[Stage.PROBLEMS], today)
    yield from _sitting(actor, meeting, due[Stage.SITTING], today)
    yield from _closing(actor, meeting, due[Stage.REPORT], today)
    if Stage.EVALUATION in due:
        yield from _evaluations(actor, meeting, due[Stage.EVALUATION], today)
    if actor.person_id is None:
        return
    if actor.holds(Role.MEMBER, unit) or actor.holds(Role.LEADER, unit):
        board = reverse("trail:board", args=[meeting.pk, actor.person_id])
        yield from _points(meeting, actor.person_id, board, due[Stage.PROBLEMS], today)
        yield from _readings(meeting, actor.person_id, due[Stage.STUDY], today)
    yield from _talks(meeting, actor.person_id, due[Stage.TALKS], today)


def _stages(
    actor: Actor, meeting: Meeting, rail: list[RailStage], today: date
) -> Iterator[Waiting]:
    """Stages that are late, or soon due, for him who sees to them; late ones for the office as well."""
    office = actor.holds(Role.SECRETARY, meeting.unit_id)
    for stage in rail:
        mine = stage.owner_id is not None and stage.owner_id == actor.person_id
        if stage.due is None or stage.done_on is not None or stage.due > today + SOON:
            continue
        if mine or (office and stage.late):
            what = f"“{stage.label}”{'已超期' if stage.late else '快到期了'}"
            why = "您负责这个环节" if mine else "方案里的期限已过"
            opens = stage.page is not None and may(actor, stage.page.act, stage.place)
            address = reverse(
                stage.page.address if stage.page and opens else "meetings:detail",
                args=[meeting.pk],
            )
            yield Waiting(what, why, address, stage.due, stage.late)


def _readings(meeting: Meeting, person_id: int, due: date | None, today: date) -> Iterator[Waiting]:
    for reading in unread_by(meeting, person_id):
        address, by = reverse("study:reading", args=[reading.pk]), reading.due or due
        late = by is not None and by < today
        yield Waiting(f"学习：{reading}", "还没有记下学过", address, by, late)


def _talks(meeting: Meeting, person_id: int, due: date | None, today: date) -> Iterator[Waiting]:
    late, to_hold = due is not None and due < today, 0
    for talk in talks_waiting(meeting, person_id):
        if talk.state == TalkState.DUE.value:
            to_hold += 1
            continue
        address = reverse("talks:talk", args=[talk.pk])
        yield Waiting(f"确认谈话记录：{talk}", "对方写了记录，等您核对", address, due, late)
    if to_hold:
        address = reverse("talks:list", args=[meeting.pk]) + "?state=due"
        what = f"还有 {to_hold} 次谈心谈话没有谈"
        yield Waiting(what, "谈完由一方写记录，双方确认", address, due, late)


def _points(
    meeting: Meeting, person_id: int | None, address: str, due: date | None, today: date
) -> Iterator[Waiting]:
    number = open_points_of(meeting, person_id).count()
    if number:
        whom = "班子" if person_id is None else "对您"
        why = "列入问题，或者写明不列入的理由"
        late = due is not None and due < today
        yield Waiting(f"{whom}的 {number} 条意见等待回应", why, address, due, late)


def _statements(actor: Actor, meeting: Meeting, due: date | None, today: date) -> Iterator[Waiting]:
    late = due is not None and due < today
    for what, why, address in statements_waiting_for(actor, meeting, today=today):
        yield Waiting(what, why, address, due, late)


def _opinions(actor: Actor, meeting: Meeting, due: date | None, today: date) -> Iterator[Waiting]:
    late = due is not None and due < today
    if actor.holds(Role.SECRETARY, meeting.unit_id):
        for waits in rounds_waiting(meeting, today=today):
            what, why = _NEXT[RoundState(waits.state)]
            address = reverse("opinions:round", args=[waits.pk])
            yield Waiting(f"{what}：{waits}", why, address, due, late)
    received = reverse("opinions:received", args=[meeting.pk])
    if actor.holds(Role.LEADER, meeting.unit_id) and (number := unsigned_of(meeting, None)):
        why = "原话已经反馈，等您代表班子签收"
        yield Waiting(f"对班子的 {number} 条意见等待签收", why, received, due, late)
    if actor.person_id is not None and (number := unsigned_of(meeting, actor.person_id)):
        why = "原话已经反馈，看过以后签收"
        yield Waiting(f"对您的 {number} 条意见等待签收", why, received, due, late)


def _inspections(
    actor: Actor, meeting: Meeting, due: date | None, today: date
) -> Iterator[Waiting]:
    office = actor.holds(Role.SECRETARY, meeting.unit_id) or actor.holds(
        Role.LEADER, meeting.unit_id
    )
    if not office or not (waiting := unanswered_in(actor, meeting)).total:
        return
    late = due is not None and due < today
    address = reverse("inspections:list", args=[meeting.pk]) + "?state=open"
    why = f"班子的 {waiting.team} 条，成员个人的 {waiting.members} 条"
    what = f"巡视反馈和上次遗留还有 {waiting.total} 条没有回应"
    yield Waiting(what, why, address, due, late)


def _ledger(waits: list[Waits], today: date) -> Iterator[Waiting]:
    for one in waits:
        late = one.due is not None and one.due < today
        yield Waiting(one.what, one.why, one.address, one.due, late)


def _evaluations(
    actor: Actor, meeting: Meeting, due: date | None, today: date
) -> Iterator[Waiting]:
    if not (
        actor.holds(Role.SECRETARY, meeting.unit_id) or actor.holds(Role.LEADER, meeting.unit_id)
    ):
        return
    for waits in evaluations_waiting(meeting, today=today):
        what, why = _NEXT_OF_EVALUATION[EvaluationState(waits.state)]
        address = reverse("evaluations:evaluation", args=[waits.pk])
        yield Waiting(f"{what}：{waits}", why, address, due, due is not None and due < today)


def _sitting(actor: Actor, meeting: Meeting, due: date | None, today: date) -> Iterator[Waiting]:
    late = due is not None and due < today
    for task in waiting_for(actor, meeting, today=today):
        yield Waiting(task.what, task.why, task.address, due, late)


def _closing(actor: Actor, meeting: Meeting, due: date | None, today: date) -> Iterator[Waiting]:
    """After the sitting: the report, and what else stands before the end."""
    if meeting.state != MeetingState.REPORTING or not may(
        actor, Act.MEETING_CONDUCT, place_of(meeting.unit)
    ):
        return
    left = open_matters(meeting)
    what = f"办结以前还有 {len(left)} 件事" if left else "办结这次会议"
    why = "；".join(one.reason for one in left) or "会后该办的都办好了"
    late = bool(left) and due is not None and due < today
    yield Waiting(what, why, reverse("conduct:closing", args=[meeting.pk]), due, late)
