"""The ledgers of earlier meetings, as a text and the items of this meeting are held against them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duizhao.core.cycle.evidence import Level
from duizhao.core.cycle.item import ItemState
from duizhao.core.trail.ledger import LedgerItem, history_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item
from duizhao.web.statements.models import Statement

if TYPE_CHECKING:
    from django.db.models import QuerySet


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
    rows = {str(one.pk): one for one in _earlier(item.meeting, item.person_id)}
    found = history_of(item.problem, [_as_the_core_reads(row) for row in rows.values()])
    proposed = {likely.key: likeness.reason for likely, likeness in found}
    confirmed = {str(pk) for pk, same in said.items() if same}
    return [
        SameTrouble(row, proposed.get(key, ""), said.get(row.pk))
        for key, row in rows.items()
        if said.get(row.pk) is not False and (key in proposed or key in confirmed)
    ]


def _earlier(meeting: Meeting, person: int | None) -> "QuerySet[Item]":
    rows = Item.objects.filter(
        meeting__unit=meeting.unit_id, meeting__year__lt=meeting.year, person=person
    ).exclude(state=ItemState.DROPPED.value)
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
