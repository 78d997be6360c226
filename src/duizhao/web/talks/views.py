"""Pages of talks: coverage and list, one record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TALK_STATE_LABELS
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request, revision_seen
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.talks import services
from duizhao.web.talks.access import talk_for, talks_for
from duizhao.web.talks.forms import AddTalkForm, PairsForm, RecordForm
from duizhao.web.talks.selectors import coverage_of, matrix_of, repeated_in
from duizhao.web.units.places import place_of


@require_safe
def talks(request: Request, pk: int) -> HttpResponse:
    """Who must talk with whom, and what has taken place."""
    meeting = meeting_for(request.actor, pk)
    return _talks(request, meeting)


@require_POST
def plan_talks(request: Request, pk: int) -> HttpResponse:
    """Make the talks that the roster asks for."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    form = PairsForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return _talks(request, meeting, pairs=form, status=INVALID)
    new, gone = services.plan_talks(meeting, form.chosen(), by=request.actor, at=now())
    messages.success(request, f"按现在的人员，新增 {new} 对，减去 {gone} 对；已经谈过的不动。")
    return redirect("talks:list", pk=pk)


@require_http_methods(["GET", "POST"])
def add_talk(request: Request, pk: int) -> HttpResponse:
    """Add a talk that no roster asks for."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    form = AddTalkForm(request.POST or None, meeting=meeting)
    if request.method == "POST" and form.is_valid():
        try:
            services.add_talk(meeting, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已加入。")
            return redirect("talks:list", pk=pk)
    context = {"form": form, **_frame(meeting)}
    return render(request, "talks/talk_add.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def talk(request: Request, pk: int) -> HttpResponse:
    """One record: read and written by the two who talked."""
    found = talk_for(request.actor, pk)
    form = RecordForm(request.POST or None, talk=found)
    if request.method == "POST" and form.is_valid():
        try:
            services.record_talk(
                found,
                services.TalkWords(**form.cleaned_data),
                by=request.actor,
                at=now(),
                today=today(),
                revision=revision_seen(request),
            )
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已保存，请对方确认。")
            return redirect("talks:talk", pk=pk)
    if request.method == "GET" and found.held_on is not None:
        services.note_read(found, by=request.actor, at=now())
    mine = (
        found.one_confirmed_at
        if request.actor.person_id == found.one_id
        else found.other_confirmed_at
    )
    context = {
        "talk": found,
        "form": form,
        "confirmed": mine is not None,
        "revision": request.POST.get("revision", found.revision),
        **_frame(found.meeting),
    }
    return render(request, "talks/talk.html", context, status=status_of(request))


@require_POST
def confirm_talk(request: Request, pk: int) -> HttpResponse:
    """Confirm a record."""
    services.confirm_talk(
        talk_for(request.actor, pk),
        by=request.actor,
        at=now(),
        revision=revision_seen(request),
    )
    messages.success(request, "已确认，双方的问题已列为各自的意见点。")
    return redirect("talks:talk", pk=pk)


def _talks(
    request: Request, meeting: Meeting, *, pairs: PairsForm | None = None, status: int = 200
) -> HttpResponse:
    seen = talks_for(request.actor, meeting)
    only = request.GET.get("state", "")
    conducts = may(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    covers = may(request.actor, Act.TALK_COVERAGE, place_of(meeting.unit))
    context = {
        "page": page_of(request, seen.filter(state=only) if only else seen),
        "only": only,
        "states": list(TALK_STATE_LABELS.items()),
        "coverage": coverage_of(meeting) if covers else [],
        "matrix": matrix_of(meeting) if covers else [],
        "repeated": repeated_in(seen) if covers else [],
        "conducts": conducts,
        "pairs": pairs or PairsForm(meeting=meeting),
        **_frame(meeting),
    }
    return render(request, "talks/talk_list.html", context, status=status)


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.TALKS, today=today())
