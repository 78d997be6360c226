"""The minutes of a sitting put together from what was recorded, whole or as an excerpt."""

from collections.abc import Sequence
from dataclasses import dataclass

from duizhao.core.cycle.minutes import Line, Standing, excerpt, standing
from duizhao.web.sittings.models import AgendaItem, Attendance, Criticism, MinutesEntry, Sitting
from duizhao.web.units.models import Person


@dataclass(frozen=True, slots=True)
class MinutesLine:
    """A line as it stands, with the one that was written last, and what stood there before."""

    entry: MinutesEntry
    earlier: tuple[MinutesEntry, ...]


@dataclass(frozen=True, slots=True)
class MinutesItem:
    """An item with what was said, and the criticisms that were opened under it."""

    item: AgendaItem
    lines: tuple[MinutesLine, ...]
    criticisms: tuple[Criticism, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes: who was there, who was not, and item by item what was said."""

    sitting: Sitting
    seats: tuple[Attendance, ...]
    items: tuple[MinutesItem, ...]


def minutes_of(
    sitting: Sitting, *, person: Person | None = None, item: AgendaItem | None = None
) -> Minutes:
    """The minutes, or what is in them of one person (said by or about him) or under one item."""
    entries = {
        entry.pk: entry for entry in sitting.entries.select_related("speaker").order_by("pk")
    }
    shown = standing(
        Line(entry.pk, entry.item_id, entry.speaker_id, entry.words, entry.corrects_id)
        for entry in entries.values()
    )
    criticisms = list(
        Criticism.objects.filter(item__sitting=sitting)
        .select_related("writer", "target", "point")
        .prefetch_related("replies")
    )
    rows = list(sitting.items.select_related("person"))
    if item is not None:
        rows = [row for row in rows if row.pk == item.pk]
    whole = (_of_item(row, shown, criticisms, entries, person) for row in rows)
    narrowed = person is not None or item is not None
    return Minutes(
        sitting=sitting,
        seats=tuple(sitting.attendance.select_related("person")),
        items=tuple(part for part in whole if not narrowed or part.lines or part.criticisms),
    )


def _of_item(
    item: AgendaItem,
    shown: Sequence[Standing],
    criticisms: Sequence[Criticism],
    entries: dict[int, MinutesEntry],
    person: Person | None,
) -> MinutesItem:
    here = excerpt(shown, item_ids=frozenset({item.pk}))
    if person is not None and item.person_id != person.pk:
        here = excerpt(here, speaker_id=person.pk)
    return MinutesItem(
        item=item,
        lines=tuple(
            MinutesLine(entries[one.line.pk], tuple(entries[line.pk] for line in one.earlier))
            for one in here
        ),
        criticisms=tuple(
            one
            for one in criticisms
            if one.item_id == item.pk
            and (person is None or person.pk in {one.writer_id, one.target_id})
        ),
    )
