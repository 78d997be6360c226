"""Pages of the whole trail of a meeting: the picture, and the same as a workbook."""

from typing import cast

from django.core.paginator import Paginator
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
from duizhao.web.rectification.forms.trail import TrailForm
from duizhao.web.rectification.papers import trail_sheets
from duizhao.web.rectification.selectors.ledger import counts_of_meeting
from duizhao.web.rectification.selectors.strand_rows import WovenStrands
from duizhao.web.rectification.selectors.strands import Trail
from duizhao.web.rectification.selectors.trail_page import shown_strands
from duizhao.web.rectification.services.files import note_export

PAGE = 20


@require_safe
def trail(request: Request, pk: int) -> HttpResponse:
    """The trail from what raised each problem to the proof, loose ends first."""
    meeting = ledger_for(request.actor, pk)
    if counts_alone(request.actor, meeting):
        context = {"counts": counts_of_meeting(meeting, today=today()), **_frame(meeting)}
        return render(request, "rectification/count_list.html", context)
    found = Trail(request.actor, meeting)
    names = found.names()
    form = TrailForm(request.GET, people=found.people(names))
    chosen = form.chosen()
    page = Paginator(found.narrowed(chosen), PAGE).get_page(request.GET.get("page"))
    woven = cast("WovenStrands", page.object_list)
    context = {
        "form": form,
        "counts": found.stop_counts(),
        "total": found.total,
        "loose": found.loose,
        "narrowed": bool(chosen.whose or chosen.stop),
        "page": page,
        "strands": shown_strands(request.actor, meeting, woven, names=names),
        **_frame(meeting),
    }
    return render(request, "rectification/trail.html", context)


@require_safe
def trail_file(request: Request, pk: int) -> HttpResponse:
    """The trail as a workbook, narrowed as the page is; each time is recorded."""
    meeting = ledger_for(request.actor, pk)
    if counts_alone(request.actor, meeting):
        raise Forbidden(Act.ITEM_VIEW.value)
    found = Trail(request.actor, meeting)
    names = found.names()
    form = TrailForm(request.GET, people=found.people(names))
    narrowed = found.narrowed(form.chosen())
    shown = shown_strands(request.actor, meeting, narrowed[:], names=names, most=None)
    content = trail_sheets(f"{meeting}的脉络", shown, on=today())
    note_export(meeting, f"脉络 {len(shown)} 行", by=request.actor, at=now())
    return workbook_answer(content, f"{meeting}脉络.xlsx")


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
