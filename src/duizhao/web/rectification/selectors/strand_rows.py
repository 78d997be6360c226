"""The rows behind some strands, read once: the core weaves them, and a page takes its words from them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.db.models import Model

from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.point import PointState
from duizhao.core.ledger.strands import (
    LedgerItem,
    NamedProblem,
    RaisedPoint,
    Strand,
    Taken,
    strands,
)
from duizhao.web.rectification.models import Evidence, Item, Task
from duizhao.web.rectification.selectors.strand_sight import Sight
from duizhao.web.trail.models import Measure, Point, Problem

if TYPE_CHECKING:
    from django.db.models import QuerySet

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class WovenStrands(Sequence[Strand]):
    """Strands in the order of the core, with the rows that they name, by key.

    `measures` are by their problem, `tasks` and `evidence` (without what was replaced) by their item.
    """

    strands: Sequence[Strand]
    points: Mapping[int, Point]
    problems: Mapping[int, Problem]
    items: Mapping[int, Item]
    measures: Mapping[int, Sequence[Measure]]
    tasks: Mapping[int, Sequence[Task]]
    evidence: Mapping[int, Sequence[Evidence]]

    def __len__(self) -> int:
        return len(self.strands)

    def __getitem__(self, wanted: Any) -> Any:  # noqa: ANN401  one strand or several
        return self.strands[wanted]


def weave(
    sight: Sight,
    points: Iterable[Point],
    problems: "QuerySet[Problem]",
    items: "QuerySet[Item]",
    taken: Iterable[Taken],
) -> WovenStrands:
    """The strands of some rows, as the core weaves them; what isn't among the rows is what may not be seen."""
    by_point = {one.pk: one for one in points}
    by_problem = {one.pk: one for one in problems.order_by("pk")}
    kept = items.exclude(state=ItemState.DROPPED.value)
    by_item = {one.pk: one for one in kept.order_by("pk")}
    measures = _grouped("problem_id", Measure.objects.filter(problem__in=by_problem))
    evidence = _grouped("item_id", Evidence.objects.filter(item__in=by_item, replaced_by=None))
    woven = strands(
        [_raised(by_point[pk]) for pk in sorted(by_point)],
        [_named(sight, one, measures) for one in by_problem.values()],
        [_entered(one, evidence) for one in by_item.values()],
        list(taken),
    )
    return WovenStrands(
        strands=woven,
        points=by_point,
        problems=by_problem,
        items=by_item,
        measures=measures,
        tasks=_grouped("item_id", Task.objects.filter(item__in=by_item)),
        evidence=evidence,
    )


def _grouped(key: str, rows: "QuerySet[M]") -> dict[int, list[M]]:
    """Rows by what they belong to."""
    found: dict[int, list[M]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return dict(found)


def _raised(point: Point) -> RaisedPoint:
    return RaisedPoint(
        pk=point.pk,
        person=point.person_id,
        problem=point.problem_id,
        merged_into=point.merged_into_id,
        waits=point.state == PointState.OPEN.value,
    )


def _named(
    sight: Sight, problem: Problem, measures: Mapping[int, Sequence[Measure]]
) -> NamedProblem:
    on = sight.lists[problem.list_id]
    return NamedProblem(
        pk=problem.pk,
        person=on.person_id,
        has_measure=problem.pk in measures,
        wants_item=sight.wants_items(on),
    )


def _entered(item: Item, evidence: Mapping[int, Sequence[Evidence]]) -> LedgerItem:
    return LedgerItem(
        pk=item.pk,
        person=item.person_id,
        closed=item.state == ItemState.CLOSED.value,
        evidence=len(evidence.get(item.pk, ())),
    )
