"""Pages of meetings: the list, opening one from a notice, one meeting, its plan."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request, revision_seen
from duizhao.web.meetings import services
from duizhao.web.meetings.access import meeting_for, meetings_for, unit_of_secretary
from duizhao.web.meetings.forms import NoticeForm, PlanForm
from duizhao.web.meetings.framework import framework_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.papers import to_calendar
from duizhao.web.meetings.selectors import frame_of, outside_window
from duizhao.web.units.places import place_of


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
    unit = unit_of_secretary(request.actor)
    form = NoticeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            meeting = services.open_meeting(
                unit, form.words(), by=request.actor, at=now(), today=today()
            )
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已立项，方案的日期是按召开时间推出来的，请核对。")
            return redirect("meetings:plan", pk=meeting.pk)
    return render(
        request,
        "meetings/meeting_open.html",
        {"form": form, "unit": unit},
        status=status_of(request),
    )


@require_safe
def meeting_detail(request: Request, pk: int) -> HttpResponse:
    """One meeting: its notice, its plan, what is late, what comes next."""
    meeting = meeting_for(request.actor, pk)
    context = {
        **_frame(meeting),
        "framework": framework_of(meeting),
        "outside": outside_window(meeting),
        "conducts": may(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit)),
    }
    return render(request, "meetings/meeting_detail.html", context)


@require_http_methods(["GET", "POST"])
def change_notice(request: Request, pk: int) -> HttpResponse:
    """Write what the notice says anew."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    form = NoticeForm(request.POST or None, request.FILES or None, meeting=meeting)
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
    """The dates of every stage."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    form = PlanForm(request.POST or None, meeting=meeting)
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
    context = {"form": form, **_frame(meeting)}
    return render(request, "meetings/plan.html", context, status=status_of(request))


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
