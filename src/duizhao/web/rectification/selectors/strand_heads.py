"""What an actor may see of a meeting's trail, and the heads of its strands, from a few columns of each row."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BigIntegerField, Case, OuterRef, Q, Subquery, Value, When

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.point import PointState
from duizhao.core.ledger.heads import Facts, Head, heads
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_for
from duizhao.web.rectification.models import Evidence, Item, Source
from duizhao.web.rectification.selectors.strand_rows import wants_items
from duizhao.web.trail.access import place_of_list, points_of
from duizhao.web.trail.models import Point, Problem, ProblemList

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
        for one in meeting.problem_lists.all()
        if may(actor, Act.PROBLEM_VIEW, place_of_list(one))
    ]
    return Sight(meeting, lists, points_of(actor, meeting, lists), _items(actor, meeting))


def heads_of(sight: Sight) -> list[Head]:
    """The heads of all strands, in their order."""
    lists = {one.pk: one for one in sight.lists}
    on_lists = list(sight.problems.order_by("pk").values_list("pk", "list"))
    sources = list(sight.sources.order_by().values_list("problem", "point", "item"))
    of_problem = {problem: item for problem, _, item in sources if problem is not None}
    untaken = [(pk, on) for pk, on in on_lists if pk not in of_problem]
    points = sight.points.filter(problem=None, merged_into=None).order_by("pk")
    waiting = PointState.OPEN.value
    return heads(
        Facts(
            problems=[(pk, lists[on].person_id) for pk, on in on_lists],
            points=[
                (pk, person, state == waiting)
                for pk, person, state in points.values_list("pk", "person", "state")
            ],
            items=_facts_of(sight.items),
            of_problem=of_problem,
            of_point={point: item for _, point, item in sources if point is not None},
            unmeasured=_unmeasured(sight) if untaken else set(),
            wanting={pk for pk, on in untaken if wants_items(sight.meeting, lists[on])},
        )
    )


def _facts_of(items: "QuerySet[Item]") -> list[tuple[int, int | None, bool, bool]]:
    """Of each item whose it is, whether it is closed, whether something proves it.

    A piece of evidence that was replaced has one in its place: one is enough to look for. It is
    looked for item by item, and not with EXISTS, for which PostgreSQL reads the evidence of all
    ledgers first.
    """
    closed = ItemState.CLOSED.value
    proof = Evidence.objects.filter(item=OuterRef("pk")).order_by().values("item")[:1]
    sought = Case(
        When(state=closed, then=Value(None)),
        default=Subquery(proof),
        output_field=BigIntegerField(),
    )
    kept = items.exclude(state=ItemState.DROPPED.value).order_by("pk").annotate(proof=sought)
    return [
        (pk, person, state == closed, proof is not None)
        for pk, person, state, proof in kept.values_list("pk", "person", "state", "proof")
    ]


def _unmeasured(sight: Sight) -> set[int]:
    """The problems that nothing is promised for, as far as nothing has become of them."""
    bare = sight.problems.filter(measures=None, source=None)
    return set(bare.order_by().values_list("pk", flat=True))


def _items(actor: Actor, meeting: Meeting) -> "QuerySet[Item]":
    """The items of the meeting, and those of earlier ones that something of it has joined."""
    joined = list(
        Source.objects.filter(meeting=meeting, joined=True)
        .order_by()
        .values_list("item", flat=True)
    )
    here = Q(meeting=meeting) | Q(pk__in=joined) if joined else Q(meeting=meeting)
    return items_for(actor, meeting.unit).filter(here)
