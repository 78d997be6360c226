"""What an import of a ledger is compared with: the unit's names, and the items that are entered."""

from duizhao.core.cycle.item import WRITABLE, ItemState
from duizhao.core.ledger.judge import Known, Names
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item
from duizhao.web.units.models import Unit
from duizhao.web.units.selectors import members_of, people_of


def names_of(unit: Unit) -> Names:
    """The people, members and departments of a unit by name."""
    people = people_of(unit).filter(left__isnull=True)
    return Names(
        people=list(people.values_list("name", flat=True)),
        team=list(members_of(unit).values_list("name", flat=True)),
        departments=list(unit.departments.values_list("name", flat=True)),
    )


def known_of(meeting: Meeting) -> dict[int, Known]:
    """What is entered in a meeting's ledger, by number."""
    items = meeting.items.select_related("person", "owner", "department")
    return {item.number: _known(item) for item in items.prefetch_related("tasks")}


def _known(item: Item) -> Known:
    return Known(
        problem=item.problem, whose=item.whose, goal=item.goal, judged_by=item.judged_by,
        owner=item.owner.name if item.owner else "",
        department=item.department.name if item.department else "", due=item.due,
        measures=frozenset(task.words for task in item.tasks.all()),
        held=ItemState(item.state) not in WRITABLE, started=item.first_due is not None,
        closed=item.state == ItemState.CLOSED.value,
    )  # fmt: skip
