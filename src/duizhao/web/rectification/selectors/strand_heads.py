"""The heads of the strands that an actor may see, from a few columns of each row."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Case, OuterRef, Q, Subquery, When
from django.db.models.lookups import IsNull

from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.point import PointState
from duizhao.core.ledger.heads import Facts, Sheaf, sheaves
from duizhao.web.rectification.models import Evidence, Item
from duizhao.web.rectification.selectors.strand_sight import Sight
from duizhao.web.trail.models import Measure, Point

if TYPE_CHECKING:
    from django.db.models import QuerySet


def sheaves_of(sight: Sight) -> list[Sheaf]:
    """The heads of all strands, in their order."""
    whose = {pk: one.person_id for pk, one in sight.lists.items()}
    on_lists = list(sight.problems.order_by("pk").values_list("pk", "list"))
    untaken = {pk: on for pk, on in on_lists if pk not in sight.of_problem}
    wanting = {pk for pk, one in sight.lists.items() if sight.wants_items(one)}
    return sheaves(
        Facts(
            problems=[(pk, whose[on]) for pk, on in on_lists],
            points=_facts_of_points(sight.points),
            items=_facts_of_items(sight.items),
            of_problem=sight.of_problem,
            of_point=sight.of_point,
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
