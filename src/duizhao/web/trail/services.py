"""What is done with points and problems; every stage raises its points here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Move, Refused
from duizhao.core.cycle.meeting import BEING_PREPARED, MeetingState, require_not_over
from duizhao.core.cycle.point import (
    ANSWER,
    DECLINE,
    MERGE,
    REOPEN,
    Answer,
    PointChannel,
    PointState,
    why_kept,
)
from duizhao.core.cycle.problem_list import SUBMIT, TAKE_BACK, ListFacts, ListState
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.meetings.models import Meeting
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.trail.access import place_of_list
from duizhao.web.trail.models import Cause, Measure, Point, Problem, ProblemList
from duizhao.web.units.models import Person
from duizhao.web.units.services.reminding import remind_holders


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A measure as it was typed: what, who, until when, judged by what. `pk` is None for a new one."""

    words: str
    owner: Person | None = None
    due: date | None = None
    judged_by: str = ""
    pk: int | None = None


@dataclass(frozen=True, slots=True)
class CauseWords:
    """A cause as it was typed. `pk` is None for a new one."""

    words: str
    pk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemWords:
    """A problem as it was typed, with its causes and measures; what is not listed is dropped."""

    title: str
    aspect: str = ""
    manifestation: str = ""
    instance: str = ""
    causes: tuple[CauseWords, ...] = ()
    measures: tuple[MeasureWords, ...] = ()


def raise_point(
    meeting: Meeting,
    *,
    channel: PointChannel,
    words: str,
    person: Person | None = None,
    aspect: str = "",
    raised_on: date | None = None,
) -> Point:
    """Put a point on the trail.

    The stage that calls it asks for the right, records the act and tells the person it is about.
    """
    return Point.objects.create(
        meeting=meeting,
        person=person,
        channel=channel.value,
        words=words.strip(),
        aspect=aspect,
        raised_on=raised_on,
    )


def merge_raised(point: Point, into: Point, reason: str) -> None:
    """Raise a point as merged already; the stage that raised both has checked it and gives the reason."""
    Point.objects.filter(pk=point.pk).update(
        state=PointState.MERGED.value, merged_into=into, reason=reason
    )


def decline_raised(point: Point, reason: str) -> None:
    """Raise a point as declined already; the stage that raised it gives the reason."""
    Point.objects.filter(pk=point.pk).update(state=PointState.DECLINED.value, reason=reason)


def change_raised(
    point: Point, *, words: str, person: Person | None, raised_on: date | None
) -> None:
    """Word a raised point anew, or let it be about somebody else. Raises Refused once it is answered.

    The stage that raised it asks for the right, and records the act.
    """
    claim_unanswered(point)
    point.words, point.person, point.raised_on = words.strip(), person, raised_on
    point.save(update_fields=["words", "person", "raised_on"])


def claim_unanswered(point: Point) -> None:
    """Claim a raised point before its raiser changes it or takes it back. Raises Refused once it is answered."""
    claim(point)
    reasons = why_kept(PointState(point.state), point.merged.count())
    if reasons:
        raise Refused(*reasons)


@transaction.atomic
def add_point(problems: ProblemList, words: str, *, by: Actor, at: datetime, today: date) -> Point:
    """Put down what a person found himself, or what the team found together."""
    _claim(problems, by)
    channel = PointChannel.TEAM if problems.person_id is None else PointChannel.SELF
    point = raise_point(
        problems.meeting, channel=channel, words=words, person=problems.person, raised_on=today
    )
    _record(Event.POINT_RAISED, point, problems, by=by, at=at)
    _remind_team(problems, ReminderKind.POINT_RAISED, by=by, at=at)
    return point


