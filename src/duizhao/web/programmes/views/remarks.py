"""Pages of what reviewers remark: all with their answers, one entered, answered, merged side by side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import workbook_answer
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.programmes.access import (
    place_of_programme,
    programme_for,
    remark_for,
    reviewer_for,
)
from duizhao.web.programmes.forms.remarks import AnswerForm, MergeForm, RemarkForm, SilentForm
from duizhao.web.programmes.models import Programme, Remark
from duizhao.web.programmes.papers import remarks_sheet
from duizhao.web.programmes.selectors.remarks import others_of, remarks_of
from duizhao.web.programmes.services import remarks as services


@require_safe
def remarks(request: Request, pk: int) -> HttpResponse:
    """All remarks with their answers, who has not replied yet."""
    return _list(request, programme_for(request.actor, pk))


@require_http_methods(["GET", "POST"])
def add_remark(request: Request, pk: int) -> HttpResponse:
    """Enter a remark."""
    programme = programme_for(request.actor, pk)
    require(request.actor, Act.PROGRAMME_WRITE, place_of_programme(programme))
    form = RemarkForm(request.POST or None, programme=programme, today=today())
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            services.add_remark(programme, form.words_typed(), by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已录入。")
            return redirect("programmes:remarks", pk=pk)
    context = {"form": form, "reasons": reasons, **_frame(programme)}
    return render(request, "programmes/remark_add.html", context, status=status_of(request))


@require_safe
def remarks_file(request: Request, pk: int) -> HttpResponse:
    """The table of all remarks with their answers, as a workbook."""
    programme = programme_for(request.actor, pk)
    found = remarks_of(request.actor, programme)
    content = remarks_sheet(programme, found, on=today())
    return workbook_answer(content, f"{programme}审核意见办理情况.xlsx")


@require_POST
def note_no_remark(request: Request, pk: int) -> HttpResponse:
    """Note that a reviewer has no remark."""
    reviewer = reviewer_for(request.actor, pk)
    programme = reviewer.programme
    require(request.actor, Act.PROGRAMME_WRITE, place_of_programme(programme))
    form = SilentForm(request.POST)
    if not form.is_valid():
        return _list(request, programme, reasons=("请填写回复的日期。",))
    on = form.cleaned_data["silent_on"]
    try:
        services.note_no_remark(reviewer, on, by=request.actor, at=now())
    except Refused as refusal:
        return _list(request, programme, reasons=refusal.reasons)
    messages.success(request, f"已记下：{reviewer}没有意见。")
    return redirect("programmes:remarks", pk=programme.pk)


@require_http_methods(["GET", "POST"])
def answer_remark(request: Request, pk: int) -> HttpResponse:
    """Answer a remark, and with it those merged into it."""
    remark = _writable(request, pk)
    form = AnswerForm(request.POST or None)
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            services.answer_remark(
                remark, data["answer"], changed=data["changed"] == "yes", by=request.actor,
                at=now(), revision=_revision(request),
            )  # fmt: skip
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已答复。")
            return redirect("programmes:remarks", pk=remark.programme_id)
    merged = list(remark.merged.select_related("reviewer"))
    context = {
        "form": form, "remark": remark, "merged": merged, "reasons": reasons,
        **_frame(remark.programme),
    }  # fmt: skip
    return render(request, "programmes/remark_answer.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def merge_remark(request: Request, pk: int) -> HttpResponse:
    """Merge a remark into another that says the same, the two side by side."""
    remark = _writable(request, pk)
    others = others_of(remark)
    form = MergeForm(request.POST or None, others=others, chosen=request.GET.get("into", ""))
    reasons: tuple[str, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            services.merge_remark(
                remark, form.chosen(), form.cleaned_data["reason"], by=request.actor, at=now(),
                revision=_revision(request),
            )  # fmt: skip
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "已合并，原话都留着。")
            return redirect("programmes:remarks", pk=remark.programme_id)
    context = {
        "form": form, "remark": remark, "others": others, "reasons": reasons,
        **_frame(remark.programme),
    }  # fmt: skip
    return render(request, "programmes/remark_merge.html", context, status=status_of(request))


@require_POST
def reopen_remark(request: Request, pk: int) -> HttpResponse:
    """Take an answer or a merging back."""
    remark = _writable(request, pk)
    try:
        services.reopen_remark(remark, by=request.actor, at=now(), revision=_revision(request))
    except Refused as refusal:
        return _list(request, remark.programme, reasons=refusal.reasons)
    messages.success(request, "已重新打开。")
    return redirect("programmes:remarks", pk=remark.programme_id)


@require_POST
def drop_remark(request: Request, pk: int) -> HttpResponse:
    """Take a remark back that was entered wrongly."""
    remark = _writable(request, pk)
    programme = remark.programme
    try:
        services.drop_remark(remark, by=request.actor, at=now())
    except Refused as refusal:
        return _list(request, programme, reasons=refusal.reasons)
    messages.success(request, "已删去。")
    return redirect("programmes:remarks", pk=programme.pk)


def _list(request: Request, programme: Programme, reasons: tuple[str, ...] = ()) -> HttpResponse:
    found = remarks_of(request.actor, programme)
    context = {
        "found": found,
        "reviewers": programme.reviewers.prefetch_related("remarks"),
        "silent": SilentForm(initial={"silent_on": today()}),
        "may_write": may(request.actor, Act.PROGRAMME_WRITE, place_of_programme(programme)),
        "reasons": reasons,
        **_frame(programme),
    }
    status = INVALID if reasons else 200
    return render(request, "programmes/remark_list.html", context, status=status)


def _writable(request: Request, pk: int) -> Remark:
    remark = remark_for(request.actor, pk)
    require(request.actor, Act.PROGRAMME_WRITE, place_of_programme(remark.programme))
    return remark


def _revision(request: Request) -> int | None:
    seen = request.POST.get("revision", "")
    return int(seen) if seen.isdecimal() else None


def _frame(programme: Programme) -> dict[str, object]:
    frame = frame_of(programme.inspection.meeting, Stage.INSPECTIONS, today=today())
    return {"programme": programme, **frame}
