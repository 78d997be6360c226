"""What the pages of talks show: coverage, the matrix, the list, words that are the same."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from duizhao.core.access.roles import Role
from duizhao.core.cycle.same_words import same_words
from duizhao.core.cycle.talk import TALK_KIND_LABELS, TalkKind, TalkState
from duizhao.core.cycle.talk_pairs import Seat
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import (
    committee,
    open_work_by_meeting,
    participants,
    running_meetings,
)
from duizhao.web.talks.models import Talk
from duizhao.web.units.actors import holders
from duizhao.web.units.handover import OpenWork
from duizhao.web.units.models import Person


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many talks of one kind there must be, how many took place, how many both confirmed."""

    label: str
    required: int
    held: int
    confirmed: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A member of the team and the state of his talk with each other member, in words and a mark."""

    person: Person
    cells: tuple[str, ...]


_MARKS = {
    TalkState.DUE.value: "○ 待谈",
    TalkState.RECORDED.value: "◐ 待确认",
    TalkState.CONFIRMED.value: "✓ 已确认",
}
_NO_TALK = "—"


def seats_of(meeting: Meeting, *, today: date) -> list[Seat]:
    """The people around a meeting as the required pairs see them."""
    leaders = holders(meeting.unit_id, [Role.LEADER], on=today)
    if meeting.unit.branch_id is not None:
        return [
            Seat(
                person_id=person.pk,
                is_leader=person.pk in leaders,
                in_team=person.committee_rank is not None or person.pk in leaders,
            )
            for person in participants(meeting)
        ]
    people = meeting.unit.people.filter(left__isnull=True).prefetch_related("in_charge_of")
    return [
        Seat(
            person_id=person.pk,
            is_leader=person.pk in leaders,
            in_team=person.team_rank is not None,
            in_charge_of=frozenset(department.pk for department in person.in_charge_of.all()),
            heads=person.department_id if person.heads_department else None,
            branch=person.branch_id,
            represents_branch=person.branch_representative,
        )
        for person in people
    ]


def coverage_of(meeting: Meeting) -> list[Coverage]:
    """The coverage of each kind that has talks."""
    counted = {
        kind: (required, held, confirmed)
        for kind, required, held, confirmed in Talk.objects.filter(meeting=meeting)
        .values_list("kind")
        .annotate(
            required=Count("pk"),
            held=Count("pk", filter=~Q(state=TalkState.DUE.value)),
            confirmed=Count("pk", filter=Q(state=TalkState.CONFIRMED.value)),
        )
        .order_by()
    }
    return [
        Coverage(TALK_KIND_LABELS[kind], *counted[kind.value])
        for kind in TalkKind
        if kind.value in counted
    ]


def matrix_of(meeting: Meeting) -> list[MatrixRow]:
    """Who of the team, or of the committee of a branch, has talked with whom."""
    team = list(committee(meeting))
    states: dict[frozenset[int], str] = {
        frozenset({one, other}): _MARKS[state]
        for one, other, state in Talk.objects.filter(
            meeting=meeting, one__in=team, other__in=team
        ).values_list("one", "other", "state")
    }
    return [
        MatrixRow(
            row, tuple(states.get(frozenset({row.pk, column.pk}), _NO_TALK) for column in team)
        )
        for row in team
    ]


def repeated_in(talks: "QuerySet[Talk]") -> list[list[Talk]]:
    """Groups of talks whose records say the same."""
    by_pk = {talk.pk: talk for talk in talks.exclude(state=TalkState.DUE.value)}
    words = {
        pk: f"{talk.problems_of_one}{talk.problems_of_other}{talk.agreed}"
        for pk, talk in by_pk.items()
    }
    return [[by_pk[pk] for pk in group] for group in same_words(words)]


def open_work_of(person_id: int) -> list[OpenWork]:
    """The talks that a person still has to hold or to confirm, meeting by meeting."""
    running = Talk.objects.filter(meeting__in=running_meetings())
    due, unconfirmed = running.filter(_due(person_id)), running.filter(_unconfirmed(person_id))
    return [
        *open_work_by_meeting(due, "talks:list", "{} 次谈心谈话没有谈".format),
        *open_work_by_meeting(unconfirmed, "talks:list", "{} 份谈话记录没有确认".format),
    ]


def talks_waiting(meeting: Meeting, person_id: int) -> "QuerySet[Talk]":
    """The talks that a person still has to hold, and the recorded ones that wait for his confirmation."""
    asked = Talk.objects.filter(_due(person_id) | _unconfirmed(person_id), meeting=meeting)
    shown = asked.select_related("one", "other")
    return shown.only("state", "one__name", "other__name")


def _due(person_id: int) -> Q:
    return Q(Q(one=person_id) | Q(other=person_id), state=TalkState.DUE.value)


def _unconfirmed(person_id: int) -> Q:
    waits = Q(one=person_id, one_confirmed_at=None) | Q(other=person_id, other_confirmed_at=None)
    return Q(waits, state=TalkState.RECORDED.value)
