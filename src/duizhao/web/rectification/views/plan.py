"""Pages of the plan: what has no item yet, items written by hand, handed out, dropped."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import (
    item_for,
    items_in,
    ledger_for,
    place_of_item,
    place_of_ledger,
)
from duizhao.web.rectification.forms.acts import ReasonForm
from duizhao.web.rectification.forms.items import HandOutForm, ItemSheet, JoinForm
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.selectors.loose import declined_of, without_item
from duizhao.web.rectification.services import plan as services


@require_safe
def sources(request: Request, pk: int) -> HttpResponse:
    """Everything of a meeting that has no item, with the ways to make or join one, or to decline."""
    return _sources_page(request, _writable(request, pk))


@require_POST
def take_sources(request: Request, pk: int) -> HttpResponse:
    """Make an item of each that was ticked."""
    meeting = _writable(request, pk)
    keys = request.POST.getlist("key")
    try:
        made = services.take_sources(meeting, keys, by=request.actor, at=now())
    except Refused as refusal:
        return _sources_page(request, meeting, reasons=refusal.reasons)
    messages.success(
        request, f"已列入 {len(made)} 条，原来写的措施成为整改任务。接下来逐条写目标、定责任。"
    )
    return redirect("rectification:ledger", pk=pk)


@require_http_methods(["GET", "POST"])
def settle_source(request: Request, pk: int, key: str) -> HttpResponse:
    """Let one problem or point join an item, or decline it with the reason."""
    meeting = _writable(request, pk)
    found = next((one for one in without_item(meeting) if one.key == key), None)
    if found is None:
        raise Http404
    joins = request.POST.get("what") == "join"
    join = JoinForm(request.POST if joins else None, meeting=meeting)
    decline = ReasonForm(request.POST if request.method == "POST" and not joins else None)
    if request.method == "POST" and (join if joins else decline).is_valid():
        if joins:
            services.join_source(
                meeting, key, join.cleaned_data["item"], by=request.actor, at=now()
            )
            messages.success(request, "已并入。")
        else:
            reason = decline.cleaned_data["reason"]
            services.decline_source(meeting, key, reason, by=request.actor, at=now())
            messages.success(request, "已写明不列入的理由。")
        return redirect("rectification:sources", pk=pk)
    context = {"loose": found, "join": join, "decline": decline, **_frame(meeting)}
    return render(request, "rectification/source_settle.html", context, status=status_of(request))


@require_POST
def take_up_source(request: Request, pk: int, source: int) -> HttpResponse:
    """Take back that something was declined."""
    meeting = _writable(request, pk)
    found = meeting.item_sources.filter(pk=source).first()
    if found is None:
        raise Http404
    services.take_up_source(meeting, found, by=request.actor, at=now())
    messages.success(request, "已重新列出。")
    return redirect("rectification:sources", pk=pk)


@require_http_methods(["GET", "POST"])
def add_item(request: Request, pk: int) -> HttpResponse:
    """Enter an item by hand."""
    meeting = _writable(request, pk)
    sheet = ItemSheet(meeting, data=request.POST or None)
    if request.method == "POST" and sheet.is_valid():
        item = services.add_item(
            meeting, sheet.words(), person=sheet.person(), by=request.actor, at=now()
        )
        messages.success(request, "已登记。")
        return redirect(item)
    context = {"sheet": sheet, "item": None, "reasons": (), **_frame(meeting)}
    return render(request, "rectification/item_edit.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def change_item(request: Request, pk: int) -> HttpResponse:
    """Write an item anew with its tasks."""
    item = item_for(request.actor, pk)
    require(request.actor, Act.ITEM_WRITE, place_of_item(item))
    sheet = ItemSheet(item.meeting, item, request.POST or None)
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and sheet.is_valid():
        seen = request.POST.get("revision", "")
        try:
            services.change_item(
                item, sheet.words(), by=request.actor, at=now(),
                revision=int(seen) if seen.isdecimal() else None,
            )  # fmt: skip
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已保存。")
            return redirect(item)
    context = {"sheet": sheet, "item": item, "reasons": reasons, **_frame(item.meeting)}
    return render(request, "rectification/item_edit.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def drop_item(request: Request, pk: int) -> HttpResponse:
    """Take an item off the ledger that nobody has begun to mend, with the reason."""
    item = item_for(request.actor, pk)
    require(request.actor, Act.LEDGER_WRITE, place_of_ledger(item.meeting))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.drop_item(item, form.cleaned_data["reason"], by=request.actor, at=now())
        messages.success(request, "已不再列入，它的来处重新列出。")
        return redirect("rectification:ledger", pk=item.meeting_id)
    context = {"item": item, "form": form, **_frame(item.meeting)}
    return render(request, "rectification/item_drop.html", context, status=status_of(request))


@require_POST
def hand_out(request: Request, pk: int) -> HttpResponse:
    """Hand several items out: shown once more before it is done; all of them or none."""
    meeting = _writable(request, pk)
    chosen = _chosen(request, meeting)
    confirmed = "confirmed" in request.POST
    form = HandOutForm(request.POST if confirmed else None, meeting=meeting)
    reasons: tuple[str, ...] = () if chosen else ("一条也没有勾选",)
    if confirmed and chosen and form.is_valid():
        data = form.cleaned_data
        try:
            number = services.hand_out(chosen, **data, by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, f"已分办 {number} 条，已提醒责任领导。")
            return redirect("rectification:ledger", pk=pk)
    context = {
        "chosen": chosen, "form": form, "reasons": reasons, **_frame(meeting)
    }  # fmt: skip
    status = INVALID if reasons or form.errors else 200
    return render(request, "rectification/hand_out.html", context, status=status)


def _chosen(request: Request, meeting: Meeting) -> list[tuple[Item, int]]:
    """The items that were ticked, each with the revision that the page showed: `pk-revision`."""
    ticked = [word.partition("-") for word in request.POST.getlist("item")]
    seen = {int(pk): int(rev) for pk, _, rev in ticked if pk.isdecimal() and rev.isdecimal()}
    rows = items_in(request.actor, meeting).filter(pk__in=seen)
    found = rows.select_related("meeting__unit__superior", "owner", "department")
    return [(item, seen[item.pk]) for item in found.prefetch_related("tasks")]


def _sources_page(
    request: Request, meeting: Meeting, reasons: tuple[str, ...] = ()
) -> HttpResponse:
    context = {
        "loose": without_item(meeting), "declined": declined_of(meeting), "reasons": reasons,
        **_frame(meeting),
    }  # fmt: skip
    status = INVALID if reasons else 200
    return render(request, "rectification/source_list.html", context, status=status)


def _writable(request: Request, pk: int) -> Meeting:
    meeting = ledger_for(request.actor, pk)
    require(request.actor, Act.LEDGER_WRITE, place_of_ledger(meeting))
    return meeting


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
