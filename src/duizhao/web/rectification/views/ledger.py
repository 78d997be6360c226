"""Pages of the ledger as a whole: its views, the ledger of an earlier day and what changed since, the file."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import Forbidden, may
from duizhao.core.cycle.item import TASK_KIND_LABELS
from duizhao.core.cycle.stages import Stage
from duizhao.core.ledger.to_xlsx import to_xlsx
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import long_page_of
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import workbook_answer
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import counts_alone, ledger_for, place_of_ledger
from duizhao.web.rectification.forms.ledger import DayForm, NarrowingForm
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.selectors.ledger import (
    counts_of,
    counts_of_meeting,
    ledger_of,
    narrowed,
    rows_of,
)
from duizhao.web.rectification.selectors.lines import (
    changed_items,
    changed_lines,
    items_then,
    line_of,
    lines_on,
    with_all,
)
from duizhao.web.rectification.selectors.loose import number_without_item
from duizhao.web.rectification.selectors.saved_views import shown_views
from duizhao.web.rectification.services.files import note_export

MOST_CHANGED = 30
"""How many items that changed since a day are looked at; all of them are on the page that compares two days."""
VIEWS = {"": "台账", "problems": "问题清单", "owners": "责任清单", "tasks": "任务清单"}


@require_safe
def ledger(request: Request, pk: int) -> HttpResponse:
    """The ledger, as one of its three lists or as a whole; counts alone for the superior before it is sent."""
    meeting = ledger_for(request.actor, pk)
    place = place_of_ledger(meeting)
    if counts_alone(request.actor, meeting):
        context = {"counts": counts_of_meeting(meeting, today=today()), **_frame(meeting)}
        return render(request, "rectification/count_list.html", context)
    actor, items = request.actor, ledger_of(request.actor, meeting)
    form = NarrowingForm(request.GET, meeting=meeting)
    chosen = form.chosen()
    found = narrowed(items, chosen, meeting=meeting, actor=actor, today=today())
    counts = counts_of(items, meeting=meeting, today=today())
    number = None if chosen.narrows else counts.total
    page = long_page_of(request, _with_tasks(found), number=number)
    view = request.GET.get("view", "")
    writes = may(actor, Act.LEDGER_WRITE, place)
    context = {
        "counts": counts,
        "form": form,
        "narrowed": chosen.narrows,
        "page": page,
        "rows": rows_of(page, meeting=meeting, today=today()),
        "views": VIEWS.items(),
        "view": view if view in VIEWS else "",
        "kinds": TASK_KIND_LABELS,
        "aspects": aspect_labels(meeting),
        "may_write": writes,
        "saved": shown_views(actor, meeting.unit),
        "keeps": bool(form.query()),
        "loose": number_without_item(meeting) if writes else 0,
        **_frame(meeting),
    }
    return render(request, "rectification/ledger_list.html", context)


@require_safe
def ledger_then(request: Request, pk: int) -> HttpResponse:
    """The ledger as it stood at the end of an earlier day, and what changed since."""
    meeting = ledger_for(request.actor, pk)
    form = DayForm(request.GET or None)
    context = {"form": form, "day": None, **_frame(meeting)}
    if form.is_valid():
        day = form.cleaned_data["day"]
        page = long_page_of(request, items_then(request.actor, meeting, day))
        turned = changed_items(request.actor, meeting, day)
        context |= {
            "day": day,
            "page": page,
            "lines": lines_on(page, day),
            "turned": turned.count(),
            "changed": changed_lines(turned[:MOST_CHANGED], day),
            "most": MOST_CHANGED,
        }
    return render(request, "rectification/ledger_then.html", context)


@require_safe
def ledger_file(request: Request, pk: int) -> HttpResponse:
    """The ledger as a workbook, narrowed and sorted as the list is; each time is recorded."""
    meeting = ledger_for(request.actor, pk)
    if counts_alone(request.actor, meeting):
        raise Forbidden(Act.ITEM_VIEW.value)
    chosen = NarrowingForm(request.GET, meeting=meeting).chosen()
    items = ledger_of(request.actor, meeting)
    found = narrowed(items, chosen, meeting=meeting, actor=request.actor, today=today())
    lines = [line_of(item) for item in with_all(found)]
    content = to_xlsx(lines, title=f"{meeting}整改台账", on=today(), aspects=aspect_labels(meeting))
    note_export(meeting, f"{len(lines)} 条", by=request.actor, at=now())
    return workbook_answer(content, f"{meeting}整改台账.xlsx")


def _with_tasks(items: QuerySet[Item]) -> QuerySet[Item]:
    return items.prefetch_related("tasks__owner", "tasks__department", "tasks__with_departments")


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
