"""Looks for words in what an actor may see, through the doors of each stage."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Model

from duizhao.core.access.actor import Actor
from duizhao.web.kit.holding import holding
from duizhao.web.meetings.access import meetings_for
from duizhao.web.search.kinds import KINDS, Kind
from duizhao.web.units.models import Unit

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
class Hit:
    """A thing that holds the words, not read yet."""

    kind: Kind
    unit: Unit
    pk: int


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that was found: of what kind, called what, where it is, and the words around."""

    kind: str
    title: str
    address: str
    excerpt: Excerpt


def find(actor: Actor, words: str) -> list[Hit]:
    """What the actor may see that holds the words, by unit and kind; nothing for a single character."""
    wanted = words.strip()
    return list(_all(actor, wanted)) if len(wanted) >= SHORTEST else []


def shown(actor: Actor, hits: Iterable[Hit], words: str) -> list[Found]:
    """Some hits as a page shows them, read through their doors once more, a query for each kind."""
    rows: dict[Hit, Model] = {}
    by_kind = groupby(hits, lambda hit: (hit.kind, hit.unit))
    for (kind, unit), those in by_kind:
        seen = kind.seen_by(actor, unit).filter(pk__in=[hit.pk for hit in those])
        rows |= {Hit(kind, unit, row.pk): row for row in seen.order_by("-pk")}
    return [
        Found(
            hit.kind.label,
            hit.kind.title(row),
            hit.kind.address(row),
            _excerpt(words.strip(), hit.kind.texts(row)),
        )
        for hit, row in rows.items()
    ]


def _all(actor: Actor, wanted: str) -> Iterator[Hit]:
    known = Unit.objects.filter(meetings__in=meetings_for(actor)).select_related("superior")
    for unit in known.distinct()[:MOST_OF_A_KIND]:
        for kind in KINDS:
            holds = kind.seen_by(actor, unit).filter(holding(wanted, *kind.fields))
            keys = holds.order_by("-pk").values_list("pk", flat=True)
            yield from (Hit(kind, unit, key) for key in keys[:MOST_OF_A_KIND])


def _excerpt(wanted: str, texts: list[str]) -> Excerpt:
    for text in texts:
        at = text.lower().find(wanted.lower())
        if at >= 0:
            end = at + len(wanted)
            return Excerpt(text[max(0, at - _BEFORE) : at], text[at:end], text[end : end + _AFTER])
    return Excerpt("", "", texts[0][:_AFTER])
