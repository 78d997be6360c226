"""Notes every act on an item: an entry of the audit, and the item's line as it stands afterwards."""

from collections.abc import Iterable
from datetime import datetime

from duizhao.core.access.actor import Actor
from duizhao.core.ledger.line import to_stored
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.rectification.models import Change, Item
from duizhao.web.rectification.selectors.lines import line_of, with_all
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind


def note(event: Event, item: Item, *, by: Actor, at: datetime, words: str = "") -> None:
    """Keep what was done with an item, in the transaction of the act."""
    fresh = with_all(Item.objects.filter(pk=item.pk)).get()
    Change.objects.create(
        item=item, at=at, event=event.value, by_name=by.by_name or by.name, note=words[:400],
        row=to_stored(line_of(fresh)),
    )  # fmt: skip
    record(event, subject=item, unit_id=item.meeting.unit_id, by=by, at=at, note=words)


def tell(
    people: Iterable[int | None], kind: ReminderKind, item: Item, *, by: Actor, at: datetime
) -> None:
    """Remind those whom an act on an item concerns, but nobody of what he did himself."""
    remind(
        set(people) - {by.person_id, by.by_person_id}, kind, about=f"{item.meeting}：整改台账{item}",
        address=item.get_absolute_url(), at=at, same=f"{kind.value}:{item.pk}",
    )  # fmt: skip
