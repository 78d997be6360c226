"""Pages of dispatches: the list of a meeting, and putting down what was sent, received or returned."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.dispatch import DUTIES, RETURN, Duty
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.dispatches import services
from duizhao.web.dispatches.access import dispatch_for, dispatches_for
from duizhao.web.dispatches.forms import AddForm, AnswerForm, SendForm
from duizhao.web.dispatches.models import Dispatch
from duizhao.web.dispatches.selectors import shown_of
from duizhao.web.dispatches.services import Entered
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.units.places import place_of


@require_safe
def dispatch_list(request: Request, pk: int) -> HttpResponse:
    """What goes to whom by when, and where each stands."""
    meeting = dispatches_for(request.actor, pk)
    context = {
        "shown": shown_of(meeting, today=today()),
        "conducts": may(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit)),
        "may_write": may(request.actor, Act.DISPATCH_WRITE, place_of(meeting.unit)),
        **_frame(meeting),
    }
    return render(request, "dispatches/dispatch_list.html", context)


@require_http_methods(["GET", "POST"])
def add(request: Request, pk: int) -> HttpResponse:
    """Something more that must be sent."""
    meeting = dispatches_for(request.actor, pk, Act.DISPATCH_WRITE)
    form = AddForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        services.add(meeting, data["title"], data["whom"], data["due"], by=request.actor, at=now())
        return redirect("dispatches:list", pk=pk)
    return _form(request, meeting, form, "再列一样要送的")


@require_http_methods(["GET", "POST"])
def send_duty(request: Request, pk: int, duty: str) -> HttpResponse:
    """Put down that a duty of the meeting was sent."""
    meeting = dispatches_for(request.actor, pk, Act.DISPATCH_WRITE)
    asked = next((one for one in DUTIES if one.value == duty), None)
    if asked is None or asked is Duty.REPORT:
        raise Http404
    shown = next(one for one in shown_of(meeting, today=today()) if one.duty is asked)
    form = SendForm(request.POST or None, initial={"whom": shown.to, "on": today()})
    return _entered(
        request, meeting, form, f"登记送出：{shown.what}",
        lambda entered: services.send(
            meeting, asked, entered, by=request.actor, at=now(), today=today()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def send_added(request: Request, pk: int) -> HttpResponse:
    """Put down that something that the office added was sent."""
    dispatch = dispatch_for(request.actor, pk)
    form = SendForm(request.POST or None, initial={"whom": dispatch.whom, "on": today()})
    return _entered(
        request, dispatch.meeting, form, f"登记送出：{dispatch}",
        lambda entered: services.send_added(
            dispatch, entered, by=request.actor, at=now(), today=today()
        ),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def answer(request: Request, pk: int) -> HttpResponse:
    """Put down that it was received or returned."""
    dispatch = dispatch_for(request.actor, pk)
    form = AnswerForm(request.POST or None, dispatch=dispatch, initial={"on": today()})
    act = services.send_back if request.POST.get("kind") == RETURN.name else services.receive
    return _entered(
        request, dispatch.meeting, form, f"登记签收或者退回：{dispatch}",
        lambda entered: act(dispatch, entered, by=request.actor, at=now(), today=today()),
    )  # fmt: skip


@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """Take the last entry back."""
    return _act(request, dispatch_for(request.actor, pk), services.undo, "已撤销上一次登记。")


@require_POST
def drop(request: Request, pk: int) -> HttpResponse:
    """Take off the list what the office added."""
    return _act(request, dispatch_for(request.actor, pk), services.drop, "已删去。")


def _act(request: Request, dispatch: Dispatch, act: Callable[..., None], done: str) -> HttpResponse:
    try:
        act(dispatch, by=request.actor, at=now())
    except Refused as refusal:
        messages.error(request, "；".join(refusal.reasons))
    else:
        messages.success(request, done)
    return redirect("dispatches:list", pk=dispatch.meeting_id)


def _entered(
    request: Request,
    meeting: Meeting,
    form: forms.Form,
    title: str,
    act: Callable[[Entered], object],
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            act(Entered(whom=data["whom"], on=data["on"], reason=data.get("reason", "")))
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已登记。")
            return redirect("dispatches:list", pk=meeting.pk)
    return _form(request, meeting, form, title)


def _form(request: Request, meeting: Meeting, form: forms.Form, title: str) -> HttpResponse:
    context = {"form": form, "title": title, **_frame(meeting)}
    return render(request, "dispatches/dispatch_edit.html", context, status=status_of(request))


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.REPORT, today=today())
