"""Who may write a section of the team's text: one at a time, for a stated time, taken over with a note."""

from dataclasses import dataclass
from datetime import datetime, timedelta

RELEASED_AFTER = timedelta(minutes=30)
"""How long after the last save a section is held without a sign of its writer."""


@dataclass(frozen=True, slots=True)
class Hold:
    """Who holds a section, and when he last saved."""

    holder_id: int
    last_sign: datetime


def holder_at(hold: Hold | None, at: datetime) -> int | None:
    """The person who holds a section at a moment; None when nobody does (any more)."""
    if hold is None or at - hold.last_sign >= RELEASED_AFTER:
        return None
    return hold.holder_id


def released_at(hold: Hold) -> datetime:
    """When a hold ends by itself."""
    return hold.last_sign + RELEASED_AFTER
