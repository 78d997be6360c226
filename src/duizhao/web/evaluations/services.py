"""What is done with evaluations and the grades that are decided after them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.evaluation import (
    CLOSE,
    DECIDE,
    DESTROY,
    EXTEND,
    OPEN,
    REVEAL,
    Ballots,
    DecidedBy,
    Decision,
    EvaluationState,
    Grade,
    Said,
)
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.meeting import MeetingState, require_not_at_rest, require_not_over
from duizhao.core.opinions.ballot import filled_in, tally
from duizhao.core.opinions.codes import new_codes
from duizhao.core.opinions.urn import MOST_SLIPS, Locked, Unusable, put_in, taken_out
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.evaluations.models import Evaluated, Evaluation, Tally
from duizhao.web.evaluations.selectors import evaluations_in
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import figures_of, participants
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind
from duizhao.web.units.places import place_of
from duizhao.web.units.services.reminding import EVERYBODY, remind_holders
from duizhao.web.urns.models import Urn
from duizhao.web.urns.urns import (
    change_urn,
    drop_urn,
    locked_urn,
    look_into,
    set_up_urn,
    take_until,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeWords:
    """A grade as it was typed: who of the branch decided it, when, and why."""

    grade: Grade
    decided_by: DecidedBy
    decided_on: date
    reason: str


@transaction.atomic
def draft_evaluation(
    meeting: Meeting, title: str, due: date, *, by: Actor, at: datetime
) -> Evaluation:
    """Plan an evaluation."""
    require(by, Act.EVALUATION_HOLD, place_of(meeting.unit))
    claim(meeting)
    require_not_at_rest(MeetingState(meeting.state))
    figures = figures_of(meeting)
    drafted = Evaluation.objects.create(
        meeting=meeting, title=title, due=due, minimum=figures.evaluation_minimum,
        own_row=figures.evaluation_own,
    )  # fmt: skip
    _record(Event.EVALUATION_DRAFTED, drafted, by=by, at=at)
    return drafted


@transaction.atomic
def open_evaluation(drafted: Evaluation, *, slips: int, by: Actor, at: datetime) -> list[str]:
    """Begin the vote; the codes of the ballots, which nobody can be told a second time.

    Raises Refused when there would be fewer ballots than are needed to open it, when there is
    nobody to evaluate, and while the meeting is put off.
    """
    _take(drafted, by, OPEN.sources, asks=True)
    OPEN.check(EvaluationState(drafted.state), None)
    people = list(participants(drafted.meeting))
    reasons = []
    if not people:
        reasons.append("支部还没有党员，请先在“人员”里登记")
    if not drafted.minimum <= slips <= MOST_SLIPS:
        reasons.append(f"评议票要印 {drafted.minimum} 到 {MOST_SLIPS} 张，少了开不了封")
    if reasons:
        raise Refused(*reasons)
    Evaluated.objects.bulk_create(
        Evaluated(evaluation=drafted, person=person, rank=rank)
        for rank, person in enumerate(people, 1)
    )
    codes = new_codes(slips)
    drafted.urn, drafted.slips = set_up_urn(codes, until=drafted.due), slips
    drafted.state = OPEN.target.value
    drafted.save(update_fields=["state", "slips", "urn"])
    _record(Event.EVALUATION_OPENED, drafted, by=by, at=at, note=f"印评议票 {slips} 张")
    remind_holders(
        drafted.meeting.unit_id, EVERYBODY, ReminderKind.EVALUATION_OPENED, by=by, at=at,
        about=f"{drafted.meeting}：{drafted.title}，{drafted.due} 截止",
        address=_address(drafted), same=f"evaluation:{drafted.pk}",
    )  # fmt: skip
    return codes


def cast_ballot(
    collecting: Evaluation, code: str, marks: Mapping[int, Grade], *, today: date
) -> None:
    """Put a ballot into the urn. Raises Unusable for a used code or a closed evaluation."""
    if collecting.urn_id is None:
        raise Unusable
    said = filled_in({person_id: grade.value for person_id, grade in marks.items()})
    change_urn(
        collecting.urn_id,
        lambda content, public_key: put_in(content, code, said, public_key),
        today=today,
    )


@transaction.atomic
def close_evaluation(collecting: Evaluation, *, by: Actor, at: datetime) -> None:
    """Stop the vote. How many came is not said: whoever closes twice could tell when one came."""
    _take(collecting, by, CLOSE.sources)
    _close(collecting, by=by, at=at)


@transaction.atomic
def extend_evaluation(collecting: Evaluation, due: date, *, by: Actor, at: datetime) -> None:
    """Vote for longer, or again. Raises Refused when the new day is not later, or the meeting put off."""
    _take(collecting, by, EXTEND.sources, asks=True)
    EXTEND.check(EvaluationState(collecting.state), None)
    if due <= collecting.due:
        raise Refused(f"新的截止日期要晚于原来的 {collecting.due.isoformat()}")
    collecting.due, collecting.state = due, EXTEND.target.value
    collecting.save(update_fields=["due", "state"])
    take_until(_urn_of(collecting), due)
    _record(Event.EVALUATION_EXTENDED, collecting, by=by, at=at, note=due.isoformat())


@transaction.atomic
def reveal_evaluation(closed: Evaluation, *, by: Actor, at: datetime) -> None:
    """Open an evaluation: all ballots become numbers at once, and its keys are gone. Raises Refused."""
    _take(closed, by, REVEAL.sources)
    urn = _urn_of(closed)
    try:
        content, keys = look_into(urn)
    except Locked:
        raise Refused(*REVEAL.open_needs(Ballots(enough=False, readable=False))) from None
    collected = len(content.envelopes)
    has = Ballots(enough=collected >= closed.minimum, minimum=closed.minimum)
    REVEAL.check(EvaluationState(closed.state), has)
    rows = {row.person_id: row for row in closed.evaluated.all()}
    grades = [grade.value for grade in Grade]
    numbers = tally(taken_out(content, keys.private), rows, grades)
    Tally.objects.bulk_create(
        Tally(evaluated=rows[pk], grade=grade, number=numbers[pk, grade])
        for pk in rows
        for grade in grades
    )
    closed.state, closed.collected, closed.urn = REVEAL.target.value, collected, None
    closed.save(update_fields=["state", "collected", "urn"])
    drop_urn(urn)
    _record(Event.EVALUATION_REVEALED, closed, by=by, at=at, note=f"收到 {collected} 张")
    remind(
        set(rows), ReminderKind.EVALUATION_REVEALED, about=f"{closed.meeting}：{closed.title}",
        address=_address(closed), at=at, same=f"evaluation:{closed.pk}",
    )  # fmt: skip


@transaction.atomic
def destroy_evaluation(collecting: Evaluation, reason: str, *, by: Actor, at: datetime) -> None:
    """Destroy what an evaluation holds, unread. Raises Refused without a reason."""
    _take(collecting, by, DESTROY.sources)
    _destroy(collecting, reason, by=by, at=at)


@transaction.atomic
def decide_grade(
    row: Evaluated, words: GradeWords, *, by: Actor, at: datetime, today: date
) -> None:
    """Put down the grade that the branch decided for a member; a later one stands in its place.

    Raises Refused without a reason, for a day to come, and when more would be excellent than the
    notice allows.
    """
    evaluation = row.evaluation
    require(by, Act.EVALUATION_DECIDE, place_of(evaluation.meeting.unit))
    require_not_over(MeetingState(evaluation.meeting.state))
    claim(evaluation, while_in=DECIDE.sources)
    read_again(row)
    others = evaluation.evaluated.exclude(pk=row.pk)
    decision = Decision(
        grade=words.grade,
        reason=words.reason,
        not_after_today=words.decided_on <= today,
        members=others.count() + 1,
        excellent=others.filter(grade=Grade.EXCELLENT.value).count(),
        most=figures_of(evaluation.meeting).excellent_most,
    )
    DECIDE.check(EvaluationState(evaluation.state), decision)
    row.grade, row.decided_by = words.grade.value, words.decided_by.value
    row.decided_on, row.reason = words.decided_on, words.reason.strip()
    row.save(update_fields=["grade", "decided_by", "decided_on", "reason"])
    _record(Event.GRADE_DECIDED, evaluation, by=by, at=at, note=f"{row.person}")


@transaction.atomic
def rest_evaluations(meeting: Meeting, *, by: Actor, at: datetime) -> None:
    """Close what still takes ballots, because the meeting was put off; what came stays sealed."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    for collecting in evaluations_in(meeting, *CLOSE.sources):
        claim(collecting, while_in=CLOSE.sources)
        _close(collecting, by=by, at=at)


