"""Pages that ask once more before a meeting is moved."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import BEGIN, CALL_OFF, POSTPONE, RESUME
from duizhao.core.cycle.stages import Stage
from duizhao.web.conduct import services
from duizhao.web.conduct.forms import ReasonForm
from duizhao.web.conduct.selectors import after_call_off, after_postponing, after_resuming
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import rail_of
from duizhao.web.units.places import place_of


@require_http_methods(["GET", "POST"])
def begin(request: Request, pk: int) -> HttpResponse:
    """Begin the preparation."""
    meeting = _meeting(request, pk)
    return _plain(
        request,
        meeting,
        BEGIN.label,
        lambda: services.begin(meeting, by=request.actor, at=now()),
        missing=lambda: BEGIN.open_needs(services.planning_of(meeting)),
    )


@require_http_methods(["GET", "POST"])
def resume(request: Request, pk: int) -> HttpResponse:
    """Go on with a meeting that was put off."""
    meeting = _meeting(request, pk)
    return _plain(
        request,
        meeting,
        RESUME.label,
        lambda: services.resume(meeting, by=request.actor, at=now()),
        follows=after_resuming(meeting),
    )


@require_http_methods(["GET", "POST"])
def postpone(request: Request, pk: int) -> HttpResponse:
    """Put the meeting off."""
    meeting = _meeting(request, pk)
    return _with_reason(
        request,
        meeting,
        POSTPONE.label,
        lambda reason: services.postpone(meeting, reason, by=request.actor, at=now()),
        after_postponing(meeting),
    )


@require_http_methods(["GET", "POST"])
def call_off(request: Request, pk: int) -> HttpResponse:
    """Call the meeting off."""
    meeting = _meeting(request, pk)
    return _with_reason(
        request,
        meeting,
        CALL_OFF.label,
        lambda reason: services.call_off(meeting, reason, by=request.actor, at=now()),
        after_call_off(meeting),
    )


def _meeting(request: Request, pk: int) -> Meeting:
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    return meeting


def _plain(
    request: Request,
    meeting: Meeting,
    label: str,
    act: Callable[[], None],
    *,
    follows: tuple[str, ...] = (),
    missing: Callable[[], tuple[str, ...]] = tuple,
) -> HttpResponse:
    """What is missing is said before anybody presses; whoever presses is told anew."""
    if request.method == "POST":
        try:
            act()
        except Refused as refusal:
            return _page(request, meeting, label, reasons=refusal.reasons, follows=follows)
        return _done(request, meeting, label)
    return _page(request, meeting, label, reasons=missing(), follows=follows)


def _with_reason(
    request: Request,
    meeting: Meeting,
    label: str,
    act: Callable[[str], None],
    follows: tuple[str, ...],
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act(form.cleaned_data["reason"])
        return _done(request, meeting, label)
    return _page(request, meeting, label, form=form, follows=follows)


def _done(request: Request, meeting: Meeting, label: str) -> HttpResponse:
    messages.success(request, f"已办：{label}。")
    return redirect("meetings:detail", pk=meeting.pk)


def _page(
    request: Request,
    meeting: Meeting,
    label: str,
    *,
    form: ReasonForm | None = None,
    reasons: tuple[str, ...] = (),
    follows: tuple[str, ...] = (),
) -> HttpResponse:
    context = {
        "meeting": meeting,
        "rail": rail_of(meeting, today=today()),
        "here": Stage.PLAN.value,
        "label": label,
        "form": form,
        "reasons": reasons,
        "follows": follows,
    }
    status = status_of(request)
    return render(request, "conduct/move.html", context, status=status)
