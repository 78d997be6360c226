"""What the pages of findings and carried items show: the rows with what became of each, and counts."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.point import PointState
from duizhao.core.inspections.judge import TEAM, Known
from duizhao.web.inspections.access import place_of_point, raised_for
from duizhao.web.inspections.models import CarriedItem, Finding, Inspection
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import participants
from duizhao.web.trail.access import points_for
from duizhao.web.trail.models import Point, Problem
from duizhao.web.units.models import Person

_ANSWERED = ~Q(state=PointState.OPEN.value)
CARRIED = "carried"
"""The key of the carried items among the sources that the list can be narrowed to."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are, and how many are answered (by a problem, by merging, or declined with the reason)."""

    total: int
    answered: int

    @property
    def waiting(self) -> int:
        """How many nothing answers yet."""
        return self.total - self.answered


@dataclass(frozen=True, slots=True)
class Unanswered:
    """How many wait for an answer: about the team, about members."""

    team: int
    members: int

    @property
    def total(self) -> int:
        """How many there are altogether."""
        return self.team + self.members


@dataclass(frozen=True, slots=True)
class Source:
    """A feedback, or the earlier meetings together, with its counts; `key` narrows the list to it."""

    key: str
    label: str
    counts: Counts
    inspection: Inspection | None = None


@dataclass(frozen=True, slots=True)
class CameFrom:
    """What raised a point: its page, the document or meeting, and what it says beside the words."""

    address: str
    origin: str
    number: str = ""
    group: str = ""
    promised: str = ""
    became: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding or carried item as its page and the list show it: where from, what it says, what became of it.

    `problem`, `into` and `reason` are given to those who may know of the answer itself; all
    others see that there is one. `answers_at` is the board on which the actor may answer it.
    """

    point: Point
    came_from: CameFrom
    whom: str
    problem: Problem | None
    into: str
    reason: str
    answers_at: str
    may_write: bool


def members_of(meeting: Meeting) -> "QuerySet[Person]":
    """The members of the team, about whom a finding can be."""
    return participants(meeting)


def earlier_meetings(meeting: Meeting) -> "QuerySet[Meeting]":
    """The unit's earlier meetings, from which something may be left open."""
    return Meeting.objects.filter(unit=meeting.unit_id, year__lte=meeting.year).exclude(
        pk=meeting.pk
    )


def last_before(meeting: Meeting) -> Meeting | None:
    """The unit's meeting of the year before, where it is in the program."""
    return earlier_meetings(meeting).filter(year=meeting.year - 1).first()


def sources_of(actor: Actor, meeting: Meeting) -> list[Source]:
    """The feedbacks in the order of time, then the earlier meetings, each with the counts of what the actor reads."""
    points = raised_for(actor, meeting)
    numbers: dict[int | None, tuple[int, int]] = {
        pk: (total, answered)
        for pk, total, answered in points.values_list("finding__inspection")
        .annotate(total=Count("pk"), answered=Count("pk", filter=_ANSWERED))
        .order_by()
    }
    sources = [
        Source(str(one.pk), one.title, Counts(*numbers.get(one.pk, (0, 0))), one)
        for one in Inspection.objects.filter(meeting=meeting)
    ]
    carried = numbers.get(None)
    return [*sources, *([Source(CARRIED, "上次遗留", Counts(*carried))] if carried else [])]


def counts_of(meeting: Meeting) -> Counts:
    """The counts of a whole meeting, for those who may know no more than those."""
    from_here = Q(finding__isnull=False) | Q(carried_item__isnull=False)
    points = Point.objects.filter(from_here, meeting=meeting)
    return Counts(points.count(), points.filter(_ANSWERED).count())


def narrowed(
    points: "QuerySet[Point]", *, state: str = "", source: str = "", words: str = ""
) -> "QuerySet[Point]":
    """The points narrowed by state, by where they come from, and by words."""
    if state:
        points = points.filter(state=state)
    if source == CARRIED:
        points = points.filter(carried_item__isnull=False)
    elif source.isdecimal():
        points = points.filter(finding__inspection=int(source))
    for word in words.split():
        points = points.filter(
            Q(words__icontains=word) | Q(person__name__icontains=word)
            | Q(finding__group__icontains=word) | Q(carried_item__promised__icontains=word)
            | Q(carried_item__became__icontains=word)
        )  # fmt: skip
    return points.order_by(
        F("finding__inspection__received_on").asc(nulls_last=True),
        "finding__inspection",
        "carried_item__from_year",
        "pk",
    ).select_related(
        "person",
        "problem",
        "merged_into",
        "finding__inspection",
        "carried_item__earlier",
    )


def shown_of(actor: Actor, meeting: Meeting, points: Iterable[Point]) -> list[Shown]:
    """The rows of a page, with what the actor may know of each answer."""
    page = list(points)
    known = points_for(actor, meeting.unit).filter(pk__in=[point.pk for point in page])
    knows = set(known.values_list("pk", flat=True))
    for point in page:
        point.meeting = meeting  # one for all rows: its unit's place in the tree is read once
    return [_shown(actor, point, knows=point.pk in knows) for point in page]


def _shown(actor: Actor, point: Point, *, knows: bool) -> Shown:
    place = place_of_point(point)
    team = point.meeting.unit.team_name or TEAM
    finding: Finding | None = getattr(point, "finding", None)
    answers = may(actor, Act.PROBLEM_EDIT, place)
    board = (
        reverse("trail:team-board", args=[point.meeting_id])
        if point.person_id is None
        else reverse("trail:board", args=[point.meeting_id, point.person_id])
    )
    came_from = _of_finding(finding) if finding else _of_item(point.carried_item)
    return Shown(
        point=point,
        came_from=came_from,
        whom=point.person.name if point.person else team,
        problem=point.problem if knows else None,
        into=point.merged_into.words if knows and point.merged_into else "",
        reason=point.reason if knows else "",
        answers_at=f"{board}#point-{point.pk}" if answers else "",
        may_write=may(actor, Act.INSPECTION_WRITE, place),
    )


def _of_finding(finding: Finding) -> CameFrom:
    address = reverse("inspections:finding", args=[finding.pk])
    return CameFrom(address, finding.inspection.title, finding.number, finding.group)


def _of_item(item: CarriedItem) -> CameFrom:
    address = reverse("inspections:carried-item", args=[item.pk])
    return CameFrom(address, item.origin, promised=item.promised, became=item.became)


def known_of(inspection: Inspection) -> dict[str, Known]:
    """What is entered of a feedback, by number, as an import compares with it."""
    known: dict[str, Known] = {}
    rows = inspection.findings.select_related("point__person")
    for finding in rows.annotate(merged=Count("point__merged")):
        point = finding.point
        held = point.state != PointState.OPEN.value or finding.merged > 0
        whom = frozenset({point.person.name if point.person else TEAM})
        before = known.get(finding.number)
        known[finding.number] = Known(
            words=point.words if before is None or before.words == point.words else "",
            group=finding.group,
            about=whom | before.about if before else whom,
            held=held or (before is not None and before.held),
        )
    return known


def unanswered_in(actor: Actor, meeting: Meeting) -> Unanswered:
    """How many findings and carried items of a meeting wait for an answer."""
    waiting = raised_for(actor, meeting).filter(state=PointState.OPEN.value)
    numbers = waiting.aggregate(team=Count("pk", filter=Q(person=None)), total=Count("pk"))
    return Unanswered(numbers["team"], numbers["total"] - numbers["team"])