@transaction.atomic
def end_evaluations(meeting: Meeting, reason: str, *, by: Actor, at: datetime) -> None:
    """Destroy unread what was not opened, because the meeting was called off."""
    require(by, Act.MEETING_CONDUCT, place_of(meeting.unit))
    for collecting in evaluations_in(meeting, *DESTROY.sources):
        claim(collecting, while_in=DESTROY.sources)
        _destroy(collecting, reason, by=by, at=at)


def _close(collecting: Evaluation, *, by: Actor, at: datetime) -> None:
    CLOSE.check(EvaluationState(collecting.state), None)
    collecting.state = CLOSE.target.value
    collecting.save(update_fields=["state"])
    take_until(_urn_of(collecting), None)
    _record(Event.EVALUATION_CLOSED, collecting, by=by, at=at)


def _destroy(collecting: Evaluation, reason: str, *, by: Actor, at: datetime) -> None:
    DESTROY.check(EvaluationState(collecting.state), Said(reason))
    urn = None if collecting.urn_id is None else _urn_of(collecting)
    collecting.state, collecting.reason = DESTROY.target.value, reason.strip()
    collecting.urn = None
    collecting.save(update_fields=["state", "reason", "urn"])
    if urn is not None:
        drop_urn(urn)
    _record(Event.EVALUATION_DESTROYED, collecting, by=by, at=at, note=reason)


def _urn_of(sealed: Evaluation) -> Urn:
    """The urn of a claimed evaluation, for the rest of the transaction. Raises Stale when it is gone."""
    if sealed.urn_id is None:
        raise Stale
    return locked_urn(sealed.urn_id)


def _take(
    taken: Evaluation, by: Actor, sources: frozenset[EvaluationState], *, asks: bool = False
) -> None:
    """Claim an evaluation, and the meeting first where people are asked for something."""
    require(by, Act.EVALUATION_HOLD, place_of(taken.meeting.unit))
    if asks:
        claim(taken.meeting)
        require_not_at_rest(MeetingState(taken.meeting.state))
    claim(taken, while_in=sources)


def _address(shown: Evaluation) -> str:
    return reverse("evaluations:evaluation", args=[shown.pk])


def _record(event: Event, subject: Evaluation, *, by: Actor, at: datetime, note: str = "") -> None:
    record(event, subject=subject, unit_id=subject.meeting.unit_id, by=by, at=at, note=note)
