"""Reading a text: its words with the comments on them, its rounds, and the acts of its author and reviewers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import AFTER_SITTING
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.statement import WRITABLE
from duizhao.core.trail.changes import compared
from duizhao.web.kit.answers import INVALID
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.statements.access import (
    place_of_statement,
    reads_drafts,
    statement_for,
    versions_for,
)
from duizhao.web.statements.forms import CommentForm, ReasonForm
from duizhao.web.statements.models import Statement
from duizhao.web.statements.selectors.beside import added_at_sitting
from duizhao.web.statements.selectors.drafts import left_over
from duizhao.web.statements.selectors.progress import matters_states
from duizhao.web.statements.selectors.review import (
    comments_of,
    marked_paragraphs,
    open_comments_of,
    reviews_now,
    rounds_of,
)
from duizhao.web.statements.services import rounds


@never_cache
@require_safe
def statement(request: Request, pk: int) -> HttpResponse:
    """One text as the actor may read it."""
    found = statement_for(request.actor, pk)
    if found.person_id not in {None, request.actor.person_id}:
        rounds.note_read(found, by=request.actor, at=now())
    return statement_page(request, found)


@require_POST
def submit(request: Request, pk: int) -> HttpResponse:
    """Hand the text in."""
    found = statement_for(request.actor, pk)
    try:
        rounds.submit(found, by=request.actor, at=now())
    except Refused as refusal:
        return statement_page(request, found, reasons=refusal.reasons)
    messages.success(request, f"已提交，现在由{found.get_step_display()}。没有人动手以前可以撤回。")
    return redirect(found)


@require_POST
def take_back(request: Request, pk: int) -> HttpResponse:
    """Take back what was handed in."""
    found = statement_for(request.actor, pk)
    rounds.take_back(found, by=request.actor, at=now())
    messages.success(request, "已撤回，改好以后再提交。")
    return redirect("statements:write", pk=pk)


@require_POST
def pass_on(request: Request, pk: int) -> HttpResponse:
    """Pass the text."""
    found = statement_for(request.actor, pk)
    try:
        rounds.pass_statement(found, by=request.actor, at=now())
    except Refused as refusal:
        return statement_page(request, found, reasons=refusal.reasons)
    messages.success(request, "已通过。后面的人动手以前可以收回。")
    return redirect("statements:list", pk=found.meeting_id)


@require_POST
def send_back(request: Request, pk: int) -> HttpResponse:
    """Send the text back to its author."""
    found = statement_for(request.actor, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return statement_page(request, found, return_form=form, status=INVALID)
    rounds.return_statement(found, form.cleaned_data["reason"], by=request.actor, at=now())
    messages.success(request, "已退回作者修改。作者动手以前可以收回。")
    return redirect("statements:list", pk=found.meeting_id)


@require_POST
def withdraw_decision(request: Request, pk: int) -> HttpResponse:
    """Take back one's own last decision."""
    found = statement_for(request.actor, pk)
    rounds.withdraw_decision(found, by=request.actor, at=now())
    messages.success(request, "已收回决定，材料回到您这里。")
    return redirect(found)


@require_POST
def finalise(request: Request, pk: int) -> HttpResponse:
    """Declare the text final."""
    found = statement_for(request.actor, pk)
    try:
        rounds.finalise(found, by=request.actor, at=now())
    except Refused as refusal:
        return statement_page(request, found, reasons=refusal.reasons)
    messages.success(request, "已定稿。")
    return redirect(found)


@require_POST
def amend(request: Request, pk: int) -> HttpResponse:
    """Open the final text once more after the sitting."""
    found = statement_for(request.actor, pk)
    rounds.amend(found, by=request.actor, at=now())
    messages.success(request, "可以修改了，改好以后交会务定稿。")
    return redirect("statements:write", pk=pk)


@require_POST
def hand_in_amended(request: Request, pk: int) -> HttpResponse:
    """Show the office what was amended."""
    found = statement_for(request.actor, pk)
    try:
        rounds.hand_in_amended(found, by=request.actor, at=now())
    except Refused as refusal:
        return statement_page(request, found, reasons=refusal.reasons)
    messages.success(request, "已交会务定稿；定稿以前还可以再改、再交。")
    return redirect(found)


def statement_page(
    request: Request,
    found: Statement,
    *,
    comment_form: CommentForm | None = None,
    return_form: ReasonForm | None = None,
    reasons: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """The page of a text; other views answer with it when something was not taken."""
    found.refresh_from_db()
    actor, place = request.actor, place_of_statement(found)
    versions = list(versions_for(actor, found))
    shown = versions[-1] if versions else None
    only = request.GET.get("only", "")
    comments = comments_of(found, shown.text, only=only) if shown else []
    passed = rounds_of(found)
    before = passed[-2].version if len(passed) > 1 else None
    decision = rounds.last_decision(found)
    authors = may(actor, Act.STATEMENT_WRITE, place)
    writes = authors and found.is_writable
    rewrites = authors and found.meeting.state in AFTER_SITTING
    context = {
        "statement": found,
        "edition": shown,
        "paragraphs": list(marked_paragraphs(shown.text, comments)) if shown else [],
        "comments": comments,
        "general": [
            (n, one)
            for n, one in enumerate(comments, 1)
            if one.found is None or one.found.start < 0
        ],
        "only": only,
        "open_comments": open_comments_of(found),
        "rounds": passed,
        "handed_in_amended": any(one.after_sitting for one in passed),
        "changes": [p for p in compared(before.text, shown.text) if p.changed]
        if before and shown
        else [],
        "before": before,
        "reviews": reviews_now(actor, found),
        "writes": writes,
        "takes_back": found.state == "submitted"
        and not found.meeting.is_over
        and may(actor, Act.STATEMENT_SUBMIT, place),
        "finalises": may(actor, Act.STATEMENT_FINALISE, place)
        and found.state in {"passed", "amended"}
        and not found.meeting.is_over,
        "amends": rewrites and found.state == "final",
        "added": added_at_sitting(found) if rewrites else (),
        "withdraws": decision is not None
        and not found.meeting.is_over
        and decision.by_id == actor.person_id
        and found.state not in {*WRITABLE - {"returned"}, "final", "submitted"}
        and not rounds.acted_on(decision),
        "reads_drafts": reads_drafts(actor, found),
        "left_over": left_over(found)
        if found.meeting.is_over and reads_drafts(actor, found)
        else "",
        "reads_matters": found.person_id is not None and may(actor, Act.MATTERS_READ, place),
        "matters": matters_states(found)
        if found.person_id is not None and may(actor, Act.MATTERS_STATE, place)
        else None,
        "comment_form": comment_form or CommentForm(),
        "return_form": return_form or ReasonForm(),
        "reasons": reasons,
        **frame_of(found.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(
        request, "statements/statement.html", context, status=INVALID if reasons else status
    )
