"""Pages of evaluations: the list, one evaluation with its numbers, its moves, the grade that was decided."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.evaluation import GRADE_LABELS, GRADES_BASIS
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.evaluations import services
from duizhao.web.evaluations.access import (
    evaluated_for,
    evaluation_for,
    evaluations_for,
    stage_for,
)
from duizhao.web.evaluations.forms import EvaluationForm, ExtendForm, GradeForm, ReasonForm
from duizhao.web.evaluations.models import Evaluation
from duizhao.web.evaluations.selectors import numbers_of
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of, kept_out, team_name
from duizhao.web.units.places import place_of
from duizhao.web.urns.forms import PrintForm
from duizhao.web.urns.papers import sheet_of


@require_safe
def evaluation_list(request: Request, pk: int) -> HttpResponse:
    """The evaluations of a meeting, with their dates for everybody."""
    meeting = stage_for(request.actor, pk)
    context = {
        "page": page_of(request, evaluations_for(meeting)),
        "holds": may(request.actor, Act.EVALUATION_HOLD, place_of(meeting.unit)),
        **frame_of(meeting, Stage.EVALUATION, today=today()),
    }
    return render(request, "evaluations/evaluation_list.html", context)


@require_http_methods(["GET", "POST"])
def add_evaluation(request: Request, pk: int) -> HttpResponse:
    """Plan an evaluation."""
    meeting = stage_for(request.actor, pk)
    require(request.actor, Act.EVALUATION_HOLD, place_of(meeting.unit))
    form = EvaluationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drafted = services.draft_evaluation(
                meeting, **form.cleaned_data, by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            return redirect("evaluations:evaluation", pk=drafted.pk)
    context = {"form": form, **frame_of(meeting, Stage.EVALUATION, today=today())}
    return render(request, "evaluations/evaluation_add.html", context, status=status_of(request))


@never_cache
@require_safe
def evaluation(request: Request, pk: int) -> HttpResponse:
    """One evaluation: who sees what, what comes next, and the numbers that the person may see."""
    return _evaluation(request, evaluation_for(request.actor, pk))


@never_cache
@require_POST
def open_evaluation(request: Request, pk: int) -> HttpResponse:
    """Begin the vote. The answer is the sheet of ballots, which is shown this once."""
    drafted = _to_move(request, pk)
    form = PrintForm(request.POST)
    if not form.is_valid():
        return _evaluation(request, drafted, print_form=form, status=INVALID)
    slips, address = form.cleaned_data["slips"], form.cleaned_data["address"]
    try:
        codes = services.open_evaluation(drafted, slips=slips, by=request.actor, at=now())
    except Refused as refusal:
        form.add_error("slips", "；".join(refusal.reasons))
        fresh = evaluation_for(request.actor, pk)
        return _evaluation(request, fresh, print_form=form, status=INVALID)
    context = {
        "evaluation": drafted,
        "slips": sheet_of(codes, address),
        "address": address,
        "team": team_name(drafted.meeting),
    }
    return render(request, "evaluations/sheet.html", context)


@require_POST
def close_evaluation(request: Request, pk: int) -> HttpResponse:
    """Stop the vote."""
    return _act(request, pk, services.close_evaluation, "已截止。")


@require_POST
def reveal_evaluation(request: Request, pk: int) -> HttpResponse:
    """Open a closed evaluation: all ballots become numbers at once."""
    return _act(request, pk, services.reveal_evaluation, "已开封，只留每个人的票数。")


@require_http_methods(["GET", "POST"])
def extend_evaluation(request: Request, pk: int) -> HttpResponse:
    """Vote for longer."""
    collecting = _to_move(request, pk)
    form = ExtendForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.extend_evaluation(
                collecting, form.cleaned_data["due"], by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "已延长。")
            return redirect("evaluations:evaluation", pk=pk)
    return _form(request, collecting, form, "evaluations/evaluation_extend.html")


@require_http_methods(["GET", "POST"])
def destroy_evaluation(request: Request, pk: int) -> HttpResponse:
    """Destroy what came, unread."""
    collecting = _to_move(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.destroy_evaluation(
                collecting, form.cleaned_data["reason"], by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "未看已销毁。")
            return redirect("evaluations:evaluation", pk=pk)
    return _form(request, collecting, form, "evaluations/evaluation_destroy.html")


@never_cache
@require_http_methods(["GET", "POST"])
def decide_grade(request: Request, pk: int) -> HttpResponse:
    """Put down the grade that the branch decided for a member."""
    row = evaluated_for(request.actor, pk)
    require(request.actor, Act.EVALUATION_DECIDE, place_of(row.evaluation.meeting.unit))
    form = GradeForm(request.POST or None, row=row, today=today())
    if request.method == "POST" and form.is_valid():
        try:
            services.decide_grade(row, form.words(), by=request.actor, at=now(), today=today())
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"已登记{row.person}的等次。")
            return redirect("evaluations:evaluation", pk=row.evaluation_id)
    rows = [one for one in numbers_of(request.actor, row.evaluation) if one.evaluated.pk == row.pk]
    context = {
        "evaluation": row.evaluation,
        "row": row,
        "form": form,
        "grades": list(GRADE_LABELS.values()),
        "numbers": rows[0] if rows else None,
        **frame_of(row.evaluation.meeting, Stage.EVALUATION, today=today()),
    }
    return render(request, "evaluations/grade.html", context, status=status_of(request))


def _evaluation(
    request: Request, shown: Evaluation, *, print_form: PrintForm | None = None,
    reasons: tuple[str, ...] = (), status: int = 200,
) -> HttpResponse:  # fmt: skip
    place = place_of(shown.meeting.unit)
    holds = may(request.actor, Act.EVALUATION_HOLD, place)
    address = request.build_absolute_uri(reverse("evaluations:code"))
    context = {
        "evaluation": shown,
        "reasons": reasons,
        "holds": holds,
        "kept_out": list(kept_out(shown.meeting)) if holds else [],
        "decides": may(request.actor, Act.EVALUATION_DECIDE, place),
        "grades": list(GRADE_LABELS.values()),
        "basis": GRADES_BASIS,
        "rows": numbers_of(request.actor, shown),
        "print_form": print_form or PrintForm(initial={"address": address}),
        **frame_of(shown.meeting, Stage.EVALUATION, today=today()),
    }
    return render(request, "evaluations/evaluation.html", context, status=status)


def _form(
    request: Request, shown: Evaluation, form: ExtendForm | ReasonForm, template: str
) -> HttpResponse:
    frame = frame_of(shown.meeting, Stage.EVALUATION, today=today())
    context = {"evaluation": shown, "form": form, **frame}
    return render(request, template, context, status=status_of(request))


def _to_move(request: Request, pk: int) -> Evaluation:
    found = evaluation_for(request.actor, pk)
    require(request.actor, Act.EVALUATION_HOLD, place_of(found.meeting.unit))
    return found


def _act(request: Request, pk: int, act: Callable[..., object], said: str) -> HttpResponse:
    found = _to_move(request, pk)
    try:
        act(found, by=request.actor, at=now())
    except Refused as refusal:
        fresh = evaluation_for(request.actor, pk)
        return _evaluation(request, fresh, reasons=refusal.reasons, status=INVALID)
    messages.success(request, said)
    return redirect("evaluations:evaluation", pk=pk)