@transaction.atomic
def answer_point(
    point: Point,
    problems: ProblemList,
    problem: Problem,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Answer a point by a problem of the same list. Raises Stale when the point is past `revision`."""
    _claim(problems, by)
    read_again(problem)
    _answer(point, problems, problem, by=by, at=at, revision=revision)


@transaction.atomic
def merge_point(
    point: Point, problems: ProblemList, into: Point, reason: str, *, by: Actor, at: datetime
) -> None:
    """Merge a point into another of the same person, with the reason. Raises Refused."""
    _claim(problems, by)
    read_again(into)
    same = (into.meeting_id, into.person_id) == (point.meeting_id, point.person_id)
    facts = Answer(
        same_list=same,
        itself=into.pk == point.pk,
        gone=into.state == PointState.MERGED.value,
        reason=reason,
    )
    _move(
        point, MERGE, facts, by=by, at=at, problems=problems, event=Event.POINT_MERGED, into=into
    )  # fmt: skip


@transaction.atomic
def decline_point(
    point: Point, problems: ProblemList, reason: str, *, by: Actor, at: datetime
) -> None:
    """Say with a reason why a point becomes no problem. Raises Refused."""
    _claim(problems, by)
    facts = Answer(reason=reason)
    _move(point, DECLINE, facts, by=by, at=at, problems=problems, event=Event.POINT_DECLINED)


@transaction.atomic
def reopen_point(point: Point, problems: ProblemList, *, by: Actor, at: datetime) -> None:
    """Take back what was done with a point."""
    _claim(problems, by)
    _move(point, REOPEN, Answer(), by=by, at=at, problems=problems, event=Event.POINT_REOPENED)


@transaction.atomic
def add_problem(
    problems: ProblemList,
    words: ProblemWords,
    *,
    answers: Point | None = None,
    by: Actor,
    at: datetime,
) -> Problem:
    """Put a problem on a list; it answers the point for which it was written."""
    _claim(problems, by)
    last = problems.problems.last()
    problem = Problem.objects.create(
        list=problems,
        title=words.title,
        aspect=words.aspect,
        manifestation=words.manifestation,
        instance=words.instance,
        rank=last.rank + 1 if last else 1,
    )
    _write_parts(problem, words)
    _record(Event.PROBLEM_ADDED, problem, problems, by=by, at=at)
    if answers is not None:
        _answer(answers, problems, problem, by=by, at=at)
    return problem


@transaction.atomic
def add_problems(
    problems: ProblemList, found: Iterable[ProblemWords], *, by: Actor, at: datetime
) -> int:
    """Put several problems on a list at once, as they were read from a text; the number of them."""
    return len([add_problem(problems, words, by=by, at=at) for words in found])


@transaction.atomic
def change_problem(
    problem: Problem, words: ProblemWords, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Write a problem anew. Raises Stale when the list is past `revision`."""
    _claim(problem.list, by, revision)
    read_again(problem)
    problem.title, problem.aspect = words.title, words.aspect
    problem.manifestation, problem.instance = words.manifestation, words.instance
    problem.save(update_fields=["title", "aspect", "manifestation", "instance"])
    _write_parts(problem, words)
    _record(Event.PROBLEM_CHANGED, problem, problem.list, by=by, at=at)


@transaction.atomic
def drop_problem(problem: Problem, *, by: Actor, at: datetime) -> None:
    """Take a problem off its list; the points that it answered are open again."""
    problems = problem.list
    _claim(problems, by)
    read_again(problem)
    problem.points.update(state=PointState.OPEN.value, problem=None)
    _record(Event.PROBLEM_DROPPED, problem, problems, by=by, at=at)
    problem.delete()


@transaction.atomic
def submit_list(problems: ProblemList, *, by: Actor, at: datetime) -> None:
    """Let a list out of its owner's hands. Raises Refused with everything that is still open."""
    _claim(problems, by)
    SUBMIT.check(ListState(problems.state), facts_of(problems))
    problems.state, problems.submitted_at = SUBMIT.target.value, at
    problems.save(update_fields=["state", "submitted_at"])
    _record(Event.PROBLEM_LIST_SUBMITTED, problems, problems, by=by, at=at)
    _remind_readers(problems, ReminderKind.PROBLEM_LIST_SUBMITTED, by=by, at=at)


@transaction.atomic
def take_back_list(problems: ProblemList, *, by: Actor, at: datetime) -> None:
    """Take a submitted list back to work on it."""
    _claim(problems, by)
    TAKE_BACK.check(ListState(problems.state), facts_of(problems))
    problems.state, problems.submitted_at = TAKE_BACK.target.value, None
    problems.save(update_fields=["state", "submitted_at"])
    _record(Event.PROBLEM_LIST_TAKEN_BACK, problems, problems, by=by, at=at)
    _remind_readers(problems, ReminderKind.PROBLEM_LIST_TAKEN_BACK, by=by, at=at)


def facts_of(problems: ProblemList) -> ListFacts:
    """What the moves of a list ask for."""
    open_points = Point.objects.filter(
        meeting=problems.meeting_id, person=problems.person_id, state=PointState.OPEN.value
    )
    return ListFacts(
        problems=problems.problems.count(),
        open_points=open_points.count(),
        preparing=problems.meeting.state in BEING_PREPARED,
    )


def _claim(problems: ProblemList, by: Actor, revision: int | None = None) -> None:
    require(by, Act.PROBLEM_EDIT, place_of_list(problems))
    require_not_over(MeetingState(problems.meeting.state))
    claim(problems, revision=revision)


def _answer(
    point: Point,
    problems: ProblemList,
    problem: Problem,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    mine = (problems.meeting_id, problems.person_id)
    same = problem.list_id == problems.pk and (point.meeting_id, point.person_id) == mine
    _move(
        point,
        ANSWER,
        Answer(same_list=same),
        by=by,
        at=at,
        problems=problems,
        event=Event.POINT_ANSWERED,
        problem=problem,
        revision=revision,
    )


def _move(
    point: Point,
    move: "Move[PointState, Answer]",
    facts: Answer,
    *,
    by: Actor,
    at: datetime,
    problems: ProblemList,
    event: Event,
    problem: Problem | None = None,
    into: Point | None = None,
    revision: int | None = None,
) -> None:
    claim(point, while_in=move.sources, revision=revision)
    move.check(PointState(point.state), facts)
    point.state, point.reason = move.target.value, facts.reason.strip()
    point.problem, point.merged_into = problem, into
    point.save(update_fields=["state", "reason", "problem", "merged_into"])
    _record(event, point, problems, by=by, at=at)
    if move is not ANSWER:
        _remind_team(problems, ReminderKind.POINT_SETTLED, by=by, at=at)


def _remind_team(problems: ProblemList, kind: ReminderKind, *, by: Actor, at: datetime) -> None:
    """Tell those who write the team's list; on a person's own list nobody writes but he."""
    if problems.person_id is not None:
        return
    remind_holders(
        problems.meeting.unit_id, (Role.SECRETARY, Role.LEADER), kind, by=by, at=at,
        about=str(problems.meeting), address=problems.get_absolute_url(),
        same=f"{kind.value}:{problems.pk}",
    )  # fmt: skip


def _remind_readers(problems: ProblemList, kind: ReminderKind, *, by: Actor, at: datetime) -> None:
    """Tell those who read a list once it is submitted."""
    meeting = problems.meeting
    remind_holders(
        meeting.unit_id, (Role.SECRETARY, Role.LEADER, Role.SUPERVISOR), kind, by=by, at=at,
        about=f"{meeting}：{problems}", address=reverse("trail:boards", args=[meeting.pk]),
        same=f"problem_list:{problems.pk}",
    )  # fmt: skip


def _write_parts(problem: Problem, words: ProblemWords) -> None:
    problem.causes.exclude(pk__in=[cause.pk for cause in words.causes if cause.pk]).delete()
    for cause in words.causes:
        if cause.pk is None:
            Cause.objects.create(problem=problem, words=cause.words)
        else:
            problem.causes.filter(pk=cause.pk).update(words=cause.words)
    problem.measures.exclude(pk__in=[each.pk for each in words.measures if each.pk]).delete()
    for measure in words.measures:
        fields = {
            "words": measure.words,
            "owner": measure.owner,
            "due": measure.due,
            "judged_by": measure.judged_by,
        }
        if measure.pk is None:
            Measure.objects.create(problem=problem, **fields)
        else:
            problem.measures.filter(pk=measure.pk).update(**fields)


def _record(
    event: Event,
    subject: Point | Problem | ProblemList,
    problems: ProblemList,
    *,
    by: Actor,
    at: datetime,
) -> None:
    record(event, subject=subject, unit_id=problems.meeting.unit_id, by=by, at=at)
