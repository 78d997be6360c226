"""Pages of problems: the overview, a board, a problem, and reading problems from a text."""

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.outline.unreadable import Unreadable
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.numbers import number_in
from duizhao.web.kit.request import Request, revision_seen
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.framework import aspect_labels, framework_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.trail import services
from duizhao.web.trail.access import edits, list_at, list_for, place_of_list, point_for, problem_for
from duizhao.web.trail.forms import (
    AnswerForm,
    FoundProblemFormSet,
    PointForm,
    ProblemSheet,
    ReasonForm,
    StatementForm,
)
from duizhao.web.trail.models import Point, ProblemList
from duizhao.web.trail.read_problems import problems_in
from duizhao.web.trail.selectors import board_of, points_of, rows_of, waiting_on


@require_safe
def boards(request: Request, pk: int) -> HttpResponse:
    """Whose problems there are, and what hangs loose."""
    meeting = meeting_for(request.actor, pk)
    context = {"rows": rows_of(request.actor, meeting), **_frame(meeting)}
    return render(request, "trail/board_list.html", context)


@require_safe
def board(request: Request, pk: int, person: int | None = None) -> HttpResponse:
    """The points about one person, or the team, beside the problems that answer them."""
    problems = list_for(request.actor, meeting_for(request.actor, pk), person)
    return _board(request, problems)


@require_POST
def add_point(request: Request, pk: int) -> HttpResponse:
    """Put down a point that the person found himself, or the team found together."""
    problems = list_at(request.actor, pk)
    form = PointForm(request.POST)
    if not form.is_valid():
        return _board(request, problems, point_form=form, status=INVALID)
    services.add_point(
        problems, form.cleaned_data["words"], by=request.actor, at=now(), today=today()
    )
    messages.success(request, "已登记。")
    return _to_board(problems)


@require_POST
def answer_point(request: Request, pk: int) -> HttpResponse:
    """Answer a point by one of the problems."""
    point, problems = point_for(request.actor, pk)
    form = AnswerForm(request.POST, problems=problems)
    if not form.is_valid():
        return _board(request, problems, wrong=(point.pk, form), status=INVALID)
    problem = form.cleaned_data["problem"]
    services.answer_point(
        point, problems, problem, by=request.actor, at=now(), revision=revision_seen(request)
    )
    messages.success(request, f"已列入“{problem.title}”。")
    return _to_board(problems)


@require_http_methods(["GET", "POST"])
def decline_point(request: Request, pk: int) -> HttpResponse:
    """Say why a point becomes no problem."""
    point, problems = point_for(request.actor, pk)
    require(request.actor, Act.PROBLEM_EDIT, place_of_list(problems))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.decline_point(
            point, problems, form.cleaned_data["reason"], by=request.actor, at=now()
        )
        messages.success(request, "已记下不列入的理由。")
        return _to_board(problems)
    return _point_page(request, "trail/point_decline.html", point, problems, form)


@require_http_methods(["GET", "POST"])
def merge_point(request: Request, pk: int) -> HttpResponse:
    """Merge a point into another of the same person, with the reason."""
    point, problems = point_for(request.actor, pk)
    require(request.actor, Act.PROBLEM_EDIT, place_of_list(problems))
    form = ReasonForm(request.POST or None)
    others = points_of(problems).exclude(pk=point.pk).exclude(state="merged")[:200]
    if request.method == "POST" and form.is_valid():
        into = get_object_or_404(points_of(problems), pk=request.POST.get("into") or 0)
        services.merge_point(
            point, problems, into, form.cleaned_data["reason"], by=request.actor, at=now()
        )
        messages.success(request, "已合并，两条原话都留着。")
        return _to_board(problems)
    return _point_page(request, "trail/point_merge.html", point, problems, form, others=others)


@require_POST
def reopen_point(request: Request, pk: int) -> HttpResponse:
    """Take back what was done with a point."""
    point, problems = point_for(request.actor, pk)
    services.reopen_point(point, problems, by=request.actor, at=now())
    messages.success(request, "已重新打开。")
    return _to_board(problems)


