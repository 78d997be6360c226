"""The findings of a feedback with what mends each, and their counts: what every page and file counts from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.point import PointState
from duizhao.core.ledger.finding_counts import (
    FINDING_STATE_LABELS,
    Counts,
    FindingRow,
    FindingState,
    GroupCounts,
    ItemRow,
    count,
    count_groups,
    states_of,
)
from duizhao.web.inspections.models import Finding, Inspection
from duizhao.web.rectification.models import Item, Source
from duizhao.web.trail.models import Point

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Line:
    """A finding with what became of its number, the items that mend it, and why it was declined."""

    finding: Finding
    state: FindingState
    items: tuple[Item, ...]
    reason: str

    @property
    def label(self) -> str:
        """What became of it, in words."""
        return FINDING_STATE_LABELS[self.state]


@dataclass(frozen=True, slots=True)
class Figures:
    """The lines of a feedback with all their counts."""

    lines: tuple[Line, ...]
    items: Mapping[int, Item]
    counts: Counts
    groups: tuple[GroupCounts, ...]

    @property
    def words(self) -> dict[str, str]:
        """The findings by their numbers, each once."""
        return {line.finding.number: line.finding.point.words for line in self.lines}

    def in_state(self, state: FindingState) -> tuple[str, ...]:
        """The numbers of the findings of which that became."""
        found = (line.finding.number for line in self.lines if line.state is state)
        return tuple(dict.fromkeys(found))


def figures_of(inspection: Inspection) -> Figures:
    """The figures of a feedback."""
    return figures_of_all([inspection])[inspection.pk]


def figures_of_all(inspections: Iterable[Inspection]) -> dict[int, Figures]:
    """The figures of several feedbacks, read together."""
    lines: dict[int, list[tuple[Finding, FindingRow, str]]] = {one.pk: [] for one in inspections}
    for finding in _findings().filter(inspection__in=list(lines)):
        item, reason = _mended_by(finding.point)
        row = FindingRow(finding.number, finding.group, (item,) if item else (), bool(reason))
        lines[finding.inspection_id].append((finding, row, reason))
    wanted = {key for found in lines.values() for _, row, _ in found for key in row.items}
    items = {item.pk: item for item in _items().filter(pk__in=wanted)}
    rows = {key: _row(item) for key, item in items.items()}
    return {pk: _figures(found, items, rows) for pk, found in lines.items()}


def _figures(
    found: list[tuple[Finding, FindingRow, str]],
    items: Mapping[int, Item],
    counted: Mapping[int, ItemRow],
) -> Figures:
    rows = [row for _, row, _ in found]
    states = states_of(rows, counted)
    lines = tuple(
        Line(finding, states[row.number], tuple(items[key] for key in row.items), reason)
        for finding, row, reason in found
    )
    used = {key: items[key] for row in rows for key in row.items}
    return Figures(lines, used, count(rows, counted), tuple(count_groups(rows, counted)))


def _mended_by(point: Point) -> tuple[int | None, str]:
    """The item that mends what a point says, or why there is none: its own, its problem's, that of the point it is merged into."""
    seen = set()
    while point.pk not in seen:
        seen.add(point.pk)
        for source in _sources(point):
            if source.item_id is not None:
                return source.item_id, ""
            return None, source.declined
        if point.state == PointState.DECLINED.value:
            return None, point.reason
        if point.merged_into is None:
            break
        point = point.merged_into
    return None, ""


def _sources(point: Point) -> list[Source]:
    both = (getattr(point, "source", None), getattr(point.problem, "source", None))
    return sorted((one for one in both if one is not None), key=lambda one: one.item_id is None)


def _row(item: Item) -> ItemRow:
    tasks = list(item.tasks.all())
    done = sum(task.done_on is not None for task in tasks)
    return ItemRow(ItemState(item.state), len(tasks), done)


def _items() -> "QuerySet[Item]":
    return Item.objects.select_related("owner", "meeting").prefetch_related("tasks")


def _findings() -> "QuerySet[Finding]":
    return Finding.objects.select_related(
        "point__person",
        "point__source",
        "point__problem__source",
        "point__merged_into__source",
        "point__merged_into__problem__source",
    ).order_by("pk")
