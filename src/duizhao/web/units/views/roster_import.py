"""Pages to import people: hand in, look at what would happen, take over, fetch the mistakes or the list."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.cycle.machine import Refused
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.roster.columns import ROSTER, ROSTER_COLUMN_LABELS
from duizhao.core.roster.judge import Judged, Value
from duizhao.core.roster.to_template import to_template
from duizhao.core.sheets.to_marked_copy import to_marked_copy
from duizhao.core.sheets.verdict import VERDICT_LABELS, Verdict
from duizhao.web.kit.clock import now
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import MOST_BYTES, ColumnsForm, workbook_answer
from duizhao.web.kit.uploads import read_upload
from duizhao.web.units.access import roster_import_for, unit_for
from duizhao.web.units.forms.roster_import import HandInForm
from duizhao.web.units.models import RosterImport
from duizhao.web.units.services import roster_import

PAGE = 50
_ORDER = (Verdict.WRONG, Verdict.CHANGED, Verdict.NEW, Verdict.SAME)


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row as the preview shows it."""

    row: int
    number: str
    name: str
    verdict: Verdict
    label: str
    words: tuple[str, ...]


@require_http_methods(["GET", "POST"])
def hand_in(request: Request, pk: int) -> HttpResponse:
    """Hand in a list; it is kept until it is taken over or given up."""
    unit = unit_for(request.actor, pk, Act.ROSTER_EDIT)
    form = HandInForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            waiting = roster_import.hand_in(
                unit, file_name=file.name, content=read_upload(file, most=MOST_BYTES),
                by=request.actor, at=now(),
            )  # fmt: skip
        except (ValidationError, Unreadable) as error:
            form.add_error("file", error if isinstance(error, ValidationError) else str(error))
        else:
            return redirect("units:import-preview", waiting.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "units/roster_hand_in.html", {"unit": unit, "form": form}, status=status)


@require_safe
def template(request: Request, pk: int) -> HttpResponse:
    """The empty list to fill in."""
    unit = unit_for(request.actor, pk, Act.ROSTER_EDIT)
    content = to_template(
        departments=[one.name for one in unit.departments.all()],
        branches=[one.name for one in unit.branches.all()],
    )
    return workbook_answer(content, "人员模板.xlsx")


@require_safe
def people_file(request: Request, pk: int) -> HttpResponse:
    """The list with everybody who is in the unit."""
    unit = unit_for(request.actor, pk, Act.ROSTER_EDIT)
    content = to_template(
        departments=[one.name for one in unit.departments.all()],
        branches=[one.name for one in unit.branches.all()],
        people=roster_import.export_people(unit, by=request.actor, at=now()),
    )
    return workbook_answer(content, f"{unit}人员.xlsx")


@require_safe
def preview(request: Request, pk: int) -> HttpResponse:
    """What taking the list over would do."""
    waiting = roster_import_for(request.actor, pk)
    return render(request, "units/roster_preview.html", _shown(request, waiting))


@require_POST
def map_columns(request: Request, pk: int) -> HttpResponse:
    """Say what the columns mean."""
    waiting = roster_import_for(request.actor, pk)
    found = roster_import.preview_of(waiting)
    form = _columns_form(found, request.POST)
    if not form.is_valid():
        context = {**_shown(request, waiting), "form": form}
        return render(request, "units/roster_preview.html", context, status=422)
    roster_import.map_columns(waiting, form.mapping(), by=request.actor)
    messages.success(request, "各列的意思已记住，下次导入照用。")
    return redirect("units:import-preview", waiting.pk)


@require_POST
def take_over(request: Request, pk: int) -> HttpResponse:
    """Take the list over."""
    waiting = roster_import_for(request.actor, pk)
    unit_id = waiting.unit_id
    try:
        counts = roster_import.import_people(waiting, by=request.actor, at=now())
    except Refused as refusal:
        context = {**_shown(request, waiting), "reasons": refusal.reasons}
        return render(request, "units/roster_preview.html", context, status=422)
    words = f"新增 {counts[Verdict.NEW]} 人，改动 {counts[Verdict.CHANGED]} 人"
    messages.success(request, f"已导入：{words}，{counts[Verdict.SAME]} 人没有变化。")
    return redirect("units:people", unit_id)


@require_POST
def give_up(request: Request, pk: int) -> HttpResponse:
    """Throw the list away."""
    waiting = roster_import_for(request.actor, pk)
    unit_id = waiting.unit_id
    roster_import.give_up(waiting, by=request.actor)
    messages.success(request, "没有导入，上传的表已删除。")
    return redirect("units:import", unit_id)


@require_safe
def marked_copy(request: Request, pk: int) -> HttpResponse:
    """The office's own file with its mistakes marked."""
    waiting = roster_import_for(request.actor, pk)
    found = roster_import.preview_of(waiting)
    content = to_marked_copy(bytes(waiting.content), found.sheet, found.rows)
    stem = waiting.file_name.removesuffix(".xlsx")
    return workbook_answer(content, f"{stem}_标出错误.xlsx")


def _shown(request: Request, waiting: RosterImport) -> dict[str, Any]:
    found = roster_import.preview_of(waiting)
    rows = sorted(found.rows, key=lambda row: (_ORDER.index(row.verdict), row.row))
    page: Page[Judged] = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return {
        "waiting": waiting,
        "unit": waiting.unit,
        "found": found,
        "form": _columns_form(found),
        "counts": [
            (VERDICT_LABELS[one], number) for one, number in found.counts().items() if one in _ORDER
        ],
        "holds_back": found.reasons(),
        "reasons": (),
        "wrong": found.counts()[Verdict.WRONG],
        "page": page,
        "rows": [_row(one) for one in page],
    }


def _row(judged: Judged) -> ShownRow:
    values = {column.value: value for column, value in judged.values.items()}
    words = [mistake.words for mistake in judged.mistakes] or [
        f"{ROSTER_COLUMN_LABELS[one.column]}：{_words(one.before)} → {_words(one.after)}"
        for one in judged.changes
    ]
    name = str(values.get("name", ""))
    label = VERDICT_LABELS[judged.verdict]
    return ShownRow(judged.row, judged.number, name, judged.verdict, label, tuple(words))


def _words(value: Value | None) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case tuple():
            return "、".join(value) or "无"
        case None | "":
            return "无"
    return str(value)


def _columns_form(found: roster_import.Preview, data: QueryDict | None = None) -> ColumnsForm:
    return ColumnsForm(data, kind=ROSTER, headings=found.sheet.headings, chosen=found.columns)
