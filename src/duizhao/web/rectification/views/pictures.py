"""The page of the pictures of a ledger, and their numbers as a workbook."""

from django.http import HttpResponse
from django.shortcuts import render
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
from duizhao.web.rectification.papers import picture_sheets
from duizhao.web.rectification.selectors.ledger import counts_of_meeting
from duizhao.web.rectification.selectors.pictures import pictures_of
from duizhao.web.rectification.services.files import note_export


@require_safe
def pictures(request: Request, pk: int) -> HttpResponse:
    """Progress by aspect, what is left against the plan, coverage, ageing; each with its table."""
    meeting = ledger_for(request.actor, pk)
    if counts_alone(request.actor, meeting):
        context = {"counts": counts_of_meeting(meeting, today=today()), **_frame(meeting)}
        return render(request, "rectification/count_list.html", context)
    drawn = pictures_of(request.actor, meeting, today=today())
    return render(request, "rectification/pictures.html", {"drawn": drawn, **_frame(meeting)})


@require_safe
def pictures_file(request: Request, pk: int) -> HttpResponse:
    """The numbers of the pictures as a workbook; each time is recorded."""
    meeting = ledger_for(request.actor, pk)
    if counts_alone(request.actor, meeting):
        raise Forbidden(Act.ITEM_VIEW.value)
    drawn = pictures_of(request.actor, meeting, today=today())
    content = picture_sheets(f"{meeting}整改图表的数字", drawn, on=today())
    note_export(meeting, "图表的数字", by=request.actor, at=now())
    return workbook_answer(content, f"{meeting}整改图表.xlsx")


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
