"""Pages to import an office's ledger: hand in, look at what would happen, take over, fetch the mistakes."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.ledger.columns import LEDGER
from duizhao.core.ledger.judge import Judged
from duizhao.core.ledger.to_template import to_template
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.sheets.to_marked_copy import to_marked_copy
from duizhao.core.sheets.verdict import VERDICT_LABELS, Verdict
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import MOST_BYTES, ColumnsForm, workbook_answer
from duizhao.web.kit.uploads import read_upload
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import ledger_for, ledger_import_for, place_of_ledger
from duizhao.web.rectification.forms.ledger import HandInForm
from duizhao.web.rectification.models import LedgerImport
from duizhao.web.rectification.selectors.imports import names_of
from duizhao.web.rectification.services import ledger_import as services

PAGE = 50
_ORDER = (Verdict.WRONG, Verdict.CONFLICT, Verdict.CHANGED, Verdict.NEW, Verdict.SAME)


@require_http_methods(["GET", "POST"])
def hand_in(request: Request, pk: int) -> HttpResponse:
    """Hand in a list; it is kept until it is taken over or given up."""
    meeting = _writable(request, pk)
    form = HandInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            waiting = services.hand_in(
                meeting,
                file_name=file.name,
                content=read_upload(file, most=MOST_BYTES),
                by=request.actor,
                at=now(),
            )
        except (ValidationError, Unreadable) as error:
            form.add_error("file", error if isinstance(error, ValidationError) else str(error))
        else:
            return redirect("rectification:import-preview", waiting.pk)
    context = {"form": form, **_frame(meeting)}
    return render(request, "rectification/import_hand_in.html", context, status=status_of(request))


@require_safe
def template(request: Request, pk: int) -> HttpResponse:
    """The empty list to fill in."""
    meeting = _writable(request, pk)
    return workbook_answer(to_template(names_of(meeting.unit)), "整改台账模板.xlsx")


@require_safe
def preview(request: Request, pk: int) -> HttpResponse:
    """What taking the list over would do."""
    waiting = ledger_import_for(request.actor, pk)
    return render(request, "rectification/import_preview.html", _shown(request, waiting))


@require_POST
def map_columns(request: Request, pk: int) -> HttpResponse:
    """Say what the columns mean."""
    waiting = ledger_import_for(request.actor, pk)
    form = _columns_form(services.preview_of(waiting), request.POST)
    if not form.is_valid():
        context = {**_shown(request, waiting), "form": form}
        return render(request, "rectification/import_preview.html", context, status=INVALID)
    services.map_columns(waiting, form.mapping(), by=request.actor)
    messages.success(request, "各列的意思已记住，下次导入照用。")
    return redirect("rectification:import-preview", waiting.pk)


@require_POST
def take_over(request: Request, pk: int) -> HttpResponse:
    """Take the list over."""
    waiting = ledger_import_for(request.actor, pk)
    meeting_id = waiting.meeting_id
    try:
        counts = services.import_ledger(waiting, by=request.actor, at=now())
    except Refused as refusal:
        context = {**_shown(request, waiting), "reasons": refusal.reasons}
        return render(request, "rectification/import_preview.html", context, status=INVALID)
    words = "，".join(
        f"{VERDICT_LABELS[one]} {counts[one]} 条" for one in _ORDER[1:] if counts[one]
    )
    messages.success(request, f"已导入：{words}。")
    return redirect("rectification:ledger", meeting_id)


@require_POST
def give_up(request: Request, pk: int) -> HttpResponse:
    """Throw the list away."""
    waiting = ledger_import_for(request.actor, pk)
    meeting_id = waiting.meeting_id
    services.give_up(waiting, by=request.actor)
    messages.success(request, "没有导入，上传的表已删除。")
    return redirect("rectification:import", meeting_id)


@require_safe
def marked_copy(request: Request, pk: int) -> HttpResponse:
    """The office's own file with its mistakes marked."""
    waiting = ledger_import_for(request.actor, pk)
    found = services.preview_of(waiting)
    content = to_marked_copy(bytes(waiting.content), found.sheet, found.rows)
    return workbook_answer(content, f"{waiting.file_name.removesuffix('.xlsx')}_标出错误.xlsx")


def _shown(request: Request, waiting: LedgerImport) -> dict[str, Any]:
    found = services.preview_of(waiting)
    counts = found.counts()
    rows = sorted(found.rows, key=lambda row: (_ORDER.index(row.verdict), row.row))
    page: Page[Judged] = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return {
        "waiting": waiting,
        "found": found,
        "form": _columns_form(found),
        "counts": [(VERDICT_LABELS[one], counts[one]) for one in Verdict],
        "labels": VERDICT_LABELS,
        "holds_back": found.reasons(),
        "reasons": (),
        "wrong": counts[Verdict.WRONG],
        "page": page,
        "rows": [(row, VERDICT_LABELS[row.verdict], _said(row)) for row in page],
        **_frame(waiting.meeting),
    }


def _said(row: Judged) -> tuple[str, ...]:
    return row.notes or tuple(mistake.words for mistake in row.mistakes)


def _columns_form(found: services.Preview, data: QueryDict | None = None) -> ColumnsForm:
    return ColumnsForm(data, kind=LEDGER, headings=found.sheet.headings, chosen=found.columns)


def _writable(request: Request, pk: int) -> Meeting:
    meeting = ledger_for(request.actor, pk)
    require(request.actor, Act.LEDGER_WRITE, place_of_ledger(meeting))
    return meeting


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
