"""Pages to fill somebody else's form from the ledger: hand in, see what goes where, correct it, fetch the copy."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.ledger.form import FORM, FORM_COLUMN_LABELS, MEANINGS, Scope
from duizhao.core.outline.unreadable import Unreadable
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import MOST_BYTES, ColumnsForm, workbook_answer
from duizhao.web.kit.uploads import read_upload
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import ledger_for, ledger_form_for, place_of_ledger
from duizhao.web.rectification.forms.form_filling import FillForm, FormHandInForm
from duizhao.web.rectification.models import LedgerForm
from duizhao.web.rectification.services import form_filling as services


@require_http_methods(["GET", "POST"])
def hand_in_form(request: Request, pk: int) -> HttpResponse:
    """Hand in a form."""
    meeting = ledger_for(request.actor, pk)
    require(request.actor, Act.LEDGER_WRITE, place_of_ledger(meeting))
    form = FormHandInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            waiting = services.hand_in_form(
                meeting, file_name=file.name, content=read_upload(file, most=MOST_BYTES),
                by=request.actor, at=now(),
            )  # fmt: skip
        except (ValidationError, Unreadable) as error:
            form.add_error("file", error if isinstance(error, ValidationError) else str(error))
        else:
            return redirect("rectification:form-preview", waiting.pk)
    kept = LedgerForm.objects.filter(meeting=meeting).first()
    context = {"form": form, "kept": kept, **_frame(meeting)}
    return render(request, "rectification/form_hand_in.html", context, status=status_of(request))


@require_safe
def preview_form(request: Request, pk: int) -> HttpResponse:
    """Which heading gets what."""
    waiting = ledger_form_for(request.actor, pk)
    return render(request, "rectification/form_preview.html", _shown(waiting))


@require_POST
def map_form_columns(request: Request, pk: int) -> HttpResponse:
    """Say what each heading gets."""
    waiting = ledger_form_for(request.actor, pk)
    form = _columns_form(services.match_of(waiting), request.POST)
    if not form.is_valid():
        context = {**_shown(waiting), "form": form}
        return render(request, "rectification/form_preview.html", context, status=INVALID)
    services.map_form_columns(waiting, form.mapping(), by=request.actor)
    messages.success(request, "各列填什么已记住，下次填表照用。")
    return redirect("rectification:form-preview", waiting.pk)


@require_safe
def fill_form(request: Request, pk: int) -> HttpResponse:
    """The filled copy; each time is recorded."""
    waiting = ledger_form_for(request.actor, pk)
    asked = {"day": today().isoformat(), "scope": Scope.ALL.value, **request.GET.dict()}
    form = FillForm(asked, today=today())
    reasons: tuple[str, ...] = ()
    if form.is_valid():
        data = form.cleaned_data
        try:
            content = services.fill(
                waiting, day=data["day"], scope=Scope(data["scope"]), by=request.actor, at=now()
            )
        except Refused as refusal:
            reasons = refusal.reasons
        except Unreadable as error:
            reasons = (str(error),)
        else:
            name = waiting.file_name.removesuffix(".xlsx")
            return workbook_answer(content, f"{name}_已填.xlsx")
    context = {**_shown(waiting), "fill": form, "reasons": reasons}
    return render(request, "rectification/form_preview.html", context, status=INVALID)


@require_POST
def give_up_form(request: Request, pk: int) -> HttpResponse:
    """Throw the form away."""
    waiting = ledger_form_for(request.actor, pk)
    meeting_id = waiting.meeting_id
    services.give_up_form(waiting, by=request.actor)
    messages.success(request, "上传的表已删除。")
    return redirect("rectification:form", meeting_id)


def _shown(waiting: LedgerForm) -> dict[str, Any]:
    match = services.match_of(waiting)
    rows = [
        (heading, FORM_COLUMN_LABELS[column], MEANINGS.get(column, ""))
        for heading, column in match.columns.items()
    ]
    return {
        "waiting": waiting,
        "rows": rows,
        "empty": match.empty,
        "form": _columns_form(match),
        "fill": FillForm(today=today()),
        "holds_back": match.reasons(),
        "reasons": (),
        **_frame(waiting.meeting),
    }


def _columns_form(match: services.Match, data: QueryDict | None = None) -> ColumnsForm:
    return ColumnsForm(
        data, kind=FORM, headings=match.headings, chosen=match.columns, nothing="空着"
    )


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
