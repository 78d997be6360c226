"""The gallery of all kinds of papers, each with invented records, and the starter of a template for each."""

from functools import cache

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duizhao.core.cycle.stages import STAGE_LABELS
from duizhao.core.layout.to_pdf import first_page
from duizhao.core.papers.kind import AnyKind, built, file_of
from duizhao.core.papers.registry import all_kinds, kind_of
from duizhao.core.papers.templates.starter import starter
from duizhao.web.kit.answers import DOCX, as_file
from duizhao.web.kit.request import Request
from duizhao.web.papers.views.papers import KINDS, PNG


@require_safe
def gallery(request: Request) -> HttpResponse:
    """Every kind of paper, rendered with invented records."""
    rows = [(kind, STAGE_LABELS[kind.stage], _blanks_of(kind)) for kind in all_kinds()]
    return render(request, "papers/gallery.html", {"rows": rows})


@require_safe
def gallery_picture(request: Request, kind: str) -> HttpResponse:  # noqa: ARG001  the same for everybody
    """The first page of a kind with invented records."""
    return HttpResponse(_picture(_kind(kind).key), content_type=PNG)


@require_safe
def gallery_file(request: Request, kind: str, ending: str) -> HttpResponse:  # noqa: ARG001  as above
    """A kind with invented records as a file."""
    found = _kind(kind)
    if ending not in found.endings:
        raise Http404
    data = file_of(found, found.sample, ending)
    return as_file(data, f"样例_{found.name}.{ending}", KINDS[ending])


@require_safe
def gallery_starter(request: Request, kind: str) -> HttpResponse:  # noqa: ARG001  as above
    """The starter from which a template of a kind is made."""
    found = _kind(kind)
    if not found.templated:
        raise Http404
    return as_file(starter(found), f"范本_{found.name}.docx", DOCX)


def _kind(key: str) -> AnyKind:
    try:
        return kind_of(key)
    except KeyError as error:
        raise Http404 from error


def _blanks_of(kind: AnyKind) -> tuple[str, ...]:
    return built(kind, kind.sample).blanks


@cache
def _picture(key: str) -> bytes:
    """Made once: a sample never changes while the program runs."""
    kind = kind_of(key)
    return first_page(built(kind, kind.sample).paper)
