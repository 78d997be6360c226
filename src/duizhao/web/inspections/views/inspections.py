"""Pages of the stage and of feedbacks: everything that was raised, a feedback's heading and its file."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.inspections.access import inspection_for, raised_for, stage_for
from duizhao.web.inspections.forms.inspections import InspectionForm, NarrowingForm
from duizhao.web.inspections.selectors import (
    CARRIED,
    Counts,
    counts_of,
    narrowed,
    shown_of,
    sources_of,
)
from duizhao.web.inspections.services import inspections as services
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.units.places import place_of


@require_safe
def raised(request: Request, pk: int) -> HttpResponse:
    """Every finding and carried item of a meeting, with what became of each; counts alone for the superior."""
    meeting = stage_for(request.actor, pk)
    place = place_of(meeting.unit)
    if not may(request.actor, Act.INSPECTION_READ, place):
        context = {"counts": counts_of(meeting), **_frame(meeting)}
        return render(request, "inspections/count_list.html", context)
    sources = sources_of(request.actor, meeting)
    form = NarrowingForm(request.GET, sources=sources)
    chosen = form.chosen()
    page = page_of(request, narrowed(raised_for(request.actor, meeting), **chosen))
    context = {
        "counts": Counts(
            sum(one.counts.total for one in sources), sum(one.counts.answered for one in sources)
        ),
        "sources": sources,
        "carried": CARRIED,
        "form": form,
        "narrowed": any(chosen.values()),
        "page": page,
        "rows": shown_of(request.actor, meeting, page),
        "may_write": may(request.actor, Act.INSPECTION_WRITE, place),
        **_frame(meeting),
    }
    return render(request, "inspections/raised_list.html", context)


@require_http_methods(["GET", "POST"])
def add_inspection(request: Request, pk: int) -> HttpResponse:
    """Enter a feedback; its findings come next."""
    meeting = stage_for(request.actor, pk)
    require(request.actor, Act.INSPECTION_WRITE, place_of(meeting.unit))
    form = InspectionForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        added = services.add_inspection(meeting, form.words(), by=request.actor, at=now())
        messages.success(request, "已登记。接下来录入反馈的问题。")
        return redirect("inspections:inspection", pk=added.pk)
    context = {"form": form, "inspection": None, **_frame(meeting)}
    return render(request, "inspections/inspection_edit.html", context, status=status_of(request))


@require_safe
def inspection(request: Request, pk: int) -> HttpResponse:
    """One feedback with its findings, and the ways to enter them."""
    found = inspection_for(request.actor, pk)
    meeting = found.meeting
    place = place_of(meeting.unit)
    points = narrowed(raised_for(request.actor, meeting), source=str(found.pk))
    page = page_of(request, points)
    sources = sources_of(request.actor, meeting)
    context = {
        "inspection": found,
        "counts": next(one.counts for one in sources if one.inspection == found),
        "page": page,
        "rows": shown_of(request.actor, meeting, page),
        "may_write": may(request.actor, Act.INSPECTION_WRITE, place),
        "may_take_file": may(request.actor, Act.INSPECTION_DOCUMENT, place),
        **_frame(meeting),
    }
    return render(request, "inspections/inspection.html", context)


@require_http_methods(["GET", "POST"])
def change_inspection(request: Request, pk: int) -> HttpResponse:
    """Write a feedback's heading anew."""
    found = inspection_for(request.actor, pk)
    require(request.actor, Act.INSPECTION_WRITE, place_of(found.meeting.unit))
    form = InspectionForm(request.POST or None, request.FILES or None, inspection=found)
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("revision", "")
        services.change_inspection(
            found,
            form.words(),
            by=request.actor,
            at=now(),
            revision=int(seen) if seen.isdecimal() else None,
        )
        messages.success(request, "已保存。")
        return redirect("inspections:inspection", pk=pk)
    context = {"form": form, "inspection": found, **_frame(found.meeting)}
    return render(request, "inspections/inspection_edit.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def drop_inspection(request: Request, pk: int) -> HttpResponse:
    """Take a feedback back with its findings, after asking once more."""
    found = inspection_for(request.actor, pk)
    require(request.actor, Act.INSPECTION_WRITE, place_of(found.meeting.unit))
    meeting = found.meeting
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            services.drop_inspection(found, by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已删去。")
            return redirect("inspections:list", pk=meeting.pk)
    context = {
        "inspection": found,
        "number": found.findings.count(),
        "reasons": reasons,
        **_frame(meeting),
    }
    return render(request, "inspections/inspection_drop.html", context, status=status_of(request))


@require_safe
def inspection_file(request: Request, pk: int) -> FileResponse:
    """The file of a feedback, to be saved; each time is recorded."""
    found = inspection_for(request.actor, pk)
    require(request.actor, Act.INSPECTION_DOCUMENT, place_of(found.meeting.unit))
    if not found.file:
        raise Http404
    services.note_file_read(found, by=request.actor, at=now())
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.file_name)


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.INSPECTIONS, today=today())