@require_http_methods(["GET", "POST"])
def add_problem(request: Request, pk: int) -> HttpResponse:
    """Put a problem on a list."""
    problems = list_at(request.actor, pk)
    require(request.actor, Act.PROBLEM_EDIT, place_of_list(problems))
    point = waiting_on(problems, number_in(request.GET, "point"))
    sheet = ProblemSheet(problems.meeting, data=request.POST or None)
    if request.method == "POST" and sheet.is_valid():
        services.add_problem(problems, sheet.words(), answers=point, by=request.actor, at=now())
        messages.success(request, "已加入问题清单。")
        return _to_board(problems)
    context = {"sheet": sheet, "list": problems, "point": point, **_frame(problems.meeting)}
    return render(request, "trail/problem_add.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def problem(request: Request, pk: int) -> HttpResponse:
    """One problem with the thread through it: the points above, causes and measures below."""
    found = problem_for(request.actor, pk)
    sheet = ProblemSheet(found.list.meeting, found, data=request.POST or None)
    if request.method == "POST" and sheet.is_valid():
        services.change_problem(
            found,
            sheet.words(),
            by=request.actor,
            at=now(),
            revision=revision_seen(request),
        )
        messages.success(request, "已保存。")
        return redirect("trail:problem", pk=pk)
    context = {
        "problem": found,
        "aspect": aspect_labels(found.list.meeting).get(found.aspect, ""),
        "sheet": sheet,
        "list": found.list,
        "may_edit": edits(request.actor, found.list),
        **_frame(found.list.meeting),
    }
    return render(request, "trail/problem.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def drop_problem(request: Request, pk: int) -> HttpResponse:
    """Take a problem off its list, after asking once more."""
    found = problem_for(request.actor, pk)
    require(request.actor, Act.PROBLEM_EDIT, place_of_list(found.list))
    if request.method == "POST":
        services.drop_problem(found, by=request.actor, at=now())
        messages.success(request, "已删去，它回应过的意见点重新打开。")
        return _to_board(found.list)
    context = {"problem": found, "list": found.list, **_frame(found.list.meeting)}
    return render(request, "trail/problem_drop.html", context)


@require_POST
def submit_list(request: Request, pk: int) -> HttpResponse:
    """Let a list out of its owner's hands."""
    problems = list_at(request.actor, pk)
    try:
        services.submit_list(problems, by=request.actor, at=now())
    except Refused as refusal:
        return _board(request, problems, reasons=refusal.reasons, status=INVALID)
    messages.success(request, "问题清单已交出，会务和督导组现在能看。")
    return _to_board(problems)


@require_POST
def take_back_list(request: Request, pk: int) -> HttpResponse:
    """Take a submitted list back to work on it."""
    problems = list_at(request.actor, pk)
    services.take_back_list(problems, by=request.actor, at=now())
    messages.success(request, "已收回，改好以后再交。")
    return _to_board(problems)


@require_http_methods(["GET", "POST"])
def read_statement(request: Request, pk: int) -> HttpResponse:
    """Read problems from a text and show them for confirmation; nothing is kept of the file."""
    problems = list_at(request.actor, pk)
    require(request.actor, Act.PROBLEM_EDIT, place_of_list(problems))
    form = StatementForm(request.POST or None, request.FILES or None)
    context = {"list": problems, "form": form, **_frame(problems.meeting)}
    if request.method == "POST" and form.is_valid():
        name, data = form.cleaned_data["file"]
        try:
            found = problems_in(name, data, framework_of(problems.meeting))
        except Unreadable as error:
            form.add_error("file", f"{error.reason}{error.cure}")
        else:
            rows = [
                {
                    **asdict(each),
                    "take": True,
                    "causes": "\n".join(each.causes),
                    "measures": "\n".join(each.measures),
                }
                for each in found
            ]
            context |= {"found": FoundProblemFormSet(initial=rows, prefix="found"), "name": name}
            return render(request, "trail/statement_found.html", context)
    return render(request, "trail/statement_read.html", context, status=status_of(request))


@require_POST
def take_found(request: Request, pk: int) -> HttpResponse:
    """Put the confirmed problems of a text on the list."""
    problems = list_at(request.actor, pk)
    found = FoundProblemFormSet(request.POST, prefix="found")
    if not found.is_valid():
        context = {"list": problems, "found": found, "name": "", **_frame(problems.meeting)}
        return render(request, "trail/statement_found.html", context, status=INVALID)
    taken = [
        services.ProblemWords(
            title=row["title"],
            aspect=row["aspect"],
            manifestation=row["manifestation"],
            instance=row["instance"],
            causes=tuple(map(services.CauseWords, filter(None, row["causes"].splitlines()))),
            measures=tuple(map(services.MeasureWords, filter(None, row["measures"].splitlines()))),
        )
        for row in found.cleaned_data
        if row.get("take")
    ]
    number = services.add_problems(problems, taken, by=request.actor, at=now())
    messages.success(request, f"已加入 {number} 个问题。请把意见点列入对应的问题。")
    return _to_board(problems)


def _board(
    request: Request,
    problems: ProblemList,
    *,
    point_form: PointForm | None = None,
    wrong: tuple[int, AnswerForm] | None = None,
    reasons: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "list": problems,
        "board": board_of(request.actor, problems),
        "aspects": aspect_labels(problems.meeting),
        "point_form": point_form or PointForm(),
        "wrong_point": wrong[0] if wrong else None,
        "wrong_form": wrong[1] if wrong else None,
        "reasons": reasons,
        **_frame(problems.meeting),
    }
    return render(request, "trail/board.html", context, status=status)


def _point_page(
    request: Request,
    page: str,
    point: Point,
    problems: ProblemList,
    form: ReasonForm,
    **more: object,
) -> HttpResponse:
    context = {"point": point, "list": problems, "form": form, **more, **_frame(problems.meeting)}
    return render(request, page, context, status=status_of(request))


def _to_board(problems: ProblemList) -> HttpResponse:
    return redirect(problems)


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.PROBLEMS, today=today())
