"""The papers of a meeting: which can be made, one of them, and all of them with their files; a unit's own templates."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.layout.to_pdf import Unprintable, pages_in
from duizhao.core.papers.kind import AnyKind, file_of
from duizhao.core.papers.kinds import archive_index
from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.registry import all_kinds, kind_of
from duizhao.core.papers.templates.fill import Filled, fill
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.drafts import Answer, Asked, Draft, Missing
from duizhao.web.papers.models import OwnTemplate, TemplateVersion
from duizhao.web.papers.sources.table import SOURCES
from duizhao.web.units.models import Unit

ARCHIVE = archive_index.KIND.key


@dataclass(frozen=True, slots=True)
class Shelf:
    """A kind of paper with those that can be made now, or what is missing."""

    kind: AnyKind
    drafts: tuple[Draft, ...]
    missing: Missing | None


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper with its files by ending: docx, pdf and, where it is a table, xlsx.

    There is no pdf where a character stands in it that no font has.
    """

    kind: str
    number: int
    title: str
    meeting: int
    version: int
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Kept:
    """A kind of which a unit may have a template, with its template and the version last uploaded."""

    kind: AnyKind
    template: OwnTemplate | None
    version: TemplateVersion | None

    @property
    def in_use(self) -> bool:
        """Whether papers of the unit's meetings can be had from it."""
        return self.template is not None and self.template.withdrawn_at is None


def templates_kept(unit: Unit) -> list[Kept]:
    """Every kind that can have a template, in the order of time."""
    rows = TemplateVersion.objects.filter(template__unit=unit).defer("original")
    last: dict[str, TemplateVersion] = {}
    for version in rows.select_related("template").order_by("number"):
        last[version.template.kind] = version
    return [
        Kept(kind, version.template if version else None, version)
        for kind in all_kinds()
        if kind.templated
        for version in (last.get(kind.key),)
    ]


def kinds_with_templates(unit: Unit) -> set[str]:
    """The keys of the kinds for which a unit has a template in use."""
    in_use = OwnTemplate.objects.filter(unit=unit, withdrawn_at=None)
    return set(in_use.values_list("kind", flat=True))


def from_template(version: TemplateVersion, kind: AnyKind, facts: object) -> Filled:
    """A paper from a version of a template. Raises BrokenTemplate where the kind no longer has one of its fields."""
    return fill(version.file_name, bytes(version.original), fields_of(kind), facts)


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


def every_paper(
    meeting: Meeting, by: Actor, *, today: date, without: Container[str] = ()
) -> Iterator[MadePaper]:
    """Every paper that the actor may make of a meeting now, the index of all of them last.

    `without` names the kinds that are left out; `today` is the date that papers bear.
    """
    asked = Asked(by, meeting, today=today)
    entries = []
    for kind, draft in _drafts(asked, without):
        made = _made(meeting, kind, draft, draft.facts())
        entries.append(_entry(asked, draft, made.files.get("pdf")))
        yield made
    if asked.whole and entries and ARCHIVE not in without:
        facts = archive_index.Facts(asked.occasion, tuple(entries))
        draft = Draft(1, archive_index.KIND.name, lambda: facts)
        yield _made(meeting, archive_index.KIND, draft, facts)


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


def _made(meeting: Meeting, kind: AnyKind, draft: Draft, facts: object) -> MadePaper:
    found = {ending: _file(kind, facts, ending) for ending in kind.endings}
    files = {ending: data for ending, data in found.items() if data is not None}
    return MadePaper(kind.key, draft.number, draft.title, meeting.pk, draft.version, files)


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
