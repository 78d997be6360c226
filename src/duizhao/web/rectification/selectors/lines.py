"""Items as lines of the ledger: now, on an earlier day, and what changed since."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Prefetch, QuerySet

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.extension import ExtensionState
from duizhao.core.ledger.line import Difference, Line, TaskLine, differences, line_from
from duizhao.web.kit.clock import end_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_in
from duizhao.web.rectification.models import Change, Item, Task


@dataclass(frozen=True, slots=True)
class ChangedLine:
    """A line that is new, or differs from an earlier day."""

    item: Item
    line: Line
    new: bool
    differences: list[Difference]


def with_all(items: "QuerySet[Item]") -> "QuerySet[Item]":
    """The items with everything that their lines show, read in a few queries."""
    tasks = Task.objects.select_related("owner", "department").prefetch_related("with_departments")
    return items.select_related("person", "owner", "department").prefetch_related(
        Prefetch("tasks", tasks), "verifications__verifier", "extensions", "evidence"
    )


def line_of(item: Item) -> Line:
    """The line of an item as it stands."""
    last = max(item.verifications.all(), key=lambda each: each.pk, default=None)
    granted = [one for one in item.extensions.all() if one.state == ExtensionState.APPROVED.value]
    return Line(
        number=item.number, problem=item.problem, whose=item.whose, aspect=item.aspect,
        goal=item.goal, judged_by=item.judged_by, pace=item.pace, standing=item.standing,
        review_on=item.review_on, key_concern=item.key_concern,
        owner=item.owner.name if item.owner else "",
        department=item.department.name if item.department else "",
        due=item.due, first_due=item.first_due, state=item.state, came_back=item.came_back,
        relapses=item.relapses, closed_on=item.closed_on, extensions=len(granted),
        evidence=len(item.evidence.all()), effect=last.effect if last else "",
        verifier=last.verifier.name if last and last.verifier else "",
        tasks=tuple(_task_line(task) for task in item.tasks.all()),
    )  # fmt: skip


def lines_then(actor: Actor, meeting: Meeting, day: date) -> list[tuple[Item, Line]]:
    """The ledger as it stood at the end of a day, for what the actor may read today."""
    return lines_on(items_then(actor, meeting, day), day)


def items_then(actor: Actor, meeting: Meeting, day: date) -> "QuerySet[Item]":
    """The items that were in the ledger at the end of a day."""
    before = Change.objects.filter(item=OuterRef("pk"), at__lte=end_of(day))
    return _mine(actor, meeting).filter(Exists(before))


def lines_on(items: "Iterable[Item]", day: date) -> list[tuple[Item, Line]]:
    """How some items stood at the end of a day, without those that were not there yet."""
    return [(item, line_from(row)) for item, row in _with_rows(items, day) if row is not None]


def changed_items(actor: Actor, meeting: Meeting, day: date) -> "QuerySet[Item]":
    """The items with which something was done after the end of a day."""
    since = Change.objects.filter(at__gt=end_of(day)).order_by().values("item")
    return _mine(actor, meeting).filter(pk__in=since)


def changed_lines(items: "Iterable[Item]", day: date) -> list[ChangedLine]:
    """Those of some items that are new since the end of a day, or differ from then."""
    rows = Item.objects.filter(pk__in=[item.pk for item in items]).order_by("number")
    found = []
    for item, row in _with_rows(with_all(rows), day):
        line = line_of(item)
        if row is None:
            found.append(ChangedLine(item, line, new=True, differences=[]))
        elif changed := differences(line_from(row), line):
            found.append(ChangedLine(item, line, new=False, differences=changed))
    return found


def _mine(actor: Actor, meeting: Meeting) -> "QuerySet[Item]":
    return items_in(actor, meeting).order_by("number")


def _with_rows(
    items: "Iterable[Item]", day: date
) -> Iterator[tuple[Item, dict[str, object] | None]]:
    """Each item with its line as it was kept last until the end of a day."""
    found = list(items)
    keys: Any = items.order_by().values("pk") if isinstance(items, QuerySet) else found
    kept = Change.objects.filter(item__in=keys, at__lte=end_of(day))
    last = kept.order_by().values("item").annotate(last=Max("pk")).values("last")
    rows = dict(Change.objects.filter(pk__in=last).order_by().values_list("item", "row"))
    for item in found:
        yield item, rows.get(item.pk)


def _task_line(task: Task) -> TaskLine:
    return TaskLine(
        words=task.words, kind=task.kind, owner=task.owner.name if task.owner else "",
        department=task.department.name if task.department else "",
        helpers="、".join(one.name for one in task.with_departments.all()),
        due=task.due, done_on=task.done_on, result=task.result,
    )  # fmt: skip
