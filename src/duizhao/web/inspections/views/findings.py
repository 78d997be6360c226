"""Pages of findings: one by hand, many from a pasted text, one with the thread through it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.inspections.numbered_findings import numbered_findings
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.runs.open import open_text
from duizhao.web.inspections.access import finding_for, inspection_for
from duizhao.web.inspections.forms.findings import (
    MOST_FOUND,
    FindingForm,
    PasteForm,
    found_findings,
)
from duizhao.web.inspections.models import Inspection
from duizhao.web.inspections.selectors import shown_of
from duizhao.web.inspections.services import findings as services
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.units.places import place_of


@require_http_methods(["GET", "POST"])
def add_finding(request: Request, pk: int) -> HttpResponse:
    """Enter a finding by hand; the next one can follow at once."""
    inspection = _writable(request, pk)
    form = FindingForm(request.POST or None, inspection=inspection)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_finding(inspection, form.found(), by=request.actor, at=now())
        except Refused as refusal:
            form.add_error("number", "；".join(refusal.reasons))
        else:
            messages.success(request, "已登记，并列为意见点。")
            again = "inspections:add-finding" if "again" in request.POST else None
            return redirect(again or "inspections:inspection", pk=pk)
    context = {"form": form, "inspection": inspection, **_frame(inspection.meeting)}
    return render(request, "inspections/finding_add.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def paste_findings(request: Request, pk: int) -> HttpResponse:
    """Recognise the findings of a text and show them for confirmation; nothing is kept of the text."""
    inspection = _writable(request, pk)
    form = PasteForm(request.POST or None, request.FILES or None)
    context = {"form": form, "inspection": inspection, **_frame(inspection.meeting)}
    if request.method == "POST" and form.is_valid():
        name, data = form.text()
        try:
            text = open_text(name, data, Limits())
        except Unreadable as error:
            form.add_error("file", f"{error.reason}{error.cure}")
        else:
            read = numbered_findings(text, clauses=form.cleaned_data["clauses"])
            context |= {
                "found": found_findings(
                    inspection,
                    recognised=read.findings[:MOST_FOUND],
                    known=frozenset(inspection.findings.values_list("point__words", flat=True)),
                ),
                "left_out": read.left_out,
                "more": max(0, len(read.findings) - MOST_FOUND),
                "reasons": (),
            }
            return render(request, "inspections/findings_found.html", context)
    return render(request, "inspections/findings_paste.html", context, status=status_of(request))


@require_POST
def take_findings(request: Request, pk: int) -> HttpResponse:
    """Enter the findings of a text that were confirmed."""
    inspection = _writable(request, pk)
    found = found_findings(inspection, request.POST)
    reasons: tuple[str, ...] = ("有的行没有填好，请看下面标出的地方",)
    if found.is_valid():
        taken = [form.found() for form in found.forms if form.cleaned_data["take"]]
        reasons = () if taken else ("一条也没有勾选",)
        if taken:
            try:
                number = services.add_findings(inspection, taken, by=request.actor, at=now())
            except Refused as refusal:
                reasons = refusal.reasons
            else:
                messages.success(request, f"已登记 {number} 条，并列为意见点。")
                return redirect("inspections:inspection", pk=pk)
    context = {
        "inspection": inspection,
        "found": found,
        "left_out": (),
        "more": 0,
        "reasons": reasons,
        **_frame(inspection.meeting),
    }
    return render(request, "inspections/findings_found.html", context, status=INVALID)


@require_http_methods(["GET", "POST"])
def finding(request: Request, pk: int) -> HttpResponse:
    """One finding with what became of it; the office changes it here while nothing answers it."""
    found = finding_for(request.actor, pk)
    meeting = found.inspection.meeting
    form = FindingForm(request.POST or None, inspection=found.inspection, finding=found)
    if request.method == "POST":
        require(request.actor, Act.INSPECTION_WRITE, place_of(meeting.unit))
        if form.is_valid():
            seen = request.POST.get("revision", "")
            try:
                services.change_finding(
                    found,
                    form.found(),
                    by=request.actor,
                    at=now(),
                    revision=int(seen) if seen.isdecimal() else None,
                )
            except Refused as refusal:
                form.add_error(None, "；".join(refusal.reasons))
            else:
                messages.success(request, "已保存，意见点一起改了。")
                return redirect("inspections:finding", pk=pk)
    (shown,) = shown_of(request.actor, meeting, [found.point])
    context = {"finding": found, "shown": shown, "form": form, **_frame(meeting)}
    return render(request, "inspections/finding.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def drop_finding(request: Request, pk: int) -> HttpResponse:
    """Take a finding back with its point, after asking once more."""
    found = finding_for(request.actor, pk)
    inspection = found.inspection
    require(request.actor, Act.INSPECTION_WRITE, place_of(inspection.meeting.unit))
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            services.drop_finding(found, by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已删去，意见点一起收回。")
            return redirect("inspections:inspection", pk=inspection.pk)
    context = {"finding": found, "reasons": reasons, **_frame(inspection.meeting)}
    return render(request, "inspections/finding_drop.html", context, status=status_of(request))


def _writable(request: Request, pk: int) -> Inspection:
    inspection = inspection_for(request.actor, pk)
    require(request.actor, Act.INSPECTION_WRITE, place_of(inspection.meeting.unit))
    return inspection


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.INSPECTIONS, today=today())
