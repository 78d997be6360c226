"""Pages of criticisms: one's own before the sitting, opening them there, replies."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.actor import Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.criticism import CriticismState
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.minutes import WRITING, MinutesState
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.numbers import number_in
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.sittings.access import (
    criticism_for,
    criticism_to_open,
    criticisms_for,
    place_of_criticism,
)
from duizhao.web.sittings.forms import CriticismForm, CriticismWordsForm, ReplyForm
from duizhao.web.sittings.models import Criticism
from duizhao.web.sittings.sealing import unsealed
from duizhao.web.sittings.services import criticisms as services
from duizhao.web.units.places import place_of


@never_cache
@require_http_methods(["GET", "POST"])
def criticisms(request: Request, pk: int) -> HttpResponse:
    """What I have written about others, and what they said of me once it was opened."""
    meeting = meeting_for(request.actor, pk)
    me = request.actor.person_id
    if not may(request.actor, Act.CRITICISM_WRITE, place_of(meeting.unit, owner_id=me)):
        raise Http404
    form = CriticismForm(request.POST or None, meeting=meeting, writer_id=me)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            services.write_criticism(
                meeting, sent["target"], sent["words"], by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, f"已封存，会上公开以前只有您看得到。写给{sent['target']}。")
            return redirect("sittings:criticisms", pk=pk)
    readable = criticisms_for(request.actor, meeting.unit).filter(meeting=meeting)
    readable = readable.prefetch_related("replies")
    context = {
        "form": form,
        "open": meeting.state in services.WRITTEN_IN,
        "mine": [(one, _words_of(one)) for one in readable.filter(writer=me)],
        "about_me": readable.filter(target=me),
        **frame_of(meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/criticisms.html", context, status=status_of(request))


@never_cache
@require_http_methods(["GET", "POST"])
def criticism(request: Request, pk: int) -> HttpResponse:
    """One criticism of my own, to be written anew while it is sealed."""
    found = criticism_for(request.actor, pk)
    require(request.actor, Act.CRITICISM_WRITE, _owned(found))
    form = CriticismWordsForm(request.POST or None, initial={"words": _words_of(found)})
    if request.method == "POST" and form.is_valid():
        try:
            services.change_criticism(
                found,
                form.cleaned_data["words"],
                by=request.actor,
                at=now(),
                revision=number_in(request.POST, "revision"),
            )
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已改好，仍然封存。")
            return redirect("sittings:criticisms", pk=found.meeting_id)
    context = {
        "criticism": found,
        "form": form,
        **frame_of(found.meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/criticism.html", context, status=status_of(request))


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Take a sealed criticism of my own back."""
    found = criticism_for(request.actor, pk)
    meeting_id = found.meeting_id
    services.withdraw_criticism(found, by=request.actor, at=now())
    messages.success(request, "已撤回，内容没有留下。")
    return redirect("sittings:criticisms", pk=meeting_id)


@require_POST
def open_criticism(request: Request, pk: int) -> HttpResponse:
    """Open a criticism at the sitting."""
    found = criticism_to_open(request.actor, pk)
    services.open_criticism(found, by=request.actor, at=now())
    messages.success(request, f"已公开{found}。")
    assert found.item is not None  # noqa: S101  it was opened under an item
    if may(request.actor, Act.MINUTES_WRITE, place_of(found.meeting.unit)):
        return redirect("sittings:record", pk=found.item.sitting_id)
    return redirect("sittings:sitting", pk=found.meeting_id)


@require_http_methods(["GET", "POST"])
def reply(request: Request, pk: int) -> HttpResponse:
    """What the criticised member replied, and whether he accepts."""
    found = criticism_for(request.actor, pk)
    require(request.actor, Act.CRITICISM_REPLY, place_of_criticism(found))
    form = ReplyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.answer_criticism(
                found, form.cleaned_data["words"], form.outcome_chosen(), by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已记下回应。")
            return _after_reply(request, found)
    context = {
        "criticism": found,
        "form": form,
        "waits": found.state == CriticismState.OPENED.value,
        "writing": found.item is not None
        and MinutesState(found.item.sitting.minutes_state) in WRITING,
        **frame_of(found.meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/reply.html", context, status=status_of(request))


def _after_reply(request: Request, found: Criticism) -> HttpResponse:
    if request.actor.person_id == found.target_id:
        return redirect("sittings:criticisms", pk=found.meeting_id)
    assert found.item is not None  # noqa: S101  it was opened under an item
    return redirect("sittings:record", pk=found.item.sitting_id)


def _owned(found: Criticism) -> Place:
    return place_of(found.meeting.unit, owner_id=found.writer_id)


def _words_of(found: Criticism) -> str:
    if found.state != CriticismState.WRITTEN.value:
        return found.words
    return unsealed(found.hidden) or ""
