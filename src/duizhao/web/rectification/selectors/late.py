"""Which items are late or soon due, who is told of it, and how a ledger did in the last week."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from duizhao.core.cycle.item import OPEN, ItemState
from duizhao.core.cycle.parameters import parameters_of
from duizhao.core.cycle.spot_check import CheckState
from duizhao.web.audit.events import Event
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import doers_of
from duizhao.web.rectification.models import Change, Item, SpotCheck
from duizhao.web.rectification.selectors.ledger import Counts, counts_of_meetings, dated

if TYPE_CHECKING:
    from django.db.models import QuerySet

_LONGEST_NOTICE = timedelta(days=60)
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Near:
    """An item that is late or soon due: its last day, who works on it, and whether the leader is to ask."""

    item: Item
    last: date
    late: bool
    escalated: bool
    doers: frozenset[int]


@dataclass(frozen=True, slots=True)
class Week:
    """How a ledger stands, and how many items were closed and opened again in the last seven days."""

    meeting: Meeting
    counts: Counts
    closed: int
    reopened: int


def near_items(*, today: date) -> list[Near]:
    """The items in progress that are late, or as near their last day as their meeting's notice says."""
    items = dated(Item.objects.filter(state=ItemState.IN_PROGRESS.value))
    found = items.filter(Q(last__lte=today + _LONGEST_NOTICE)).select_related("meeting")
    return list(_near(found.prefetch_related("tasks"), today))


def checks_due(*, today: date) -> "QuerySet[SpotCheck]":
    """The spot checks whose day has come."""
    due = SpotCheck.objects.filter(state=CheckState.DUE.value, due__lte=today)
    return due.select_related("item__meeting")


def week_of_ledgers(*, today: date, at: datetime) -> list[Week]:
    """The ledgers in which something is open or happened in the last seven days."""
    recent = Q(changes__at__gte=at - _WEEK)
    alive = Item.objects.filter(Q(state__in=[state.value for state in OPEN]) | recent)
    meetings = list(Meeting.objects.filter(pk__in=alive.values("meeting")))
    counts, changes = counts_of_meetings(meetings, today=today), _changes(meetings, at)
    return [
        Week(
            meeting,
            counts[meeting.pk],
            closed=changes[meeting.pk, Event.ITEM_CLOSED.value],
            reopened=changes[meeting.pk, Event.ITEM_REOPENED.value],
        )
        for meeting in meetings
    ]


def _near(items: Iterable[Item], today: date) -> Iterable[Near]:
    for item in items:
        figures, last = parameters_of(item.meeting.parameters, item.meeting.kind), item.last_day
        if last is None or last > today + timedelta(days=figures.amber_days):
            continue
        escalated = last + timedelta(days=figures.escalate_after) < today
        yield Near(item, last, last < today, escalated, doers_of(item))


def _changes(meetings: Sequence[Meeting], at: datetime) -> Counter[tuple[int, str]]:
    """How often each thing happened to the items of each meeting in the week before a moment."""
    recent = Change.objects.filter(item__meeting__in=meetings, at__gte=at - _WEEK, at__lte=at)
    counted = recent.order_by().values_list("item__meeting", "event").annotate(number=Count("pk"))
    return Counter({(meeting, event): number for meeting, event, number in counted})
