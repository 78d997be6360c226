"""Which of the saves that a browser sends by itself is kept: an older one never replaces a newer one."""

from dataclasses import dataclass
from enum import StrEnum


class Autosave(StrEnum):
    """What becomes of a save."""

    KEEP = "keep"
    REPEATED = "repeated"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Kept:
    """The draft as it lies on the server.

    `client` names the page that saved it, `number` counts that page's saves, `revision` all saves.
    """

    client: str
    number: int
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A save on its way in. `seen` is the revision on which the page believes to write."""

    client: str
    number: int
    seen: int


def decide(kept: Kept | None, sent: Sent) -> Autosave:
    """What to do with a save.

    The same page's saves are ordered by their number: what was kept already, or is older, is
    acknowledged and changes nothing. Another page may go on only from the revision that lies here.
    """
    if kept is None:
        return Autosave.KEEP
    if sent.client == kept.client:
        return Autosave.KEEP if sent.number > kept.number else Autosave.REPEATED
    return Autosave.KEEP if sent.seen == kept.revision else Autosave.CONFLICT
