"""Pages in the room while the sitting goes on: the projector's, and the minute-taker's."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.agenda import ItemKind
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.minutes import WRITING, MinutesState
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID, page_or_part
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.sittings.access import item_for, sitting_for
from duizhao.web.sittings.forms import LineForm, SpokenForm
from duizhao.web.sittings.models import Sitting
from duizhao.web.sittings.papers import minutes_of
from duizhao.web.sittings.selectors import (
    current_item,
    next_item,
    results_to_write,
    scene_of,
    turns_of,
)
from duizhao.web.sittings.services import agenda, criticisms, minutes
from duizhao.web.units.places import place_of


@never_cache
@require_safe
def projector(request: Request, pk: int) -> HttpResponse:
    """What the whole room may see: the item, who speaks, how long it has taken."""
    found = sitting_for(request.actor, pk)
    context = {"sitting": found, "scene": scene_of(found, at=now(), today=today())}
    return page_or_part(
        request, page="sittings/projector.html", part="sittings/_scene.html", context=context
    )


@never_cache
@require_safe
def record(request: Request, pk: int) -> HttpResponse:
    """The minute-taker's page: the item that goes on, criticisms to open, the next line."""
    found = sitting_for(request.actor, pk, Act.MINUTES_WRITE)
    return _record(request, found, LineForm(sitting=found, item=current_item(found)))


@require_POST
def lines(request: Request, pk: int) -> HttpResponse:
    """Keep a line; a script that sends it again is answered alike."""
    found = sitting_for(request.actor, pk, Act.MINUTES_WRITE)
    by_script = request.headers.get("Accept", "").startswith("application/json")
    form = LineForm(request.POST, sitting=found)
    if not form.is_valid():
        if by_script:
            reasons = [error for errors in form.errors.values() for error in errors]
            return JsonResponse({"reasons": reasons}, status=INVALID)
        return _record(request, found, form, status=INVALID)
    try:
        entry = minutes.write_line(found, form.line(), by=request.actor, at=now())
    except Refused as refusal:
        if by_script:
            return JsonResponse({"reasons": list(refusal.reasons)}, status=INVALID)
        form.add_error(None, "；".join(refusal.reasons))
        return _record(request, found, form, status=INVALID)
    if by_script:
        return JsonResponse({"key": str(entry.key)})
    return redirect("sittings:record", pk=pk)


@require_POST
def take_up(request: Request, pk: int) -> HttpResponse:
    """Go on to an item."""
    item = item_for(request.actor, pk)
    agenda.take_up(item, by=request.actor, at=now())
    if may(request.actor, Act.MINUTES_WRITE, place_of(item.sitting.meeting.unit)):
        return redirect("sittings:record", pk=item.sitting_id)
    return redirect("sittings:sitting", pk=item.sitting.meeting_id)


@require_POST
def spoken(request: Request, pk: int) -> HttpResponse:
    """Put down a criticism that was spoken."""
    item = item_for(request.actor, pk)
    require(request.actor, Act.MINUTES_WRITE, place_of(item.sitting.meeting.unit))
    form = SpokenForm(request.POST, item=item)
    if not form.is_valid():
        line = LineForm(sitting=item.sitting, item=item)
        return _record(request, item.sitting, line, spoken_form=form, status=INVALID)
    criticisms.record_spoken(item, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, "已记下口头提出的批评意见。")
    return redirect("sittings:record", pk=item.sitting_id)


def _record(
    request: Request,
    found: Sitting,
    form: LineForm,
    *,
    spoken_form: SpokenForm | None = None,
    status: int = 200,
) -> HttpResponse:
    item = current_item(found)
    criticised = item is not None and item.kind == ItemKind.CRITICISM.value
    if item is not None and criticised and spoken_form is None:
        spoken_form = SpokenForm(item=item)
    context = {
        "sitting": found,
        "item": item,
        "coming": next_item(found),
        "items": found.items.select_related("person"),
        "turns": turns_of(item, today=today()) if item else [],
        "form": form,
        "spoken_form": spoken_form if criticised else None,
        "results": results_to_write(found),
        "written": minutes_of(found, item=item).items if item else (),
        "writing": MinutesState(found.minutes_state) in WRITING,
        **frame_of(found.meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/record.html", context, status=status)
