"""Pages of meetings: the list, opening one from a notice, one meeting, its plan, parameters and quoted texts."""

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.parameter import Shape
from duizhao.core.cycle.parameters import PARAMETERS
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.triggers import trigger_named
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.numbers import number_in
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request, revision_seen
from duizhao.web.meetings import services
from duizhao.web.meetings.access import (
    meeting_for,
    meetings_for,
    reference_for,
    unit_to_open,
    units_of_secretary,
)
from duizhao.web.meetings.forms import NoticeForm, OpenForm, ParametersForm, PlanForm, ReferenceForm
from duizhao.web.meetings.framework import framework_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.papers import to_calendar
from duizhao.web.meetings.selectors import (
    doubt_about_sitting,
    frame_of,
    outside_window,
    participants,
    proposed_dates,
    reckoning_of,
    terms_of,
)
from duizhao.web.units.places import place_of

ALL = "all"


@require_safe
def meeting_list(request: Request) -> HttpResponse:
    """All meetings that the person may know of, the newest year first."""
    context = {
        "page": page_of(request, meetings_for(request.actor)),
        "opens": bool(request.actor.units_as(Role.SECRETARY)),
    }
    return render(request, "meetings/meeting_list.html", context)


@require_http_methods(["GET", "POST"])
def open_meeting(request: Request) -> HttpResponse:
    """Open a meeting from a notice."""
    unit = unit_to_open(request.actor, number_in(request.GET, "unit"))
    form = OpenForm(request.POST or None, request.FILES or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = services.open_meeting(
                unit, form.words(), by=request.actor, at=now(), today=today(),
                copied=form.cleaned_data["copied"],
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已立项，方案的日期是推出来的，请核对。")
            return redirect("meetings:plan", pk=meeting.pk)
    return render(
        request,
        "meetings/meeting_open.html",
        {"form": form, "unit": unit, "units": units_of_secretary(request.actor)},
        status=status_of(request),
    )


_MOVES = {
    MeetingState.PLANNED.value,
    MeetingState.PREPARING.value,
    MeetingState.READY.value,
    MeetingState.POSTPONED.value,
    MeetingState.REPORTING.value,
}
"""The states from which a meeting is moved on its own page; the others are left at the sitting, or never."""


@require_safe
def meeting_detail(request: Request, pk: int) -> HttpResponse:
    """One meeting: its notice, its plan, what is late, what comes next."""
    meeting = meeting_for(request.actor, pk)
    planned = meeting.state == MeetingState.PLANNED.value
    context = {
        **_frame(meeting),
        "undated": planned and meeting.stages.filter(due=None).exists(),
        "framework": framework_of(meeting),
        "outside": outside_window(meeting),
        "terms": terms_of(meeting),
        "doubt": doubt_about_sitting(meeting),
        "trigger": trigger_named(meeting.trigger),
        "days_open": reckoning_of(meeting).parameters.special_within is None,
        "conducts": may(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit)),
        "sees_dispatches": may(request.actor, Act.DISPATCH_VIEW, place_of(meeting.unit)),
        "enters_holidays": may(request.actor, Act.HOLIDAYS_ENTER, place_of(meeting.unit)),
        "papers": may(request.actor, Act.PAPER_VIEW, place_of(meeting.unit)),
        "dossier": may(request.actor, Act.DOSSIER_VIEW, place_of(meeting.unit)),
        "moves": meeting.state in _MOVES,
    }
    return render(request, "meetings/meeting_detail.html", context)


@require_http_methods(["GET", "POST"])
def change_notice(request: Request, pk: int) -> HttpResponse:
    """Write what the notice says anew."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    form = NoticeForm(
        request.POST or None, request.FILES or None, unit=meeting.unit, meeting=meeting
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_notice(
                meeting, form.words(), by=request.actor, at=now(), revision=revision_seen(request)
            )
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已保存。")
            return redirect("meetings:detail", pk=pk)
    context = {"form": form, **_frame(meeting)}
    return render(request, "meetings/notice.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def plan(request: Request, pk: int) -> HttpResponse:
    """The dates of every stage; with `propose` those that the parameters propose, not yet saved."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    proposed = proposed_dates(meeting, today=today()) if "propose" in request.GET else None
    form = PlanForm(request.POST or None, meeting=meeting, proposed=proposed)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_plan(
                meeting, form.dates(), by=request.actor, at=now(), revision=revision_seen(request)
            )
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, "方案已保存。")
            return redirect("meetings:detail", pk=pk)
    context = {
        "form": form,
        "proposed": bool(proposed),
        "unproposed": proposed == {},
        "terms": terms_of(meeting),
        "doubt": doubt_about_sitting(meeting),
        "enters_holidays": may(request.actor, Act.HOLIDAYS_ENTER, place_of(meeting.unit)),
        **_frame(meeting),
    }
    return render(request, "meetings/plan.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def parameters(request: Request, pk: int) -> HttpResponse:
    """The figures that the notice sets; `reset` goes back to the default of one of them, or of all."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    form = ParametersForm(_without_reset(request.POST) or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_parameters(
                meeting,
                form.values(),
                by=request.actor,
                at=now(),
                revision=revision_seen(request),
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "参数已保存。方案的日期没有变，要照新参数推算请到“改方案”。")
            there = "parameters" if "reset" in request.POST else "detail"
            return redirect(f"meetings:{there}", pk=pk)
    expected = participants(meeting).count()
    context = {
        "form": form,
        "expected": expected,
        "least_present": reckoning_of(meeting).parameters.least_present(expected),
        **_frame(meeting),
    }
    return render(request, "meetings/parameters.html", context, status=status_of(request))


@require_POST
def mark_stage(request: Request, pk: int, stage: str) -> HttpResponse:
    """Say that a stage is done today, or that it is not."""
    meeting = meeting_for(request.actor, pk)
    if stage not in set(Stage):
        raise Http404
    done_on = None if request.POST.get("undo") else today()
    services.mark_stage(meeting, Stage(stage), done_on=done_on, by=request.actor, at=now())
    messages.success(request, "已记下。" if done_on else "已改回没有完成。")
    return redirect("meetings:detail", pk=pk)


@require_http_methods(["GET", "POST"])
def references(request: Request, pk: int) -> HttpResponse:
    """The texts that statements quote; the office adds to them."""
    meeting = meeting_for(request.actor, pk)
    place = place_of(meeting.unit)
    if request.method == "POST":
        require(request.actor, Act.MEETING_CONDUCT, place)
    form = ReferenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data
        try:
            added = services.add_reference(
                meeting, sent["title"], sent["content"], by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"已加入{added}，写材料、筛查时引它的话会同它核对。")
            return redirect("meetings:references", pk=pk)
    context = {
        "form": form,
        "references": meeting.references.all(),
        "conducts": may(request.actor, Act.MEETING_CONDUCT, place),
        **_frame(meeting),
    }
    return render(request, "meetings/references.html", context, status=status_of(request))


@require_safe
def reference(request: Request, pk: int) -> HttpResponse:
    """The words of one quoted text."""
    found = reference_for(request.actor, pk)
    context = {"reference": found, **_frame(found.meeting)}
    return render(request, "meetings/reference.html", context)


@require_POST
def drop_reference(request: Request, pk: int) -> HttpResponse:
    """Take a quoted text away."""
    found = reference_for(request.actor, pk)
    services.drop_reference(found, by=request.actor, at=now())
    messages.success(request, f"已删去{found}。")
    return redirect("meetings:references", pk=found.meeting_id)


@require_safe
def calendar(request: Request, pk: int) -> HttpResponse:
    """The plan as a calendar file."""
    meeting = meeting_for(request.actor, pk)
    answer = HttpResponse(
        to_calendar(meeting, at=now()), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="meeting-{pk}.ics"'
    return answer


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.PLAN, today=today())


def _without_reset(sent: QueryDict) -> QueryDict:
    """What was sent, with the defaults of those values that are to go back to them."""
    kept, reset = sent.copy(), sent.get("reset")
    for one in PARAMETERS:
        if reset not in {one.key, ALL}:
            continue
        if one.shape is Shape.SEVERAL and isinstance(one.default, tuple):
            kept.setlist(one.key, list(one.default))
        else:
            kept.pop(one.key, None)
    return kept
