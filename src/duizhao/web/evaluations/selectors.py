"""What the pages of evaluations show."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.evaluation import EvaluationState, Grade, Result
from duizhao.web.evaluations.access import numbers_for
from duizhao.web.evaluations.models import Evaluated, Evaluation
from duizhao.web.meetings.models import Meeting
from duizhao.web.urns.urns import urn_of_code


@dataclass(frozen=True, slots=True)
class NumbersRow:
    """A member with the numbers of each grade, and how many ballots left his row empty."""

    evaluated: Evaluated
    numbers: tuple[int, ...]
    empty: int


def numbers_of(actor: Actor, shown: Evaluation) -> list[NumbersRow]:
    """The numbers that the actor may see, in the order of the list and in no order of merit."""
    rows = []
    for evaluated in numbers_for(actor, shown).prefetch_related("tallies"):
        by_grade = {tally.grade: tally.number for tally in evaluated.tallies.all()}
        numbers = tuple(by_grade.get(grade.value, 0) for grade in Grade)
        rows.append(NumbersRow(evaluated, numbers, (shown.collected or 0) - sum(numbers)))
    return rows


def evaluation_of_code(code: str, *, today: date, stirs: bool) -> Evaluation | None:
    """The open evaluation that knows a code, used or not; None where there is none. `stirs`: see there."""
    urn = urn_of_code(code, today=today, stirs=stirs)
    found = Evaluation.objects.select_related("meeting__unit").filter(urn=urn)
    return found.first() if urn else None


def evaluations_in(meeting: Meeting, *states: EvaluationState) -> "QuerySet[Evaluation]":
    """The evaluations of a meeting that stand in one of these states."""
    return Evaluation.objects.filter(meeting=meeting, state__in=[state.value for state in states])


def evaluations_not_destroyed(meeting: Meeting) -> "QuerySet[Evaluation]":
    """The evaluations of a meeting that count, planned ones among them."""
    return Evaluation.objects.filter(meeting=meeting).exclude(state=EvaluationState.DESTROYED.value)


def results_of(meeting: Meeting) -> dict[int, Result]:
    """What of the opened evaluations of a meeting everybody may know, by their keys."""
    opened = evaluations_in(meeting, EvaluationState.OPENED)
    grades: dict[int, dict[Grade, int]] = {one.pk: {} for one in opened}
    members = dict.fromkeys(grades, 0)
    rows = Evaluated.objects.filter(evaluation__in=grades).order_by()
    for pk, grade, number in rows.values_list("evaluation", "grade").annotate(Count("pk")):
        members[pk] += number
        if grade:
            grades[pk][Grade(grade)] = number
    return {
        one.pk: Result(
            title=one.title,
            members=members[one.pk],
            slips=one.slips,
            collected=one.collected or 0,
            grades=grades[one.pk],
        )
        for one in opened
    }


def evaluations_undecided(meeting: Meeting) -> "QuerySet[Evaluation]":
    """The evaluations that are neither destroyed nor opened with a grade for everybody."""
    ended = Q(state=EvaluationState.DESTROYED.value) | Q(state=EvaluationState.OPENED.value)
    without_grade = Q(state=EvaluationState.OPENED.value, evaluated__grade="")
    return Evaluation.objects.filter(~ended | without_grade, meeting=meeting).distinct()


def evaluations_waiting(meeting: Meeting, *, today: date) -> "QuerySet[Evaluation]":
    """The evaluations with which the office must do the next thing."""
    past = Q(state=EvaluationState.OPEN.value, due__lt=today)
    undecided = Q(state=EvaluationState.OPENED.value, evaluated__grade="")
    waiting = past | Q(state=EvaluationState.CLOSED.value) | undecided
    return Evaluation.objects.filter(waiting, meeting=meeting).distinct()
