"""Pages of meetings: the list, one meeting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duizhao.web.kit.clock import today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for, meetings_for
from duizhao.web.meetings.selectors import rail_of


@require_safe
def meeting_list(request: Request) -> HttpResponse:
    """All meetings that the person may know of, the newest year first."""
    return render(
        request,
        "meetings/meeting_list.html",
        {"page": page_of(request, meetings_for(request.actor))},
    )


@require_safe
def meeting_detail(request: Request, pk: int) -> HttpResponse:
    """One meeting: its notice and its plan."""
    meeting = meeting_for(request.actor, pk)
    context = {"meeting": meeting, "rail": rail_of(meeting, today=today())}
    return render(request, "meetings/meeting_detail.html", context)
