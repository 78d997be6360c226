"""The papers of a meeting: which can be made, one of them, and all of them."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.layout.to_pdf import Unprintable, pages_in
from duizhao.core.papers.kind import AnyKind, file_of
from duizhao.core.papers.kinds import archive_index
from duizhao.core.papers.registry import all_kinds, kind_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.drafts import Answer, Asked, Draft, Missing
from duizhao.web.papers.sources.table import SOURCES

ARCHIVE = archive_index.KIND.key


@dataclass(frozen=True, slots=True)
class Shelf:
    """A kind of paper with those that can be made now, or what is missing."""

    kind: AnyKind
    drafts: tuple[Draft, ...]
    missing: Missing | None


def shelves_of(actor: Actor, meeting: Meeting, *, today: date) -> list[Shelf]:
    """Every kind of which the actor may know, in the order of time."""
    asked = Asked(actor, meeting, today=today)
    answers = [(kind, _answer(asked, kind)) for kind in all_kinds()]
    return [_shelf(kind, answer) for kind, answer in answers if answer is not None]


def draft_for(
    actor: Actor, meeting: Meeting, kind_key: str, number: int, *, today: date
) -> tuple[AnyKind, Draft]:
    """A paper that the actor may make. Raises Http404 where there is none such."""
    try:
        kind = kind_of(kind_key)
    except KeyError as error:
        raise Http404 from error
    answer = _answer(Asked(actor, meeting, today=today), kind)
    drafts = answer if isinstance(answer, list) else []
    found = next((draft for draft in drafts if draft.number == number), None)
    if found is None:
        raise Http404
    return kind, found


def drafts_for(
    actor: Actor, meeting: Meeting, *, today: date, without: Container[str] = ()
) -> Iterator[tuple[AnyKind, Draft]]:
    """Every paper that the actor may make of a meeting now, but the index of them, none made yet."""
    return _drafts(Asked(actor, meeting, today=today), without)


def _answer(asked: Asked, kind: AnyKind) -> Answer:
    if kind.key != ARCHIVE:
        return SOURCES[kind.key](asked)
    if not asked.whole:
        return None
    return [Draft(1, kind.name, lambda: _index(asked))]


def _index(asked: Asked) -> archive_index.Facts:
    entries = (
        _entry(asked, draft, _file(kind, draft.facts(), "pdf")) for kind, draft in _drafts(asked)
    )
    return archive_index.Facts(asked.occasion, tuple(entries))


def _drafts(asked: Asked, without: Container[str] = ()) -> Iterator[tuple[AnyKind, Draft]]:
    """All papers but the index of them, and but those of the kinds left out."""
    for kind in all_kinds():
        left_out = kind.key == ARCHIVE or kind.key in without
        answer = None if left_out else _answer(asked, kind)
        if isinstance(answer, list):
            yield from ((kind, draft) for draft in answer)


def _entry(asked: Asked, draft: Draft, pdf: bytes | None) -> archive_index.Entry:
    return archive_index.Entry(
        title=draft.title,
        responsible=asked.occasion.team,
        day=asked.today,
        pages=pages_in(pdf) if pdf else None,
    )


def _file(kind: AnyKind, facts: object, ending: str) -> bytes | None:
    """The file, or None where no font has one of its characters: one rare name must not stop all papers."""
    try:
        return file_of(kind, facts, ending)
    except Unprintable:
        return None


def _shelf(kind: AnyKind, answer: Answer) -> Shelf:
    if isinstance(answer, Missing):
        return Shelf(kind, (), answer)
    return Shelf(kind, tuple(answer or ()), None)
