"""Pages of open items of earlier meetings: one by hand, many from last year's text, one with its thread."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.inspections.left_open import left_open
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.trail.statement import read_statement
from duizhao.runs.open import open_text
from duizhao.web.inspections.access import carried_item_for, stage_for
from duizhao.web.inspections.forms.carried_items import (
    MOST_FOUND,
    CarriedItemForm,
    LastTextForm,
    OriginForm,
    found_items,
)
from duizhao.web.inspections.selectors import CARRIED, shown_of
from duizhao.web.inspections.services import carried_items as services
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.units.places import place_of


@require_http_methods(["GET", "POST"])
def add_carried_item(request: Request, pk: int) -> HttpResponse:
    """Enter an open item of an earlier meeting by hand."""
    meeting = _writable(request, pk)
    form = CarriedItemForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        services.add_carried_items(meeting, [form.found()], by=request.actor, at=now())
        messages.success(request, "已登记，并列为意见点。")
        if "again" in request.POST:
            return redirect("inspections:add-carried-item", pk=pk)
        return _to_list(meeting)
    context = {"form": form, **_frame(meeting)}
    return render(request, "inspections/carried_item_add.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def read_last_text(request: Request, pk: int) -> HttpResponse:
    """Read open items from an earlier meeting's text and show them for confirmation; nothing is kept of the text."""
    meeting = _writable(request, pk)
    form = LastTextForm(request.POST or None, request.FILES or None, meeting=meeting)
    context = {"form": form, **_frame(meeting)}
    if request.method == "POST" and form.is_valid():
        name, data = form.text()
        try:
            statement = read_statement(open_text(name, data, Limits()), None)
        except Unreadable as error:
            form.add_error("file", f"{error.reason}{error.cure}")
        else:
            read = left_open(statement)[:MOST_FOUND]
            about = form.cleaned_data["about"]
            origin = {name: form.data.get(name, "") for name in ("from_year", "earlier")}
            context |= {
                "found": found_items(meeting, read=read, about=about),
                "origin": OriginForm(meeting=meeting, initial=origin),
                "reasons": (),
            }
            return render(request, "inspections/items_found.html", context)
    return render(request, "inspections/last_text_read.html", context, status=status_of(request))


@require_POST
def take_items(request: Request, pk: int) -> HttpResponse:
    """Enter the open items of a text that were confirmed."""
    meeting = _writable(request, pk)
    origin = OriginForm(request.POST, meeting=meeting)
    found = found_items(meeting, request.POST)
    reasons: tuple[str, ...] = ("有的地方没有填好，请看下面标出的地方",)
    if all([origin.is_valid(), found.is_valid()]):
        taken = [form.found(origin) for form in found.forms if form.cleaned_data["take"]]
        if taken:
            services.add_carried_items(meeting, taken, by=request.actor, at=now())
            messages.success(request, f"已登记 {len(taken)} 条，并列为意见点。")
            return _to_list(meeting)
        reasons = ("一条也没有勾选",)
    context = {"found": found, "origin": origin, "reasons": reasons, **_frame(meeting)}
    return render(request, "inspections/items_found.html", context, status=INVALID)


@require_http_methods(["GET", "POST"])
def carried_item(request: Request, pk: int) -> HttpResponse:
    """One open item with what became of it; the office changes it here while nothing answers it."""
    item = carried_item_for(request.actor, pk)
    meeting = item.point.meeting
    form = CarriedItemForm(request.POST or None, meeting=meeting, item=item)
    if request.method == "POST":
        require(request.actor, Act.INSPECTION_WRITE, place_of(meeting.unit))
        if form.is_valid():
            seen = request.POST.get("revision", "")
            try:
                services.change_carried_item(
                    item,
                    form.found(),
                    by=request.actor,
                    at=now(),
                    revision=int(seen) if seen.isdecimal() else None,
                )
            except Refused as refusal:
                form.add_error(None, "；".join(refusal.reasons))
            else:
                messages.success(request, "已保存，意见点一起改了。")
                return redirect("inspections:carried-item", pk=pk)
    (shown,) = shown_of(request.actor, meeting, [item.point])
    context = {"item": item, "shown": shown, "form": form, **_frame(meeting)}
    return render(request, "inspections/carried_item.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def drop_carried_item(request: Request, pk: int) -> HttpResponse:
    """Take an open item back with its point, after asking once more."""
    item = carried_item_for(request.actor, pk)
    meeting = item.point.meeting
    require(request.actor, Act.INSPECTION_WRITE, place_of(meeting.unit))
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            services.drop_carried_item(item, by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已删去，意见点一起收回。")
            return _to_list(meeting)
    context = {"item": item, "reasons": reasons, **_frame(meeting)}
    return render(request, "inspections/carried_item_drop.html", context, status=status_of(request))


def _writable(request: Request, pk: int) -> Meeting:
    meeting = stage_for(request.actor, pk)
    require(request.actor, Act.INSPECTION_WRITE, place_of(meeting.unit))
    return meeting


def _to_list(meeting: Meeting) -> HttpResponse:
    address = redirect("inspections:list", pk=meeting.pk)
    address["Location"] += f"?source={CARRIED}"
    return address


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.INSPECTIONS, today=today())
