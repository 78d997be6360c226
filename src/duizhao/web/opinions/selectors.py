"""What the pages of opinions show."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from duizhao.core.cycle.opinion_round import RoundState
from duizhao.core.cycle.point import POINT_STATE_LABELS, PointState
from duizhao.core.opinions.alike import alike_groups
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import open_work_by_meeting, running_meetings, team_name
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.trail.models import Point
from duizhao.web.units.handover import OpenWork
from duizhao.web.units.selectors import people_of
from duizhao.web.urns.urns import urn_of_code

GROUPS_ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class Target:
    """The team (key `team`) or a person, with how many opinions are about it."""

    key: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many opinions of a round stand in a state."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Board:
    """What became of a round's opinions: counts for all of them."""

    about_team: int
    about_members: int
    members: int
    received: int
    outcomes: tuple[Outcome, ...]


def round_of_code(code: str, *, today: date, stirs: bool) -> Round | None:
    """The open round that knows a code, used or not; None where there is none. `stirs`: see there."""
    urn = urn_of_code(code, today=today, stirs=stirs)
    return Round.objects.select_related("meeting__unit").filter(urn=urn).first() if urn else None


def targets_of(meeting: Meeting, opinions: "QuerySet[Opinion]") -> list[Target]:
    """About whom the opinions are: the team first, then persons in their order."""
    numbers: dict[int | None, int] = dict(
        opinions.order_by().values_list("person").annotate(number=Count("pk"))
    )
    people = people_of(meeting.unit).filter(pk__in=[pk for pk in numbers if pk is not None])
    rows = [Target(str(person.pk), person.name, numbers[person.pk]) for person in people]
    team = [Target("team", team_name(meeting), numbers[None])] if None in numbers else []
    return [*team, *rows]


def about(opinions: "QuerySet[Opinion]", key: str) -> "QuerySet[Opinion]":
    """The opinions about a target."""
    return opinions.filter(person=int(key) if key.isdecimal() else None)


def side_by_side(opinions: "QuerySet[Opinion]", page: str | None) -> "Page[list[Opinion]]":
    """The opinions, those together that are alike, the largest groups first."""
    by_pk = {opinion.pk: opinion for opinion in opinions}
    groups = sorted(
        alike_groups({pk: opinion.words for pk, opinion in by_pk.items()}), key=len, reverse=True
    )
    return Paginator([[by_pk[pk] for pk in group] for group in groups], GROUPS_ON_A_PAGE).get_page(
        page
    )


def board_of(shown: Round) -> Board:
    """The counts of a forwarded round's board."""
    opinions = Opinion.objects.filter(round=shown)
    states: dict[str, int] = dict(
        opinions.order_by().values_list("point__state").annotate(number=Count("pk"))
    )
    of_members = opinions.exclude(person=None)
    about_members = of_members.count()
    about_team = sum(states.values()) - about_members
    return Board(
        about_team=about_team,
        about_members=about_members,
        members=of_members.order_by().values("person").distinct().count(),
        received=of_members.exclude(point__fed_back_at=None).count(),
        outcomes=tuple(
            Outcome(POINT_STATE_LABELS[state], states.get(state.value, 0)) for state in PointState
        ),
    )


def team_texts(shown: Round) -> "QuerySet[Opinion]":
    """The opinions about the team, with what became of them."""
    return Opinion.objects.filter(round=shown, person=None).select_related(
        "point__problem", "point__merged_into"
    )


def unsigned_of(meeting: Meeting, person_id: int | None) -> int:
    """How many forwarded opinions about a person (None: the team) wait to be signed for."""
    return Opinion.objects.filter(
        round__meeting=meeting,
        round__state=RoundState.FORWARDED.value,
        person=person_id,
        point__fed_back_at=None,
    ).count()


def open_work_of(person_id: int) -> list[OpenWork]:
    """The forwarded opinions that a person has not signed for, meeting by meeting."""
    waiting = Point.objects.filter(
        person=person_id,
        meeting__in=running_meetings(),
        opinion__round__state=RoundState.FORWARDED.value,
        fed_back_at=None,
    )
    return open_work_by_meeting(waiting, "opinions:rounds", "{} 条意见没有签收".format)


def rounds_waiting(meeting: Meeting, *, today: date) -> "QuerySet[Round]":
    """The rounds with which the office must do the next thing."""
    past = Q(state=RoundState.OPEN.value, due__lt=today)
    return Round.objects.filter(
        past | Q(state__in=[RoundState.CLOSED.value, RoundState.OPENED.value]), meeting=meeting
    )


def rounds_in(meeting: Meeting, *states: RoundState) -> "QuerySet[Round]":
    """The rounds of a meeting that stand in one of these states."""
    return Round.objects.filter(meeting=meeting, state__in=[state.value for state in states])
