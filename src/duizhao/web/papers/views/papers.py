"""Pages of papers: which can be made, one with its blanks and first page, its files, also by the unit's own template."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.to_pdf import Unprintable, first_page
from duizhao.core.papers.kind import AnyKind, built, file_of
from duizhao.core.papers.templates.faults import BrokenTemplate
from duizhao.web.kit.answers import DOCX, INVALID, as_file
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import PAGE_SIZE
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import XLSX
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.papers.access import papers_of, template_in_use
from duizhao.web.papers.drafts import Draft
from duizhao.web.papers.selectors import (
    draft_for,
    from_template,
    kinds_with_templates,
    shelves_of,
)
from duizhao.web.papers.services import note_download, note_reading
from duizhao.web.units.places import place_of

KINDS = {"docx": DOCX, "pdf": "application/pdf", "xlsx": XLSX}
PNG = "image/png"


@require_safe
def papers(request: Request, pk: int) -> HttpResponse:
    """Every kind of paper of a meeting: to be had now, or what is missing and where."""
    meeting = papers_of(request.actor, pk)
    shelves = shelves_of(request.actor, meeting, today=today())
    rows = [(shelf, draft) for shelf in shelves for draft in shelf.drafts or (None,)]
    shown = [row for row in rows if row[1] is not None or row[0].missing is not None]
    context = {
        "page": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
        "made": sum(len(shelf.drafts) for shelf in shelves),
        "waiting": sum(shelf.missing is not None for shelf in shelves),
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
        **frame_of(meeting, Stage.REPORT, today=today()),
    }
    return render(request, "papers/paper.html", context)


@never_cache
@require_safe
def paper_preview(request: Request, pk: int, kind: str, number: int) -> HttpResponse:
    """The first page of a paper as a picture; each look is recorded, as it shows what the records say."""
    meeting, found, draft = _draft(request, pk, kind, number)
    picture = first_page(built(found, draft.facts()).paper)
    note_reading(meeting, draft.title, by=request.actor, at=now())
    return HttpResponse(picture, content_type=PNG)


@require_safe
def paper_file(request: Request, pk: int, kind: str, number: int, ending: str) -> HttpResponse:
    """A paper as a file; each time is recorded."""
    meeting, found, draft = _draft(request, pk, kind, number)
    if ending not in found.endings:
        raise Http404
    try:
        data = file_of(found, draft.facts(), ending)
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


def _own_blanks(meeting: Meeting, kind: AnyKind, facts: object) -> tuple[str, ...]:
    """What the office has to fill in the paper by its own template; a broken one is told when it is asked for."""
    version = template_in_use(meeting.unit, kind.key).versions.latest("number")
    try:
        return from_template(version, kind, facts).blanks
    except BrokenTemplate:
        return ()
