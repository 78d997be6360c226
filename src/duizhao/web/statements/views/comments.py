"""Comments of the review: written, answered, raised again, withdrawn; the table of what became of them; as Word comments."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.statements import papers
from duizhao.web.statements.access import comment_for, statement_for, version_for
from duizhao.web.statements.forms import CommentForm, ReplyForm
from duizhao.web.statements.selectors.review import comments_of, rounds_of
from duizhao.web.statements.services import comments, rounds
from duizhao.web.statements.views.files import as_file
from duizhao.web.statements.views.reading import statement_page


@require_POST
def add_comment(request: Request, pk: int) -> HttpResponse:
    """Comment on some words."""
    statement = statement_for(request.actor, pk)
    form = CommentForm(request.POST)
    if form.is_valid():
        data = form.cleaned_data
        said = comments.CommentWords(data["text"], data["words"], data["near"])
        try:
            made = comments.add_comment(statement, said, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error("words", "；".join(refusal.reasons))
        else:
            messages.success(request, "批注已加上。")
            return redirect(f"{statement.get_absolute_url()}#comment-{made.pk}")
    return statement_page(request, statement, comment_form=form, status=INVALID)


@require_POST
def resolve(request: Request, pk: int) -> HttpResponse:
    """Say what was changed."""
    return _reply(request, pk, comments.resolve, "已回应：采纳。")


@require_POST
def answer(request: Request, pk: int) -> HttpResponse:
    """Say why nothing was changed."""
    return _reply(request, pk, comments.answer, "已回应：未采纳，理由已记下。")


@require_POST
def reopen(request: Request, pk: int) -> HttpResponse:
    """Raise a comment again."""
    return _reply(request, pk, comments.reopen, "已重新提出。")


@require_POST
def withdraw(request: Request, pk: int) -> HttpResponse:
    """Withdraw one's own comment."""
    comment = comment_for(request.actor, pk)
    comments.withdraw(comment, by=request.actor, at=now())
    messages.success(request, "已撤去。")
    return redirect(comment.round.statement)


@require_safe
def adoption(request: Request, pk: int) -> HttpResponse:
    """The table 意见采纳情况表: each comment, what changed or why not."""
    statement = statement_for(request.actor, pk)
    version = version_for(request.actor, statement)
    context = {
        "statement": statement,
        "edition": version,
        "comments": comments_of(statement, version.text),
        "rounds": rounds_of(statement),
        **frame_of(statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/adoption.html", context)


@require_safe
def commented(request: Request, pk: int) -> HttpResponse:
    """The newest text that the actor may read, with the comments as Word comments."""
    statement = statement_for(request.actor, pk)
    version = version_for(request.actor, statement)
    version.refresh_from_db(fields=["original"])
    found = comments_of(statement, version.text)
    if statement.person_id not in {None, request.actor.person_id}:
        rounds.note_read(statement, by=request.actor, at=now(), note=f"下载{version}和批注")
    data = papers.commented_docx(version, found, at=now())
    return as_file(data, papers.file_name(statement, version, "docx", "_批注"), papers.DOCX)


def _reply(request: Request, pk: int, act: Callable[..., None], done: str) -> HttpResponse:
    comment = comment_for(request.actor, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        raise Refused(*form.errors["words"])
    act(comment, form.cleaned_data["words"], by=request.actor, at=now())
    messages.success(request, done)
    return redirect(f"{comment.round.statement.get_absolute_url()}#comment-{comment.pk}")
