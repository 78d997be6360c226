"""Pages to keep a view of the ledger, change it and remove it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import ledger_for, place_of_ledger, place_of_view, view_for
from duizhao.web.rectification.forms.ledger import NarrowingForm
from duizhao.web.rectification.forms.saved_views import SavedViewForm
from duizhao.web.rectification.services import saved_views as services


@require_http_methods(["GET", "POST"])
def add_view(request: Request, pk: int) -> HttpResponse:
    """Keep what the query string narrows the ledger to."""
    meeting = ledger_for(request.actor, pk)
    require(request.actor, Act.SAVED_VIEW_SAVE, place_of_ledger(meeting))
    narrowing = NarrowingForm(request.GET, meeting=meeting)
    form = SavedViewForm(request.POST or None)
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.save_view(
                meeting, data["name"], narrowing.query(), shared=data["shared"],
                by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, f"已存为“{data['name']}”，在台账上方可以点开。")
            return redirect("rectification:ledger", meeting.pk)
    context = {
        "form": form, "conditions": narrowing.in_words(), "view": None, "reasons": reasons,
        **_frame(meeting),
    }  # fmt: skip
    return render(request, "rectification/view_edit.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def change_view(request: Request, pk: int, view: int) -> HttpResponse:
    """Rename a view, share it or keep it to oneself."""
    meeting = ledger_for(request.actor, pk)
    found = view_for(request.actor, meeting, view)
    require(request.actor, Act.SAVED_VIEW_CHANGE, place_of_view(found))
    form = SavedViewForm(request.POST or None, initial={"name": found.name, "shared": found.shared})
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.change_view(
                found, data["name"], shared=data["shared"], by=request.actor, at=now()
            )
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已改。")
            return redirect("rectification:ledger", meeting.pk)
    narrowing = NarrowingForm(found.query, meeting=meeting)
    context = {
        "form": form, "conditions": narrowing.in_words(), "view": found, "reasons": reasons,
        **_frame(meeting),
    }  # fmt: skip
    return render(request, "rectification/view_edit.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def remove_view(request: Request, pk: int, view: int) -> HttpResponse:
    """Remove a view, after a question."""
    meeting = ledger_for(request.actor, pk)
    found = view_for(request.actor, meeting, view)
    require(request.actor, Act.SAVED_VIEW_CHANGE, place_of_view(found))
    if request.method == "POST":
        services.remove_view(found, by=request.actor, at=now())
        messages.success(request, f"已删去“{found.name}”。")
        return redirect("rectification:ledger", meeting.pk)
    context = {"view": found, **_frame(meeting)}
    return render(request, "rectification/view_remove.html", context)


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
