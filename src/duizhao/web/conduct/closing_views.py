"""The page on which the report's sending is put down and the meeting is closed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.closing import CLOSE_MEETING
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.conduct import closing_moves
from duizhao.web.conduct.closing import open_matters
from duizhao.web.conduct.forms import ReportForm
from duizhao.web.evaluations.selectors import results_of
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.units.places import place_of


@require_http_methods(["GET", "POST"])
def closing(request: Request, pk: int) -> HttpResponse:
    """Everything that is still open, each with the page where it is mended; and the move itself."""
    meeting = _meeting(request, pk)
    if request.method == "POST":
        try:
            closing_moves.close_meeting(meeting, by=request.actor, at=now())
        except Refused:
            messages.error(request, "还不能办结，下面列出还缺的。")
        else:
            messages.success(request, f"已办：{CLOSE_MEETING.label}。")
            return redirect("meetings:detail", pk=pk)
    return _page(request, meeting, _form(meeting))


@require_POST
def report_sent(request: Request, pk: int) -> HttpResponse:
    """Put down when the report was sent and to whom."""
    meeting = _meeting(request, pk)
    form = ReportForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            closing_moves.enter_report(
                meeting,
                data["sent_on"],
                data["sent_to"],
                by=request.actor,
                at=now(),
                today=today(),
            )
        except Refused as refusal:
            form.add_error("sent_on", "；".join(refusal.reasons))
        else:
            messages.success(request, "已登记报送。")
            return redirect("conduct:closing", pk=pk)
    return _page(request, meeting, form)


def _meeting(request: Request, pk: int) -> Meeting:
    meeting = meeting_for(request.actor, pk)
    require(request.actor, Act.MEETING_CONDUCT, place_of(meeting.unit))
    return meeting


def _form(meeting: Meeting) -> ReportForm:
    superior = meeting.unit.superior
    given = meeting.report_sent_to or (superior.name if superior else "")
    return ReportForm(initial={"sent_on": meeting.report_sent_on or today(), "sent_to": given})


def _page(request: Request, meeting: Meeting, form: ReportForm) -> HttpResponse:
    meeting.refresh_from_db()
    report = meeting.stages.filter(stage=Stage.REPORT.value).first()
    context = {
        "open": open_matters(meeting),
        "form": form,
        "label": CLOSE_MEETING.label,
        "due": report.due if report else None,
        "results": [result.in_words() for result in results_of(meeting).values()],
        **frame_of(meeting, Stage.REPORT, today=today()),
    }
    return render(request, "conduct/closing.html", context, status=status_of(request))
