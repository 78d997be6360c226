"""Minutes: lines that are never changed, kept once however often they are sent, confirmed and locked."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.minutes import (
    ASK_CORRECTION,
    HAND_OUT,
    LOCK,
    WRITING,
    MinutesState,
    Wish,
)
from duizhao.core.cycle.sitting import SittingState
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.sittings.access import place_of_minutes
from duizhao.web.sittings.models import AgendaItem, MinutesConfirmation, MinutesEntry, Sitting
from duizhao.web.sittings.selectors import confirmations_of, written_of
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWords:
    """A line as it was typed, with the key that the minute-taker's browser gave it."""

    key: UUID
    item: AgendaItem
    speaker: Person | None
    words: str


@transaction.atomic
def write_line(sitting: Sitting, line: LineWords, *, by: Actor, at: datetime) -> MinutesEntry:
    """Keep a line. The same one sent again is kept once; raises Refused when its key says otherwise.

    Raises Stale once the minutes were given out for confirmation.
    """
    require(by, Act.MINUTES_WRITE, place_of(sitting.meeting.unit))
    claim(sitting)
    known = MinutesEntry.objects.filter(sitting=sitting, key=line.key).first()
    words = line.words.strip()
    if known is not None:
        if (known.item_id, known.words) != (line.item.pk, words):
            raise Refused("这一行已经用另外的内容存过，请重新写一行")
        return known
    _require_writing(sitting)
    if sitting.state == SittingState.PREPARED.value or line.item.sitting_id != sitting.pk:
        raise Refused("还没有开会，不能记")
    if not words:
        raise Refused("这一行还没有内容")
    entry = MinutesEntry.objects.create(
        sitting=sitting, item=line.item, key=line.key, speaker=line.speaker, words=words, at=at
    )
    _record(Event.MINUTES_WRITTEN, sitting, by=by, at=at)
    return entry


@transaction.atomic
def correct_line(
    entry: MinutesEntry, words: str, speaker: Person | None, *, by: Actor, at: datetime
) -> MinutesEntry:
    """Put another line in the place of one; without words it is struck out. The earlier one is kept."""
    sitting = entry.sitting
    require(by, Act.MINUTES_WRITE, place_of(sitting.meeting.unit))
    claim(sitting)
    _require_writing(sitting)
    if MinutesEntry.objects.filter(corrects=entry).exists():
        raise Stale
    if (words.strip(), speaker) == (entry.words, entry.speaker):
        raise Refused("没有改动")
    corrected = MinutesEntry.objects.create(
        sitting=sitting, item=entry.item, key=uuid4(), speaker=speaker, words=words.strip(),
        corrects=entry, at=at,
    )  # fmt: skip
    _record(Event.MINUTES_CORRECTED, sitting, by=by, at=at)
    return corrected


@transaction.atomic
def hand_out(sitting: Sitting, *, by: Actor, at: datetime) -> None:
    """Give the minutes to those who were there, to be confirmed; earlier confirmations count no more."""
    require(by, Act.MINUTES_WRITE, place_of(sitting.meeting.unit))
    claim(sitting)
    HAND_OUT.check(MinutesState(sitting.minutes_state), written_of(sitting))
    sitting.minutes_state = HAND_OUT.target.value
    sitting.handed_out += 1
    sitting.save(update_fields=["minutes_state", "handed_out"])
    _record(Event.MINUTES_HANDED_OUT, sitting, by=by, at=at)


@transaction.atomic
def confirm_minutes(sitting: Sitting, *, handed_out: int, by: Actor, at: datetime) -> None:
    """Confirm the minutes as they were given out; the last one who must locks them for good.

    Raises Stale when they were given out anew since the page was shown (`handed_out`).
    """
    require(by, Act.MINUTES_CONFIRM, place_of_minutes(sitting))
    claim(sitting)
    if (sitting.minutes_state, sitting.handed_out) != (MinutesState.TO_CONFIRM, handed_out):
        raise Stale
    MinutesConfirmation.objects.get_or_create(
        sitting=sitting,
        person_id=by.person_id or 0,
        handed_out=sitting.handed_out,
        wish="",
        defaults={"at": at},
    )
    _record(Event.MINUTES_CONFIRMED, sitting, by=by, at=at)
    given = confirmations_of(sitting)
    if LOCK.open_needs(given):
        return
    LOCK.check(MinutesState(sitting.minutes_state), given)
    sitting.minutes_state, sitting.locked_at = LOCK.target.value, at
    sitting.save(update_fields=["minutes_state", "locked_at"])
    _record(Event.MINUTES_LOCKED, sitting, by=by, at=at)


@transaction.atomic
def ask_correction(sitting: Sitting, wish: str, *, by: Actor, at: datetime) -> None:
    """Say what must be corrected before one confirms. Raises Refused, Stale."""
    require(by, Act.MINUTES_CONFIRM, place_of_minutes(sitting))
    claim(sitting)
    state = MinutesState(sitting.minutes_state)
    if state not in ASK_CORRECTION.sources:
        raise Stale
    ASK_CORRECTION.check(state, Wish(wish))
    MinutesConfirmation.objects.create(
        sitting=sitting, person_id=by.person_id or 0, handed_out=sitting.handed_out,
        wish=wish.strip(),
        at=at,
    )  # fmt: skip
    sitting.minutes_state = ASK_CORRECTION.target.value
    sitting.save(update_fields=["minutes_state"])
    _record(Event.MINUTES_CORRECTION_ASKED, sitting, by=by, at=at)


def _require_writing(sitting: Sitting) -> None:
    if MinutesState(sitting.minutes_state) not in WRITING:
        raise Stale


def _record(event: Event, sitting: Sitting, *, by: Actor, at: datetime) -> None:
    record(event, subject=sitting, unit_id=sitting.meeting.unit_id, by=by, at=at)
