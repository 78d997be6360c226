"""Items that were read from a text and confirmed are entered: for an office that has only paper so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import place_of_ledger
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.services.plan import ItemWords, enter
from duizhao.web.units.models import Person


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item as it was confirmed, and whose problem it is; None: the team's."""

    words: ItemWords
    person: Person | None


@transaction.atomic
def take_read_items(
    meeting: Meeting, rows: Iterable[ReadItem], *, by: Actor, at: datetime
) -> list[Item]:
    """Enter them all, each still to be begun: what a text claims to be done is closed by nobody's word.

    Raises Refused when there is none, and for one that the ledger has already.
    """
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    claim(meeting)
    taken = list(rows)
    if not taken:
        raise Refused("一条也没有勾选")
    there = set(meeting.items.exclude(state="dropped").values_list("person", "problem"))
    again = [
        one.words.problem
        for one in taken
        if (one.person.pk if one.person else None, one.words.problem.strip()) in there
    ]
    if again:
        raise Refused(*(f"台账里已经有“{words[:30]}”，请去掉勾" for words in again))
    return [enter(meeting, one.words, person=one.person, by=by, at=at) for one in taken]
