"""Looks for words in what an actor may see, through the doors of each stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.db.models import Model

from duizhao.core.access.actor import Actor
from duizhao.web.kit.holding import holding
from duizhao.web.meetings.access import meetings_for
from duizhao.web.search.kinds import KINDS, Kind
from duizhao.web.units.models import Unit

if TYPE_CHECKING:
    from django.db.models import QuerySet

SHORTEST = 2
MOST_OF_A_KIND = 100
_BEFORE, _AFTER = 20, 60


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words around a hit, cut so that the hit can be marked."""

    before: str
    hit: str
    after: str


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found; what is shown of it is made when it is."""

    of: Kind
    row: Model
    wanted: str

    @property
    def kind(self) -> str:
        """Of what kind it is."""
        return self.of.label

    @property
    def title(self) -> str:
        """What it is called."""
        return self.of.title(self.row)

    @property
    def address(self) -> str:
        """Where it is."""
        return self.of.address(self.row)

    @property
    def excerpt(self) -> Excerpt:
        """The words around the hit."""
        return _excerpt(self.wanted, self.of.texts(self.row))


def find(actor: Actor, words: str) -> list[Found]:
    """What the actor may see that holds the words, by unit and kind; nothing for a single character."""
    wanted = words.strip()
    return list(_all(actor, wanted)) if len(wanted) >= SHORTEST else []


def _all(actor: Actor, wanted: str) -> Iterator[Found]:
    known = Unit.objects.filter(meetings__in=meetings_for(actor)).select_related("superior")
    for unit in known.distinct()[:MOST_OF_A_KIND]:
        for kind in KINDS:
            for row in _holding(kind.seen_by(actor, unit), kind.fields, wanted):
                yield Found(kind, row, wanted)


def _holding(rows: "QuerySet[Model]", fields: tuple[str, ...], wanted: str) -> Iterator[Model]:
    found = rows.filter(holding(wanted, *fields)).order_by("-pk")
    return islice(found.iterator(), MOST_OF_A_KIND)


def _excerpt(wanted: str, texts: list[str]) -> Excerpt:
    for text in texts:
        at = text.lower().find(wanted.lower())
        if at >= 0:
            end = at + len(wanted)
            return Excerpt(text[max(0, at - _BEFORE) : at], text[at:end], text[end : end + _AFTER])
    return Excerpt("", "", texts[0][:_AFTER])
