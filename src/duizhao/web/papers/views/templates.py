"""Pages of a unit's own templates: the kinds that have one, uploading and replacing it, trying it, withdrawing it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import STAGE_LABELS
from duizhao.core.papers.kind import AnyKind
from duizhao.core.papers.offered import fields_of
from duizhao.core.papers.registry import kind_of
from duizhao.core.papers.templates.faults import BrokenTemplate
from duizhao.core.papers.templates.marks import CLOSE_MARK, field_mark, open_mark
from duizhao.core.papers.templates.starter import example_of
from duizhao.web.kit.answers import DOCX, INVALID, as_file, status_of
from duizhao.web.kit.clock import now
from duizhao.web.kit.request import Request, revision_seen
from duizhao.web.meetings.access import meetings_for
from duizhao.web.papers.access import template_in_use, template_version_for, templates_of
from duizhao.web.papers.forms.templates import TemplateForm
from duizhao.web.papers.selectors.templates import from_template, templates_kept
from duizhao.web.papers.services import templates as services
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of

_MEETINGS_SHOWN = 3


@require_safe
def template_list(request: Request, pk: int) -> HttpResponse:
    """Every kind of paper, and whether the unit has a template for it."""
    unit = templates_of(request.actor, pk)
    rows = [(kept, STAGE_LABELS[kept.kind.stage]) for kept in templates_kept(unit)]
    context = {"unit": unit, "rows": rows, "in_use": sum(kept.in_use for kept, _ in rows)}
    return render(request, "papers/template_list.html", context)


@require_http_methods(["GET", "POST"])
def template_detail(request: Request, pk: int, kind: str) -> HttpResponse:
    """The template for one kind: what is in use, its fields, uploading a new version."""
    act = Act.TEMPLATE_KEEP if request.method == "POST" else Act.TEMPLATE_VIEW
    unit = templates_of(request.actor, pk, act)
    found = _kind(kind)
    form = TemplateForm(request.POST or None, request.FILES or None, kind=found)
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            version = services.upload_template(
                unit, found, form.looked, seen=revision_seen(request), by=request.actor, at=now()
            )
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, f"已存为第{version.number}版，从现在起用它。")
            return redirect("papers:template", pk, kind)
    context = {
        "form": form,
        "faults": form.faults,
        "reasons": reasons,
        **_context(request, unit, found),
    }
    return render(request, "papers/template.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def template_withdraw(request: Request, pk: int, kind: str) -> HttpResponse:
    """Stop using a template, once the person has said so twice."""
    unit = templates_of(request.actor, pk, Act.TEMPLATE_KEEP)
    template = template_in_use(unit, _kind(kind).key)
    if request.method == "POST":
        services.withdraw_template(
            template, seen=revision_seen(request), by=request.actor, at=now()
        )
        messages.success(request, "模板已撤下，文书照标准的版式出。传过的各版都留着。")
        return redirect("papers:template", pk, kind)
    context = {"unit": unit, "kind": _kind(kind), "template": template}
    return render(request, "papers/template_withdraw.html", context)


@require_safe
def template_file(request: Request, pk: int, kind: str, number: int) -> HttpResponse:
    """A version as it was uploaded."""
    version = template_version_for(request.actor, pk, kind, number)
    return as_file(bytes(version.original), version.file_name, DOCX)


@require_safe
def template_trial(request: Request, pk: int, kind: str, number: int) -> HttpResponse:
    """A version filled with invented records."""
    version = template_version_for(request.actor, pk, kind, number)
    found = _kind(kind)
    try:
        filled = from_template(version, found, found.sample)
    except BrokenTemplate as broken:
        context = {
            "form": TemplateForm(kind=found),
            "faults": broken.faults,
            "reasons": (),
            **_context(request, version.template.unit, found),
        }
        return render(request, "papers/template.html", context, status=INVALID)
    return as_file(filled.data, f"试填_{found.name}_第{number}版.docx", DOCX)


def _context(request: Request, unit: Unit, kind: AnyKind) -> dict[str, object]:
    kept = next(one for one in templates_kept(unit) if one.kind.key == kind.key)
    template = kept.template
    offered = fields_of(kind)
    return {
        "unit": unit,
        "kind": kind,
        "kept": kept,
        "revision": template.revision if template else 0,
        "versions": template.versions.defer("original") if template else (),
        "keeps": may(request.actor, Act.TEMPLATE_KEEP, place_of(unit)),
        "meetings": meetings_for(request.actor).filter(unit=unit)[:_MEETINGS_SHOWN],
        "singles": [
            (field_mark(one.name), one.meaning, example_of(one, kind)) for one in offered.singles
        ],
        "lists": [
            (one, open_mark(one.name), [field_mark(name, one.name) for name in one.fields])
            for one in offered.lists
        ],
        "close_mark": CLOSE_MARK,
    }


def _kind(key: str) -> AnyKind:
    try:
        kind = kind_of(key)
    except KeyError as error:
        raise Http404 from error
    if not kind.templated:
        raise Http404
    return kind
