"""Pages that ask once more before a meeting is declared ready, opened, closed, stopped, reported or ordered again."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.holding import (
    BEGIN_REPORTING,
    CLOSE_SITTING,
    OPEN_SITTING,
    ORDER_AGAIN,
    STOP_SITTING,
)
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.readiness import MARK_READY
from duizhao.core.cycle.sitting import CLOSE, OPEN
from duizhao.core.cycle.stages import Stage
from duizhao.web.conduct import sitting_moves
from duizhao.web.conduct.forms import ReasonForm
from duizhao.web.conduct.readiness import open_matters
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.sittings.access import sitting_for
from duizhao.web.sittings.selectors import aftermath_of, course_of, roll_of
from duizhao.web.units.places import place_of


@require_http_methods(["GET", "POST"])
def ready(request: Request, pk: int) -> HttpResponse:
    """Everything that is still open, each with the page where it is mended; and the move itself."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    if request.method == "POST":
        try:
            sitting_moves.mark_ready(meeting, by=request.actor, at=now())
        except Refused:
            messages.error(request, "还不能确认准备完成，下面列出还缺的。")
        else:
            return _done(request, meeting, MARK_READY.label)
    context = {
        "open": open_matters(meeting),
        "label": MARK_READY.label,
        **frame_of(meeting, Stage.SITTING, today=today()),
    }
    return render(request, "conduct/ready.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def open_sitting(request: Request, pk: int) -> HttpResponse:
    """Open the sitting."""
    sitting = sitting_for(request.actor, pk, Act.SITTING_PRESIDE)
    return _plain(
        request,
        sitting.meeting,
        OPEN_SITTING.label,
        "到会人数够了才能开会；开会以后逐项进行议程，轮到哪一项才公开那一项的批评意见。",
        missing=lambda: OPEN.open_needs(roll_of(sitting, today=today())),
        act=lambda: sitting_moves.open_sitting(sitting, by=request.actor, at=now()),
    )


@require_http_methods(["GET", "POST"])
def close_sitting(request: Request, pk: int) -> HttpResponse:
    """Close the sitting."""
    sitting = sitting_for(request.actor, pk, Act.SITTING_PRESIDE)
    return _plain(
        request,
        sitting.meeting,
        CLOSE_SITTING.label,
        "散会以后，接受的批评意见列为各人的意见点，报告的期限从开会那天算起。没有公开的批评意见仍然封存。",
        missing=lambda: CLOSE.open_needs(course_of(sitting)),
        act=lambda: sitting_moves.close_sitting(sitting, by=request.actor, at=now()),
    )


@require_http_methods(["GET", "POST"])
def stop_sitting(request: Request, pk: int) -> HttpResponse:
    """Break the sitting off."""
    sitting = sitting_for(request.actor, pk, Act.SITTING_PRESIDE)
    return _with_reason(
        request,
        sitting.meeting,
        STOP_SITTING.label,
        "已经说的、记的都留着；会议转为延期召开，恢复准备以后重新生成议程再开。",
        lambda reason: sitting_moves.stop_sitting(sitting, reason, by=request.actor, at=now()),
    )


@require_http_methods(["GET", "POST"])
def begin_reporting(request: Request, pk: int) -> HttpResponse:
    """Go on to the report."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    return _plain(
        request,
        meeting,
        BEGIN_REPORTING.label,
        "会议记录全部确认、缺席的同志都已转告以后，转入会后报告；上级从这时起可以看会议记录。",
        missing=lambda: BEGIN_REPORTING.open_needs(aftermath_of(meeting)),
        act=lambda: sitting_moves.begin_reporting(meeting, by=request.actor, at=now()),
    )


@require_http_methods(["GET", "POST"])
def order_again(request: Request, pk: int) -> HttpResponse:
    """Put down that the meeting must be held again."""
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.SITTING_ORDER_AGAIN, place_of(meeting.unit))
    return _with_reason(
        request,
        meeting,
        ORDER_AGAIN.label,
        "写明谁责令、文号和理由。这一次的全部内容留着，另立一次重开的会议，从方案做起。",
        lambda reason: sitting_moves.order_again(meeting, reason, by=request.actor, at=now()),
    )


def _plain(
    request: Request,
    meeting: Meeting,
    label: str,
    hint: str,
    *,
    missing: Callable[[], tuple[str, ...]],
    act: Callable[[], object],
) -> HttpResponse:
    """What still stands in the way is said before anybody presses; whoever presses is told anew."""
    if request.method == "POST":
        try:
            act()
        except Refused as refusal:
            return _page(request, meeting, label, hint, reasons=refusal.reasons)
        return _done(request, meeting, label)
    return _page(request, meeting, label, hint, reasons=missing())


def _with_reason(
    request: Request, meeting: Meeting, label: str, hint: str, act: Callable[[str], object]
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act(form.cleaned_data["reason"])
        return _done(request, meeting, label)
    return _page(request, meeting, label, hint, form=form)


def _done(request: Request, meeting: Meeting, label: str) -> HttpResponse:
    messages.success(request, f"已办：{label}。")
    return redirect("sittings:sitting", pk=meeting.pk)


def _page(
    request: Request,
    meeting: Meeting,
    label: str,
    hint: str,
    *,
    form: ReasonForm | None = None,
    reasons: tuple[str, ...] = (),
) -> HttpResponse:
    context = {
        "label": label,
        "hint": hint,
        "form": form,
        "reasons": reasons,
        **frame_of(meeting, Stage.SITTING, today=today()),
    }
    return render(request, "conduct/sitting_move.html", context, status=status_of(request))
