"""Keeping the record for somebody else: whom I may stand in for, and what others entered in my name."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from duizhao.web.audit.events import EVENT_LABELS, Event
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.units import selectors
from duizhao.web.units.middleware import ACTING_FOR
from duizhao.web.units.services import acting


@require_safe
def overview(request: Request) -> HttpResponse:
    """For whom I may keep the record, who keeps mine, and what was entered in my name."""
    actor = request.actor
    page = page_of(request, selectors.done_in_name_of(actor))
    context = {
        "can_act_for": selectors.can_act_for(actor, today=today()),
        "acted_by": selectors.acted_by(actor),
        "confirmed_until": selectors.confirmed_until(actor),
        "page": page,
        "rows": [(entry, EVENT_LABELS[Event(entry.event)]) for entry in page],
    }
    return render(request, "units/acting.html", context)


@require_POST
def start(request: Request, pk: int) -> HttpResponse:
    """Begin to keep the record."""
    assignment = selectors.can_act_for(request.actor, today=today()).filter(pk=pk).first()
    if assignment is None:
        raise Http404
    leader = acting.start_acting(assignment, by=request.actor, at=now(), today=today())
    request.session[ACTING_FOR] = leader.pk
    messages.success(request, f"现在为{leader.name}代录。办完请到“代录”停止。")
    return redirect("desk:desk")


@require_POST
def end(request: Request) -> HttpResponse:
    """Keep the record no longer."""
    if request.actor.acting_for_id is not None:
        acting.end_acting(by=request.actor, at=now())
    request.session.pop(ACTING_FOR, None)
    messages.success(request, "已停止代录。")
    return redirect("units:acting")


@require_POST
def confirm(request: Request) -> HttpResponse:
    """Say that what was entered in my name is what I meant."""
    acting.confirm_acting(by=request.actor, at=now())
    messages.success(request, "已确认。")
    return redirect("units:acting")
