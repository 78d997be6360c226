"""The pictures of a meeting's ledger, drawn from what the actor may see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.charts.ageing_bars import AgeingBars
from duizhao.core.charts.burn_down import BurnDown
from duizhao.core.charts.heat_map import HeatMap, heat_map
from duizhao.core.charts.numbers import Numbers
from duizhao.core.charts.progress_bar import ProgressBar
from duizhao.core.cycle.item import ItemState
from duizhao.core.indicators.coverage import Visit, by_month
from duizhao.core.ledger.pictures import Course, burning, by_aspect, open_ages
from duizhao.web.indicators.access import entries_for
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Change, Task
from duizhao.web.rectification.selectors.ledger import ledger_of

_SHUT = frozenset({ItemState.CLOSED.value, ItemState.DROPPED.value})


@dataclass(frozen=True, slots=True)
class Pictures:
    """Everything that is drawn of a ledger. `visited` is None where no indicator covers departments."""

    aspects: tuple[ProgressBar, ...]
    burn: BurnDown | None
    ages: AgeingBars
    worked: HeatMap | None
    visited: HeatMap | None

    @property
    def aspect_numbers(self) -> Numbers:
        """The bars of the aspects as one table."""
        heads = ("方面", "已销号", "到今天应完成", "共几条")
        return Numbers(heads, tuple(bar.numbers.rows[0] for bar in self.aspects))


def pictures_of(actor: Actor, meeting: Meeting, *, today: date) -> Pictures | None:
    """The pictures of a meeting's ledger; None where the actor sees no item."""
    courses = courses_of(actor, meeting)
    if not courses:
        return None
    first = min(one.listed for one in courses)
    departments = list(meeting.unit.departments.values_list("pk", "name"))
    return Pictures(
        aspects=by_aspect(courses, aspect_labels(meeting), today=today),
        burn=burning(courses, today=today),
        ages=open_ages(courses, today=today),
        worked=_heat(departments, _worked(actor, meeting), first, today),
        visited=_heat(departments, list(_visited(actor, meeting)), first, today),
    )


def courses_of(actor: Actor, meeting: Meeting) -> list[Course]:
    """The course of every item that the actor may see; what was dropped doesn't count."""
    items = ledger_of(actor, meeting).exclude(state=ItemState.DROPPED.value)
    days: dict[int, list[tuple[date, bool]]] = defaultdict(list)
    changes = Change.objects.filter(item__in=items.values("pk")).order_by("pk")
    for item, at, state in changes.values_list("item", "at", "row__state"):
        days[item].append((timezone.localtime(at).date(), state not in _SHUT))
    return [
        Course(
            listed=days[item.pk][0][0], planned=item.first_due or item.last_day,
            last=item.last_day, aspect=item.aspect, turns=tuple(days[item.pk]),
        )
        for item in items.order_by("number")
        if days[item.pk]
    ]  # fmt: skip


def _heat(
    departments: list[tuple[int, str]], visits: list[Visit], first: date, today: date
) -> HeatMap | None:
    if not departments or not visits:
        return None
    first = min(first, *(one.on for one in visits))
    months, rows = by_month(departments, visits, first=first, last=today, today=today)
    return heat_map(months, rows, what="部门") if months else None


def _worked(actor: Actor, meeting: Meeting) -> list[Visit]:
    """The tasks that each department has done."""
    done = Task.objects.filter(
        item__in=ledger_of(actor, meeting).values("pk"),
        done_on__isnull=False,
        department__isnull=False,
    )
    return [Visit(key, on) for key, on in done.values_list("department", "done_on") if key and on]


def _visited(actor: Actor, meeting: Meeting) -> Iterable[Visit]:
    """How often each department was reached, as the unit's indicators count it."""
    entries = entries_for(actor, meeting.unit).filter(covered__department__isnull=False)
    for key, on, amount in entries.values_list("covered__department", "on", "amount"):
        yield Visit(key, on, amount)
