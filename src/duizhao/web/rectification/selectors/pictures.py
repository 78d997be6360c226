"""The pictures of a meeting's ledger, drawn from what the actor may see."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q
from django.db.models.functions import Coalesce, Greatest, TruncDate

from duizhao.core.access.actor import Actor
from duizhao.core.charts.ageing_bars import AgeingBars
from duizhao.core.charts.burn_down import BurnDown
from duizhao.core.charts.heat_map import HeatMap, heat_map
from duizhao.core.charts.numbers import Numbers
from duizhao.core.charts.progress_bar import ProgressBar
from duizhao.core.cycle.item import OPEN, ItemState
from duizhao.core.indicators.coverage import Visit, by_month
from duizhao.core.ledger.pictures import (
    Flow,
    OfAspect,
    OpenSince,
    burning,
    by_aspect,
    open_ages,
)
from duizhao.web.audit.events import Event
from duizhao.web.indicators.access import entries_for
from duizhao.web.kit.clock import end_of
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Change, Item, Task
from duizhao.web.rectification.selectors.ledger import ledger_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

_TURNS = {Event.ITEM_CLOSED.value: -1, Event.ITEM_REOPENED.value: 1}


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
    items = ledger_of(actor, meeting).exclude(state=ItemState.DROPPED.value).order_by()
    came = _came(items, today)
    if not came:
        return None
    listed = {one["listed"]: one["number"] for one in came}
    first = min(listed)
    flow = Flow(listed, _planned(items), _turned(items, first))
    departments = list(meeting.unit.departments.values_list("pk", "name"))
    return Pictures(
        aspects=by_aspect(_by_aspect(items, today), aspect_labels(meeting)),
        burn=burning(flow, today=today),
        ages=open_ages(
            [
                OpenSince(listed=one["listed"], number=one["open"], late=one["late"])
                for one in came
                if one["open"]
            ],
            today=today,
        ),
        worked=_heat(departments, _worked(actor, meeting), first, today),
        visited=_heat(departments, list(_visited(actor, meeting)), first, today),
    )


def _by_aspect(items: "QuerySet[Item]", today: date) -> list[OfAspect]:
    counted = items.values("aspect").annotate(
        done=Count("pk", filter=Q(state=ItemState.CLOSED.value)),
        due=Count("pk", filter=Q(last__lt=today)),
        number=Count("pk"),
    )
    return [OfAspect(**row) for row in counted]


def _listed(items: "QuerySet[Item]") -> "QuerySet[Any]":
    """The items with the day on which they came into the ledger."""
    return items.filter(changes__event=Event.ITEM_ADDED.value).annotate(
        listed=TruncDate("changes__at")
    )


def _came(items: "QuerySet[Item]", today: date) -> "list[dict[str, Any]]":
    """Day by day how many came into the ledger, how many of those are open, and late."""
    open_now = Q(state__in=[state.value for state in OPEN])
    counted = _listed(items).values("listed").annotate(
        number=Count("pk"),
        open=Count("pk", filter=open_now),
        late=Count("pk", filter=open_now & Q(last__lt=today)),
    )  # fmt: skip
    return list(counted)


def _planned(items: "QuerySet[Item]") -> dict[date, int]:
    """Day by day how many were first to be done until then; none before the day on which it came."""
    dated = _listed(items).annotate(first=Coalesce("first_due", "last")).filter(first__isnull=False)
    by_day = dated.annotate(over=Greatest("listed", "first")).values("over")
    return {row["over"]: row["number"] for row in by_day.annotate(number=Count("pk"))}


def _turned(items: "QuerySet[Item]", first: date) -> dict[date, int]:
    """Day by day how many were opened again, less those that were closed; from the first day of the ledger.

    Each event is asked for by itself: so the index answers, and not the rows with their lines.
    """
    since = end_of(first - timedelta(days=1))
    found: dict[date, int] = defaultdict(int)
    for event, sign in _TURNS.items():
        turns = Change.objects.filter(event=event, at__gt=since, item__in=items.values("pk"))
        by_day = turns.order_by().annotate(day=TruncDate("at")).values("day")
        for row in by_day.annotate(number=Count("pk")):
            found[row["day"]] += sign * row["number"]
    return found


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
    counted = done.order_by().values_list("department", "done_on").annotate(number=Count("pk"))
    return [Visit(key, on, number) for key, on, number in counted if key and on]


def _visited(actor: Actor, meeting: Meeting) -> Iterable[Visit]:
    """How often each department was reached, as the unit's indicators count it."""
    entries = entries_for(actor, meeting.unit).filter(covered__department__isnull=False)
    for key, on, amount in entries.values_list("covered__department", "on", "amount"):
        yield Visit(key, on, amount)
