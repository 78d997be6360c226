"""The ledgers of earlier meetings, as a text and the items of this meeting are held against them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, When

from duizhao.core.cycle.evidence import Level
from duizhao.core.cycle.item import ItemState
from duizhao.core.trail.ledger import LedgerItem, history_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item
from duizhao.web.statements.models import Statement

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_LOOKED_AT, MOST_NAMED = 200, 12
"""How many earlier items the page of an item is held against, and how many of them it names."""


@dataclass(frozen=True, slots=True)
class SameTrouble:
    """An earlier item that names the same trouble, why it is proposed, and what a person said of it.

    `confirmed` is None while nobody has said whether it is the same.
    """

    earlier: Item
    reason: str
    confirmed: bool | None


def earlier_ledger(statement: Statement) -> tuple[LedgerItem, ...]:
    """The items of the unit's earlier meetings that are the author's, or the team's for its text."""
    rows = _earlier(statement.meeting, statement.person_id)
    return tuple(map(_as_the_core_reads, rows))


def same_troubles(item: Item) -> list[SameTrouble]:
    """The items of earlier meetings that name the same trouble; what was said to be another is left out."""
    said = {one.earlier_id: one.same for one in item.recurrences.all()}
    found = history_of(item.problem, list(_candidates(item)))
    proposed = {
        int(likely.key): likeness.reason
        for likely, likeness in sorted(found, key=lambda one: one[1].strength, reverse=True)[
            :MOST_NAMED
        ]
    }
    wanted = {pk for pk in proposed if said.get(pk) is not False}
    wanted |= {pk for pk, same in said.items() if same}
    if not wanted:
        return []
    rows = Item.objects.filter(pk__in=wanted).select_related("meeting", "person")
    return [
        SameTrouble(row, proposed.get(row.pk, ""), said.get(row.pk))
        for row in rows.order_by("meeting__year", "number")
    ]


def _candidates(item: Item) -> Iterator[LedgerItem]:
    """Those of the latest earlier items that are looked at, those of the same aspect first."""
    same_aspect = Case(When(aspect=item.aspect, then=0), default=1)
    rows = _of_earlier(item.meeting, item.person_id).order_by(same_aspect, "-meeting__year", "-pk")
    for pk, year, problem in rows.values_list("pk", "meeting__year", "problem")[:MOST_LOOKED_AT]:
        yield LedgerItem(key=str(pk), year=year, problem=problem)


def _of_earlier(meeting: Meeting, person: int | None) -> "QuerySet[Item]":
    return Item.objects.filter(
        meeting__unit=meeting.unit_id, meeting__year__lt=meeting.year, person=person
    ).exclude(state=ItemState.DROPPED.value)


def _earlier(meeting: Meeting, person: int | None) -> "QuerySet[Item]":
    rows = _of_earlier(meeting, person)
    ordered = rows.select_related("meeting", "person").order_by("meeting__year", "number")
    return ordered.prefetch_related("tasks", "verifications", "evidence__replaced_by")


def _as_the_core_reads(item: Item) -> LedgerItem:
    """What is restricted proves something as well; its words stay where they are."""
    evidence = [one for one in item.evidence.all() if not hasattr(one, "replaced_by")]
    readable = [one for one in evidence if one.level != Level.RESTRICTED.value]
    tasks = list(item.tasks.all())
    said = [
        *(task.result for task in tasks),
        *(one.effect for one in item.verifications.all()),
        *(f"{one.proves}。{one.words}" for one in readable),
    ]
    return LedgerItem(
        key=str(item.pk),
        year=item.meeting.year,
        problem=item.problem,
        measures=(item.goal, *(task.words for task in tasks)),
        stage=item.get_state_display(),
        closed=item.closed_on,
        standing=item.standing,
        records=tuple(filter(None, said)),
        proofs=len(evidence),
    )
