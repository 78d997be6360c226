"""The page that compares a ledger on two days, and the same as a workbook."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import workbook_answer
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import counts_alone, ledger_for
from duizhao.web.rectification.forms.comparison import DaysForm
from duizhao.web.rectification.papers import comparison_sheets
from duizhao.web.rectification.selectors.comparison import comparison_of
from duizhao.web.rectification.selectors.ledger import counts_of_meeting
from duizhao.web.rectification.services.files import note_export


@require_safe
def compare(request: Request, pk: int) -> HttpResponse:
    """What was new, closed, sent back, extended between two days."""
    meeting = ledger_for(request.actor, pk)
    if counts_alone(request.actor, meeting):
        context = {"counts": counts_of_meeting(meeting, today=today()), **_frame(meeting)}
        return render(request, "rectification/count_list.html", context)
    form = DaysForm(request.GET or None, today=today())
    found = None
    if form.is_valid():
        found = comparison_of(request.actor, meeting, *form.days())
    standings = (found.before, found.after) if found else ()
    context = {"form": form, "found": found, "standings": standings, **_frame(meeting)}
    return render(request, "rectification/compare.html", context)


@require_safe
def compare_file(request: Request, pk: int) -> HttpResponse:
    """The comparison as a workbook; each time is recorded."""
    meeting = ledger_for(request.actor, pk)
    if counts_alone(request.actor, meeting):
        raise Forbidden(Act.ITEM_VIEW.value)
    form = DaysForm(request.GET, today=today())
    if not form.is_valid():
        return redirect("rectification:compare", meeting.pk)
    found = comparison_of(request.actor, meeting, *form.days())
    content = comparison_sheets(f"{meeting}整改进展", found, on=today())
    note_export(meeting, found.sentence, by=request.actor, at=now())
    return workbook_answer(content, f"{meeting}整改进展.xlsx")


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
