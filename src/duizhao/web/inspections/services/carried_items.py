"""Open items of earlier meetings are entered, changed and taken back; each raises its point at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.point import PointChannel
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.inspections.models import CarriedItem
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.services import change_raised, claim_unanswered, raise_point
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedWords:
    """An open item as it was typed. `about` is None for the team; `earlier` the meeting where it is in the program."""

    words: str
    from_year: int
    about: Person | None = None
    earlier: Meeting | None = None
    promised: str = ""
    became: str = ""


@transaction.atomic
def add_carried_items(
    meeting: Meeting, rows: Iterable[CarriedWords], *, by: Actor, at: datetime
) -> list[CarriedItem]:
    """Enter open items of earlier meetings, typed or read from a text and confirmed."""
    require(by, Act.INSPECTION_WRITE, place_of(meeting.unit))
    claim(meeting)
    items = []
    for words in rows:
        point = raise_point(
            meeting, channel=PointChannel.EARLIER, words=words.words, person=words.about
        )
        item = CarriedItem.objects.create(
            from_year=words.from_year,
            earlier=words.earlier,
            promised=words.promised,
            became=words.became,
            point=point,
        )
        _record(Event.CARRIED_ITEM_ADDED, item, by=by, at=at)
        items.append(item)
    return items


@transaction.atomic
def change_carried_item(
    item: CarriedItem,
    words: CarriedWords,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Write an open item anew. Raises Refused once it is answered, Stale when it is past `revision`."""
    require(by, Act.INSPECTION_WRITE, place_of(item.point.meeting.unit))
    claim(item, revision=revision)
    change_raised(item.point, words=words.words, person=words.about, raised_on=item.point.raised_on)
    item.from_year, item.earlier = words.from_year, words.earlier
    item.promised, item.became = words.promised, words.became
    item.save(update_fields=["from_year", "earlier", "promised", "became"])
    _record(Event.CARRIED_ITEM_CHANGED, item, by=by, at=at)


@transaction.atomic
def drop_carried_item(item: CarriedItem, *, by: Actor, at: datetime) -> None:
    """Take an open item back with its point. Raises Refused once it is answered."""
    require(by, Act.INSPECTION_WRITE, place_of(item.point.meeting.unit))
    claim(item)
    claim_unanswered(item.point)
    _record(Event.CARRIED_ITEM_DROPPED, item, by=by, at=at)
    item.delete()
    item.point.delete()


def _record(event: Event, item: CarriedItem, *, by: Actor, at: datetime) -> None:
    unit_id = item.point.meeting.unit_id
    record(event, subject=item, unit_id=unit_id, by=by, at=at)
