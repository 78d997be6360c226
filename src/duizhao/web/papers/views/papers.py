"""Pages of papers: which can be made, one with its blanks and first page, its files, also by the unit's own template."""

from dataclasses import replace

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import PageCode
from duizhao.core.layout.to_pdf import Unprintable, first_page
from duizhao.core.papers.kind import AnyKind, built, file_of
from duizhao.core.papers.printed import stamp_of
from duizhao.core.papers.templates.faults import BrokenTemplate
from duizhao.web.kit.answers import DOCX, INVALID, as_file
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import PAGE_SIZE
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import XLSX
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.papers.access import papers_of, place_of_copy, template_in_use
from duizhao.web.papers.drafts import Draft
from duizhao.web.papers.models import SignedCopy
from duizhao.web.papers.selectors.scans import copies_of_paper, copies_of_papers
from duizhao.web.papers.selectors.shelves import draft_for, shelves_of
from duizhao.web.papers.selectors.templates import from_template, kinds_with_templates
from duizhao.web.papers.services.notes import note_download, note_reading
from duizhao.web.units.places import place_of

KINDS = {"docx": DOCX, "pdf": "application/pdf", "xlsx": XLSX}
PNG = "image/png"


@require_safe
def papers(request: Request, pk: int) -> HttpResponse:
    """Every kind of paper of a meeting: to be had now, or what is missing and where."""
    meeting = papers_of(request.actor, pk)
    shelves = shelves_of(request.actor, meeting, today=today())
    copies = copies_of_papers(meeting)
    rows = [(shelf, draft) for shelf in shelves for draft in shelf.drafts or (None,)]
    shown = [
        (shelf, draft, copies.get((shelf.kind.key, draft.number), 0) if draft else 0)
        for shelf, draft in rows
        if draft is not None or shelf.missing is not None
    ]
    context = {
        "page": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
        "made": sum(len(shelf.drafts) for shelf in shelves),
        "waiting": sum(shelf.missing is not None for shelf in shelves),
        "scans": may(request.actor, Act.SCAN_FILE, place_of(meeting.unit)),
        "templated": kinds_with_templates(meeting.unit),
        "sees_templates": may(request.actor, Act.TEMPLATE_VIEW, place_of(meeting.unit)),
        **frame_of(meeting, Stage.REPORT, today=today()),
    }
    return render(request, "papers/paper_list.html", context)


@never_cache
@require_safe
def paper(request: Request, pk: int, kind: str, number: int) -> HttpResponse:
    """One paper: its first page, the blanks that the office has to fill, its files."""
    meeting, found, draft = _draft(request, pk, kind, number)
    facts = draft.facts()
    templated = found.key in kinds_with_templates(meeting.unit)
    context = {
        "kind": found,
        "draft": draft,
        "templated": templated,
        "blanks": built(found, facts).blanks,
        "own_blanks": _own_blanks(meeting, found, facts) if templated else (),
        "copies": copies_of_paper(meeting, found, draft),
        "withdraws": _withdraws(request, meeting, found, draft),
        "scans": may(request.actor, Act.SCAN_FILE, place_of(meeting.unit)),
        **frame_of(meeting, Stage.REPORT, today=today()),
    }
    return render(request, "papers/paper.html", context)


@never_cache
@require_safe
def paper_preview(request: Request, pk: int, kind: str, number: int) -> HttpResponse:
    """The first page of a paper as a picture; each look is recorded, as it shows what the records say."""
    meeting, found, draft = _draft(request, pk, kind, number)
    facts = draft.facts()
    code = _code(meeting, found, draft, facts)
    picture = first_page(replace(built(found, facts).paper, code=code))
    note_reading(meeting, draft.title, by=request.actor, at=now())
    return HttpResponse(picture, content_type=PNG)


@require_safe
def paper_file(request: Request, pk: int, kind: str, number: int, ending: str) -> HttpResponse:
    """A paper as a file; each time is recorded."""
    meeting, found, draft = _draft(request, pk, kind, number)
    if ending not in found.endings:
        raise Http404
    facts = draft.facts()
    try:
        data = file_of(found, facts, ending, _code(meeting, found, draft, facts))
    except Unprintable as refusal:
        context = {"reasons": (str(refusal),), **frame_of(meeting, Stage.REPORT, today=today())}
        return render(request, "papers/paper_unprintable.html", context, status=422)
    note_download(meeting, f"{draft.title}（{ending}）", by=request.actor, at=now())
    return as_file(data, f"{meeting.unit}{meeting}_{draft.title}.{ending}", KINDS[ending])


@require_safe
def paper_by_template(request: Request, pk: int, kind: str, number: int) -> HttpResponse:
    """A paper as a .docx by the unit's own template: of the same records as the standard one; each time is recorded."""
    meeting, found, draft = _draft(request, pk, kind, number)
    template = template_in_use(meeting.unit, found.key)
    version = template.versions.latest("number")
    try:
        filled = from_template(version, found, draft.facts())
    except BrokenTemplate as broken:
        context = {
            "faults": broken.faults,
            "template": template,
            "sees_templates": may(request.actor, Act.TEMPLATE_VIEW, place_of(meeting.unit)),
            **frame_of(meeting, Stage.REPORT, today=today()),
        }
        return render(request, "papers/paper_broken_template.html", context, status=INVALID)
    note = f"{draft.title}（docx，本单位模板第{version.number}版）"
    note_download(meeting, note, by=request.actor, at=now())
    return as_file(filled.data, f"{meeting.unit}{meeting}_{draft.title}.docx", DOCX)


def _draft(request: Request, pk: int, kind: str, number: int) -> tuple[Meeting, AnyKind, Draft]:
    meeting = papers_of(request.actor, pk)
    return meeting, *draft_for(request.actor, meeting, kind, number, today=today())


def _code(meeting: Meeting, kind: AnyKind, draft: Draft, facts: object) -> PageCode | None:
    """What a paper that comes back signed bears on its pages."""
    return stamp_of(
        kind, facts, meeting=meeting.pk, record=draft.number, version=draft.version,
        key=settings.SHEET_KEY,
    )  # fmt: skip


def _withdraws(request: Request, meeting: Meeting, kind: AnyKind, draft: Draft) -> bool:
    paper = SignedCopy(meeting=meeting, kind=kind.key, number=draft.number)
    return may(request.actor, Act.SCAN_WITHDRAW, place_of_copy(paper))


def _own_blanks(meeting: Meeting, kind: AnyKind, facts: object) -> tuple[str, ...]:
    """What the office has to fill in the paper by its own template; a broken one is told when it is asked for."""
    version = template_in_use(meeting.unit, kind.key).versions.latest("number")
    try:
        return from_template(version, kind, facts).blanks
    except BrokenTemplate:
        return ()
