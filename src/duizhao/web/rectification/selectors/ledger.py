"""The ledger of a meeting as a list: narrowed, sorted, counted, and each row with its colour."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Case, Count, DateField, F, Q, When
from django.db.models.functions import Coalesce

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.item import OPEN, Colour, ItemState, colour_of
from duizhao.core.cycle.parameters import parameters_of
from duizhao.web.kit.holding import holding
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_in
from duizhao.web.rectification.models import Item, Task
from duizhao.web.units.selectors import people_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

_OPEN = [state.value for state in OPEN]
FLAGS = {
    "standing": "长期坚持", "key": "重点关注", "relapsed": "回潮过的", "returned": "退回的",
    "mine": "我负责的",
}  # fmt: skip

_FLAGGED = {
    "standing": Q(standing=True), "key": Q(key_concern=True), "relapsed": Q(relapses__gt=0),
    "returned": Q(came_back="returned"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sort:
    """An order of the list."""

    label: str
    fields: tuple[str, ...]


SORTS = {
    "": Sort("按序号", ("number",)),
    "last": Sort("按期限", ("last", "number")),
    "state": Sort("按状态", ("state", "number")),
    "owner": Sort("按责任领导", ("owner__team_rank", "owner", "number")),
    "department": Sort("按责任部门", ("department", "number")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What the list is narrowed to and sorted by; empty words narrow nothing."""

    words: str = ""
    state: str = ""
    flag: str = ""
    whose: str = ""
    owner: str = ""
    department: str = ""
    sort: str = ""

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return any((self.words, self.state, self.flag, self.whose, self.owner, self.department))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items a ledger has, and how they stand; what was dropped doesn't count."""

    total: int = 0
    open: int = 0
    closed: int = 0
    red: int = 0
    amber: int = 0
    standing: int = 0
    relapsed: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """An item in the list, with its colour and how many of its tasks are done."""

    item: Item
    colour: Colour
    done: int
    tasks: int


def ledger_of(actor: Actor, meeting: Meeting) -> "QuerySet[Item]":
    """The items of a meeting's ledger that the actor may read, with the day by which each is judged."""
    return dated(items_in(actor, meeting))


def dated(items: "QuerySet[Item]") -> "QuerySet[Item]":
    """The items with `last`, the day by which each is judged (Item.last_day)."""
    standing = When(standing=True, then=Coalesce("review_on", "due"))
    return items.annotate(last=Case(standing, default=F("due"), output_field=DateField()))


def narrowed(
    items: "QuerySet[Item]", chosen: Chosen, *, meeting: Meeting, actor: Actor, today: date
) -> "QuerySet[Item]":
    """The items narrowed and sorted as somebody has chosen; dropped ones only where asked for."""
    items = items.filter(
        _in_state(chosen.state, meeting, today),
        _FLAGGED.get(chosen.flag, Q()) & _named(chosen),
    )
    if chosen.flag == "mine":
        tasks = Task.objects.filter(owner=actor.person_id).order_by().values("item")
        items = items.filter(Q(owner=actor.person_id) | Q(pk__in=tasks))
    for word in chosen.words.split():
        named = people_of(meeting.unit).filter(holding(word, "name")).order_by().values("pk")
        items = items.filter(
            holding(word, "problem", "goal") | Q(person__in=named) | Q(owner__in=named)
        )
    order = [F(name).asc(nulls_last=True) for name in SORTS.get(chosen.sort, SORTS[""]).fields]
    return items.order_by(*order, "pk").select_related("person", "owner", "department")


def _in_state(state: str, meeting: Meeting, today: date) -> Q:
    match state:
        case "":
            return ~Q(state=ItemState.DROPPED.value)
        case "open":
            return Q(state__in=_OPEN)
        case "red":
            return Q(state__in=_OPEN, last__lt=today)
        case "amber":
            return Q(state__in=_OPEN, last__range=(today, today + _amber(meeting)))
    return Q(state=state)


def _named(chosen: Chosen) -> Q:
    asked = Q()
    if chosen.whose:
        asked &= Q(person=None if chosen.whose == "team" else int(chosen.whose))
    if chosen.owner:
        asked &= Q(owner=int(chosen.owner))
    if chosen.department:
        asked &= Q(department=int(chosen.department))
    return asked


def rows_of(items: Iterable[Item], *, meeting: Meeting, today: date) -> list[Row]:
    """A page of the list; the items come with their tasks."""
    days = parameters_of(meeting.parameters, meeting.kind).amber_days
    return [
        Row(
            item,
            colour_of(ItemState(item.state), item.last_day, today=today, amber_days=days),
            done=sum(task.done_on is not None for task in item.tasks.all()),
            tasks=len(item.tasks.all()),
        )
        for item in items
    ]


def counts_of(items: "QuerySet[Item]", *, meeting: Meeting, today: date) -> Counts:
    """The counts of a ledger; they are of the same rows as the list."""
    numbers = _numbers(today, Q(last__range=(today, today + _amber(meeting))))
    return Counts(**items.exclude(state=ItemState.DROPPED.value).aggregate(**numbers))


def counts_of_meeting(meeting: Meeting, *, today: date) -> Counts:
    """The counts of a whole ledger, for those who may know no more than those."""
    return counts_of(dated(Item.objects.filter(meeting=meeting)), meeting=meeting, today=today)


def counts_of_meetings(meetings: Iterable[Meeting], *, today: date) -> dict[int, Counts]:
    """The counts of many whole ledgers in one query, by meeting; each has its own days of amber."""
    nearing: dict[timedelta, list[int]] = defaultdict(list)
    for meeting in meetings:
        nearing[_amber(meeting)].append(meeting.pk)
    amber, found = Q(pk=None), {pk: Counts() for those in nearing.values() for pk in those}
    for days, those in nearing.items():
        amber |= Q(meeting__in=those, last__range=(today, today + days))
    items = dated(Item.objects.filter(meeting__in=found)).exclude(state=ItemState.DROPPED.value)
    numbers = {f"number_{name}": number for name, number in _numbers(today, amber).items()}
    counted = items.order_by().values("meeting").annotate(**numbers)
    for meeting, *row in counted.values_list("meeting", *numbers):
        found[meeting] = Counts(*row)
    return found


def _numbers(today: date, amber: Q) -> dict[str, Count]:
    """What Counts has, as the database counts it of dated items; `amber` says which are near their day."""
    open_now = Q(state__in=_OPEN)
    return {
        "total": Count("pk"),
        "open": Count("pk", filter=open_now),
        "closed": Count("pk", filter=Q(state=ItemState.CLOSED.value)),
        "red": Count("pk", filter=open_now & Q(last__lt=today)),
        "amber": Count("pk", filter=open_now & amber),
        "standing": Count("pk", filter=Q(standing=True)),
        "relapsed": Count("pk", filter=Q(relapses__gt=0)),
    }


def _amber(meeting: Meeting) -> timedelta:
    return timedelta(days=parameters_of(meeting.parameters, meeting.kind).amber_days)
