"""What an actor may see of a meeting's trail, and the heads of its strands, from a few columns of each row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, OuterRef, Q, Subquery, When
from django.db.models.lookups import IsNull

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.point import PointState
from duizhao.core.ledger.heads import Facts, Sheaf, sheaves
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_for, items_in
from duizhao.web.rectification.models import Evidence, Item, Source
from duizhao.web.rectification.selectors.strand_rows import wants_items
from duizhao.web.trail.access import place_of_list, points_of
from duizhao.web.trail.models import Measure, Point, Problem, ProblemList

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Sight:
    """What an actor may see of a meeting's trail: lists of problems, points, items."""

    meeting: Meeting
    lists: Sequence[ProblemList]
    points: "QuerySet[Point]"
    items: "QuerySet[Item]"

    @property
    def problems(self) -> "QuerySet[Problem]":
        """The problems on the lists."""
        return Problem.objects.filter(list__in=[one.pk for one in self.lists])

    @property
    def sources(self) -> "QuerySet[Source]":
        """What has become of problems and points, seen or not."""
        return Source.objects.filter(meeting=self.meeting)


def sight_of(actor: Actor, meeting: Meeting) -> Sight:
    """What the actor may see of the trail."""
    lists = [
        one
        for one in meeting.problem_lists.order_by()
        if may(actor, Act.PROBLEM_VIEW, place_of_list(one))
    ]
    return Sight(meeting, lists, points_of(actor, meeting, lists), _items(actor, meeting))


def sheaves_of(sight: Sight) -> list[Sheaf]:
    """The heads of all strands, in their order."""
    whose = {one.pk: one.person_id for one in sight.lists}
    on_lists = list(sight.problems.order_by("pk").values_list("pk", "list"))
    sources = list(sight.sources.order_by().values_list("problem", "point", "item"))
    of_problem = {problem: item for problem, _, item in sources if problem is not None}
    untaken = {pk: on for pk, on in on_lists if pk not in of_problem}
    wanting = {one.pk for one in sight.lists if wants_items(sight.meeting, one)}
    return sheaves(
        Facts(
            problems=[(pk, whose[on]) for pk, on in on_lists],
            points=_facts_of_points(sight.points),
            items=_facts_of_items(sight.items),
            of_problem=of_problem,
            of_point={point: item for _, point, item in sources if point is not None},
            measured=_measured(untaken) if untaken else set(),
            wanting={pk for pk, on in untaken.items() if on in wanting},
        )
    )


def _facts_of_points(points: "QuerySet[Point]") -> list[tuple[int, int | None, bool]]:
    """Of each point that stands for itself about whom it is, whether it waits."""
    alone = points.filter(problem=None, merged_into=None).order_by("pk")
    waits = alone.annotate(waits=Q(state=PointState.OPEN.value))
    return list(waits.values_list("pk", "person", "waits"))


def _facts_of_items(items: "QuerySet[Item]") -> list[tuple[int, int | None, bool, bool]]:
    """Of each item whose it is, whether it is closed, whether something proves it.

    A piece of evidence that was replaced has one in its place: one is enough to look for. It is
    looked for item by item, and not with EXISTS, for which PostgreSQL reads the evidence of all
    ledgers first.
    """
    closed = Q(state=ItemState.CLOSED.value)
    proof = Evidence.objects.filter(item=OuterRef("pk")).order_by().values("item")[:1]
    proven = Case(When(closed, then=False), default=IsNull(Subquery(proof), rhs=False))
    kept = items.exclude(state=ItemState.DROPPED.value).order_by("pk")
    told = kept.annotate(closed=closed, proven=proven)
    return list(told.values_list("pk", "person", "closed", "proven"))


def _measured(problems: Iterable[int]) -> set[int]:
    """Which problems something is promised for."""
    measures = Measure.objects.filter(problem__in=problems)
    return set(measures.order_by().values_list("problem", flat=True))


def _items(actor: Actor, meeting: Meeting) -> "QuerySet[Item]":
    """The items of the meeting, and those of earlier ones that something of it has joined."""
    joined = list(
        Source.objects.filter(meeting=meeting, joined=True)
        .order_by()
        .values_list("item", flat=True)
    )
    if not joined:
        return items_in(actor, meeting)
    return items_for(actor, meeting.unit).filter(Q(meeting=meeting) | Q(pk__in=joined))
