"""Whether a trouble is one that an earlier ledger had already: a person says so, the item carries it."""

from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.kit.claims import claim
from duizhao.web.rectification.access import place_of_ledger
from duizhao.web.rectification.models import Item, Recurrence
from duizhao.web.rectification.services.history import note


@transaction.atomic
def settle_recurrence(item: Item, earlier: Item, *, same: bool, by: Actor, at: datetime) -> None:
    """Say whether an earlier item is the same trouble; said again, the later word holds.

    Raises Refused for an item that isn't of an earlier meeting of the same unit, about the same person.
    """
    require(by, Act.LEDGER_WRITE, place_of_ledger(item.meeting))
    claim(item)
    before = earlier.meeting.year < item.meeting.year
    beside = earlier.meeting.unit_id == item.meeting.unit_id
    if not before or not beside or earlier.person_id != item.person_id:
        raise Refused("只能和本单位往年会议上同一个人（或者班子）的整改事项比")
    Recurrence.objects.update_or_create(
        item=item, earlier=earlier, defaults={"same": same, "by_name": by.name, "at": at}
    )
    words = f"{earlier.meeting.year}年度{earlier}{'是' if same else '不是'}同一个问题"
    note(Event.ITEM_RECURRENCE_SETTLED, item, by=by, at=at, words=words)
