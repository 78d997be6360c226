"""Pages of screening: the runs, one run, one text in it, and the sentences that texts share."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import PAGE_SIZE, page_of
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.screening import services
from duizhao.web.screening.access import run_for, runs_for, text_for, texts_for
from duizhao.web.screening.models import Run
from duizhao.web.screening.selectors import (
    SHOWN,
    STANDS,
    ShownFinding,
    findings_of,
    name_of,
    number_shared,
    place_in,
    rows_of,
    rules_changed,
    shared_in,
)
from duizhao.web.statements.services.rounds import note_read
from duizhao.web.units.places import place_of

_ALONE = {"open", "aside"}
"""What there is to ask for where there was no run before."""


@require_safe
def runs(request: Request, pk: int) -> HttpResponse:
    """The runs of a meeting, the newest first."""
    return _runs(request, meeting_for(request.actor, pk))


@require_POST
def begin(request: Request, pk: int) -> HttpResponse:
    """Begin a run and examine the first few texts."""
    meeting = meeting_for(request.actor, pk)
    runs_for(request.actor, meeting)
    try:
        run = services.begin_run(meeting, by=request.actor, at=now())
    except Refused as refusal:
        return _runs(request, meeting, reasons=refusal.reasons)
    return _go_on(request, run)


@require_POST
def go_on(request: Request, pk: int) -> HttpResponse:
    """Examine the next few texts."""
    return _go_on(request, run_for(request.actor, pk))


@never_cache
@require_safe
def run(request: Request, pk: int) -> HttpResponse:
    """One run: whose text stands where and what is open in it."""
    found = run_for(request.actor, pk)
    who, stand = request.GET.get("who", "").strip(), request.GET.get("stand", "")
    readable = texts_for(request.actor, found)
    rows = rows_of(found, readable, who=who, stand=stand)
    left = found.texts.filter(state="waiting").count()
    context = {
        "run": found,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "stands": STANDS.items(),
        "who": who,
        "stand": stand,
        "left": left,
        "examined": found.texts.count() - left,
        "changed": rules_changed(found),
        "shared": number_shared(found, readable),
        "runs_it": _may_run(request, found.meeting),
        **frame_of(found.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "screening/run.html", context)


@never_cache
@require_safe
def text(request: Request, pk: int) -> HttpResponse:
    """One text in a run: its findings by rule, with places and reasons."""
    found = text_for(request.actor, pk)
    if found.statement.person_id not in {None, request.actor.person_id}:
        note_read(found.statement, by=request.actor, at=now(), note=f"看{found.run}的提示")
    shown = request.GET.get("shown", "open")
    page = page_of(request, findings_of(found, shown=shown))
    context = {
        "text": found,
        "run": found.run,
        "who": name_of(found),
        "page": page,
        "findings": [ShownFinding(row, place_in(found, row.start)) for row in page],
        "choices": [(key, label) for key, label in SHOWN.items() if found.before or key in _ALONE],
        "shown": shown if shown in SHOWN else "open",
        **frame_of(found.statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "screening/text.html", context)


@never_cache
@require_safe
def shared(request: Request, pk: int) -> HttpResponse:
    """The sentences that several texts share, side by side."""
    found = run_for(request.actor, pk)
    services.note_compared(found, by=request.actor, at=now())
    who = request.GET.get("who", "").strip()
    rows = shared_in(request.actor, found, who=who)
    context = {
        "run": found,
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "who": who,
        **frame_of(found.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "screening/shared.html", context)


def _go_on(request: Request, found: Run) -> HttpResponse:
    services.go_on(found, by=request.actor)
    found.refresh_from_db()
    if found.state == "done":
        messages.success(request, f"{found}查完了。")
    return redirect("screening:run", pk=found.pk)


def _runs(request: Request, meeting: Meeting, *, reasons: tuple[str, ...] = ()) -> HttpResponse:
    found = runs_for(request.actor, meeting)
    context = {
        "page": page_of(request, found),
        "running": found.filter(state="running").first(),
        "runs_it": _may_run(request, meeting),
        "reasons": reasons,
        **frame_of(meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "screening/runs.html", context, status=422 if reasons else 200)


def _may_run(request: Request, meeting: Meeting) -> bool:
    return may(request.actor, Act.SCREENING_RUN, place_of(meeting.unit))
