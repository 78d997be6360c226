"""The rows behind some strands, read once: the core weaves them, and a page takes its words from them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Prefetch

from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.point import PointState
from duizhao.core.cycle.problem_list import ListState
from duizhao.core.ledger.strands import (
    LedgerItem,
    NamedProblem,
    RaisedPoint,
    Strand,
    Taken,
    strands,
)
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Evidence, Item, Source, Task
from duizhao.web.trail.models import Measure, Point, Problem, ProblemList

if TYPE_CHECKING:
    from django.db.models import QuerySet

_AFTER_SITTING = (MeetingState.HELD.value, MeetingState.REPORTING.value, MeetingState.CLOSED.value)


@dataclass(frozen=True, slots=True)
class WovenStrands(Sequence[Strand]):
    """Strands in the order of the core, with the rows that they name, by key."""

    strands: Sequence[Strand]
    points: Mapping[int, Point]
    problems: Mapping[int, Problem]
    items: Mapping[int, Item]

    def __len__(self) -> int:
        return len(self.strands)

    def __getitem__(self, wanted: Any) -> Any:  # noqa: ANN401  one strand or several
        return self.strands[wanted]


def weave(
    meeting: Meeting,
    points: Iterable[Point],
    problems: "QuerySet[Problem]",
    items: "QuerySet[Item]",
    sources: Iterable[Source],
) -> WovenStrands:
    """The strands of some rows, as the core weaves them; what isn't among the rows is what may not be seen."""
    by_point = {one.pk: one for one in points}
    by_problem = {one.pk: one for one in _with_measures(problems)}
    by_item = {one.pk: one for one in _with_proof(items)}
    woven = strands(
        [_raised(by_point[pk]) for pk in sorted(by_point)],
        [_named(meeting, one) for one in by_problem.values()],
        [_entered(one) for one in by_item.values()],
        [_taken(one) for one in sources],
    )
    return WovenStrands(woven, by_point, by_problem, by_item)


def wants_items(meeting: Meeting, problems: ProblemList) -> bool:
    """Whether the problems on a list should be in the ledger by now."""
    handed_over = problems.person_id is None or problems.state == ListState.SUBMITTED.value
    return meeting.state in _AFTER_SITTING and handed_over


def _with_measures(problems: "QuerySet[Problem]") -> "QuerySet[Problem]":
    measures = Prefetch("measures", Measure.objects.select_related("owner"))
    return problems.select_related("list").prefetch_related(measures).order_by("pk")


def _with_proof(items: "QuerySet[Item]") -> "QuerySet[Item]":
    tasks = Prefetch("tasks", Task.objects.select_related("owner"))
    evidence = Prefetch("evidence", Evidence.objects.filter(replaced_by=None))
    kept = items.exclude(state=ItemState.DROPPED.value)
    return kept.prefetch_related(tasks, evidence).order_by("pk")


def _taken(source: Source) -> Taken:
    return Taken(problem=source.problem_id, point=source.point_id, item=source.item_id)


def _raised(point: Point) -> RaisedPoint:
    return RaisedPoint(
        pk=point.pk,
        person=point.person_id,
        problem=point.problem_id,
        merged_into=point.merged_into_id,
        waits=point.state == PointState.OPEN.value,
    )


def _named(meeting: Meeting, problem: Problem) -> NamedProblem:
    return NamedProblem(
        pk=problem.pk,
        person=problem.list.person_id,
        has_measure=bool(problem.measures.all()),
        wants_item=wants_items(meeting, problem.list),
    )


def _entered(item: Item) -> LedgerItem:
    closed = item.state == ItemState.CLOSED.value
    return LedgerItem(
        pk=item.pk, person=item.person_id, closed=closed, evidence=len(item.evidence.all())
    )
