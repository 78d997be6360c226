"""What a source answers when it is asked for papers: those that can be made, or what is missing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.item import ItemState
from duizhao.core.papers.occasion import Occasion
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.papers import occasion_of
from duizhao.web.rectification.access import items_in
from duizhao.web.rectification.models import Item
from duizhao.web.sittings.access import current_sitting
from duizhao.web.sittings.models import Sitting
from duizhao.web.statements.access import statements_for
from duizhao.web.statements.models import Statement
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


@dataclass(frozen=True, slots=True)
class Draft:
    """A paper that can be made. `number` tells it from others of its kind in the meeting.

    `facts` reads the records when it is called, not before: a list of papers must cost little.
    """

    number: int
    title: str
    facts: Callable[[], object]
    version: int = 1


@dataclass(frozen=True, slots=True)
class Missing:
    """Why none can be made yet, and where that is mended."""

    why: str
    address: str = ""
    where: str = ""


class Asked:
    """Who asks for papers of which meeting, on which day."""

    def __init__(self, actor: Actor, meeting: Meeting, *, today: date) -> None:
        self.actor, self.meeting, self.today = actor, meeting, today

    @cached_property
    def whole(self) -> bool:
        """Whether the actor may see lists and ledgers as a whole, and not his part alone."""
        return may(self.actor, Act.PAPER_WHOLE, place_of(self.meeting.unit))

    @cached_property
    def sitting(self) -> Sitting | None:
        """The sitting of the meeting, where there is one."""
        return current_sitting(self.meeting)

    @cached_property
    def sent(self) -> list[Statement]:
        """The texts that were handed in and that the actor may read, without their words."""
        sent = statements_for(self.actor, self.meeting).filter(sent__isnull=False)
        return list(sent.defer("sent__text", "sent__findings"))

    @cached_property
    def items(self) -> "QuerySet[Item]":
        """What stands in the meeting's ledger and was not dropped, as far as the actor may read it."""
        items = items_in(self.actor, self.meeting)
        return items.exclude(state=ItemState.DROPPED.value)

    @cached_property
    def has_items(self) -> bool:
        """Whether there is any, which several kinds of paper ask."""
        return self.items.exists()

    @cached_property
    def occasion(self) -> Occasion:
        """The meeting as its papers name it."""
        sitting = self.sitting
        return occasion_of(
            self.meeting,
            on=self.today,
            place=sitting.where if sitting else "",
            presider=sitting.presider.name if sitting and sitting.presider else "",
        )


Answer = list[Draft] | Missing | None
"""Papers, or what is missing; None where the actor may not know of any."""
Source = Callable[[Asked], Answer]
