"""Pages of evidence: handed in, looked at, taken as a file."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.evidence import Level
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import evidence_for, item_for, place_of_item
from duizhao.web.rectification.forms.evidence import EvidenceForm
from duizhao.web.rectification.models import Evidence
from duizhao.web.rectification.selectors.countable import opens_indicator
from duizhao.web.rectification.selectors.previews import image_type_of, preview_of
from duizhao.web.rectification.services import work as services


@require_http_methods(["GET", "POST"])
def add_evidence(request: Request, pk: int) -> HttpResponse:
    """Hand in evidence for an item; with `replaces` in place of an earlier piece, which stays."""
    item = item_for(request.actor, pk)
    require(request.actor, Act.ITEM_WORK, place_of_item(item))
    replaced = request.GET.get("replaces", "")
    replaces = (
        get_object_or_404(item.evidence.all(), pk=int(replaced)) if replaced.isdecimal() else None
    )
    form = EvidenceForm(
        request.POST or None, request.FILES or None, item=item, actor=request.actor,
        today=today(), replaces=replaces,
    )  # fmt: skip
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            services.add_evidence(item, form.found(), by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "佐证已存，原件不会再变。")
            return redirect(item)
    context = {
        "item": item, "form": form, "replaces": replaces, "reasons": reasons,
        **_frame(item.meeting),
    }  # fmt: skip
    return render(request, "rectification/evidence_add.html", context, status=status_of(request))


@never_cache
@require_safe
def evidence(request: Request, pk: int) -> HttpResponse:
    """One piece of evidence: what it proves, from when, its file with a look into it."""
    found = evidence_for(request.actor, pk)
    context = {
        "evidence": found, "preview": preview_of(found),
        "opens_indicator": opens_indicator(request.actor, found), **_frame(found.item.meeting),
    }  # fmt: skip
    return render(request, "rectification/evidence.html", context)


@never_cache
@require_safe
def evidence_file(request: Request, pk: int) -> FileResponse:
    """The file, to be saved as it was handed in; taking a restricted one is recorded."""
    found = _with_file(request, pk)
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.file_name)


@never_cache
@require_safe
def evidence_image(request: Request, pk: int) -> FileResponse:
    """A picture, to be shown in the page. Raises Http404 for what browsers don't show safely."""
    found = _with_file(request, pk)
    kind = image_type_of(found)
    if not kind:
        raise Http404
    return FileResponse(found.file.open("rb"), content_type=kind)


def _with_file(request: Request, pk: int) -> Evidence:
    found = evidence_for(request.actor, pk)
    if not found.file:
        raise Http404
    if found.level == Level.RESTRICTED.value:
        services.note_evidence_read(found, by=request.actor, at=now())
    return found


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
