"""What became of a meeting's ledger between two days, for what the actor may read."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Max
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.ledger.comparison import TURN_LABELS, Standing, Turn, standing_of
from duizhao.core.ledger.line import Line, differences, line_from
from duizhao.web.audit.events import Event
from duizhao.web.kit.clock import end_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import items_in
from duizhao.web.rectification.models import Change, Item
from duizhao.web.rectification.selectors.lines import changed_items, lines_on

_NOTHING: dict[str, Any] = {"number": 0, "problem": "", "whose": ""}
"""What a line must have and the counts don't ask for."""
_TURNS = {
    Event.ITEM_CLOSED.value: Turn.CLOSED,
    Event.ITEM_RETURNED.value: Turn.RETURNED,
    Event.EXTENSION_APPROVED.value: Turn.EXTENDED,
    Event.ITEM_REOPENED.value: Turn.RELAPSED,
    Event.ITEM_DROPPED.value: Turn.DROPPED,
}


@dataclass(frozen=True, slots=True)
class Turned:
    """An item that turned, with what is said of it."""

    item: Item
    line: Line
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The items that turned in one way."""

    turn: Turn
    label: str
    items: tuple[Turned, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A ledger at the ends of two days, and what happened between; an item may stand in several groups."""

    before: Standing
    after: Standing
    groups: tuple[Group, ...]

    @property
    def sentence(self) -> str:
        """The numbers as a report says them."""
        said = "，".join(f"{one.label} {len(one.items)} 条" for one in self.groups) or "没有变动"
        return (
            f"从 {self.before.day:%Y-%m-%d} 到 {self.after.day:%Y-%m-%d}：{said}。"
            f"到 {self.after.day:%Y-%m-%d}，共 {self.after.total} 条，已销号 {self.after.closed} 条，"
            f"没有销号 {self.after.open} 条，其中超期 {self.after.late} 条。"
        )


def comparison_of(actor: Actor, meeting: Meeting, first: date, last: date) -> Comparison:
    """The ledger at the end of the first day against the end of the last."""
    touched = changed_items(actor, meeting, first)
    before = {item.pk: line for item, line in lines_on(touched, first)}
    happened = _happened(meeting, first, last)
    groups: dict[Turn, list[Turned]] = defaultdict(list)
    for item, line in lines_on(touched, last):
        turns = dict(happened.get(item.pk, {}))
        then = before.get(item.pk)
        if then is None:
            turns[Turn.NEW] = []
        elif not turns and (changed := differences(then, line)):
            turns[Turn.CHANGED] = [
                f"{one.label}：{one.before or '（空）'} → {one.after or '（空）'}"
                for one in changed
            ]
        for turn, said in turns.items():
            groups[turn].append(Turned(item, line, tuple(said)))
    return Comparison(
        _standing(actor, meeting, first),
        _standing(actor, meeting, last),
        tuple(
            Group(turn, label, tuple(groups[turn]))
            for turn, label in TURN_LABELS.items()
            if groups[turn]
        ),
    )


def _standing(actor: Actor, meeting: Meeting, day: date) -> Standing:
    """The counts of the ledger at the end of a day; the database counts, the core says what counts."""
    names = ("state", "standing", "due", "review_on")
    items = items_in(actor, meeting).order_by()
    if not Change.objects.filter(item__in=items.values("pk"), at__gt=end_of(day)).exists():
        rows = items.values(*names).annotate(number=Count("pk"))
        return standing_of(((_line(row), row["number"]) for row in rows), day)
    kept = Change.objects.filter(item__in=items.values("pk"), at__lte=end_of(day))
    last = kept.order_by().values("item").annotate(last=Max("pk")).values("last")
    told = Change.objects.filter(pk__in=last).order_by().values(*(f"row__{one}" for one in names))
    lines = (
        (line_from({**_NOTHING, **{one: row[f"row__{one}"] for one in names}}), row["number"])
        for row in told.annotate(number=Count("pk"))
    )
    return standing_of(lines, day)


def _line(row: dict[str, Any]) -> Line:
    return Line(
        **_NOTHING, state=row["state"], standing=row["standing"], due=row["due"],
        review_on=row["review_on"],
    )  # fmt: skip


def _happened(meeting: Meeting, first: date, last: date) -> dict[int, dict[Turn, list[str]]]:
    """What happened with each item after the first day until the last, with when and why."""
    changes = Change.objects.filter(
        item__meeting=meeting, event__in=_TURNS, at__gt=end_of(first), at__lte=end_of(last)
    ).order_by("pk")
    found: dict[int, dict[Turn, list[str]]] = defaultdict(lambda: defaultdict(list))
    for change in changes.only("item", "event", "at", "note"):
        day = timezone.localtime(change.at).date()
        found[change.item_id][_TURNS[change.event]].append(f"{day:%Y-%m-%d} {change.note}".strip())
    return found
