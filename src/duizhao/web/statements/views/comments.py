"""Comments of the review: written, answered, raised again, withdrawn; the table of what became of them; as Word comments."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.outline.docx.read_comments import read_comments
from duizhao.core.outline.limits import Limits
from duizhao.web.kit.answers import DOCX, INVALID, as_file, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.statements import papers
from duizhao.web.statements.access import comment_for, statement_for, version_for
from duizhao.web.statements.forms import CommentForm, ReplyForm, UploadForm
from duizhao.web.statements.selectors.review import comments_of, reviews_now, rounds_of
from duizhao.web.statements.services import comments, rounds
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


@never_cache
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
def adoption_file(request: Request, pk: int) -> HttpResponse:
    """The same table as a workbook."""
    statement = statement_for(request.actor, pk)
    version = version_for(request.actor, statement)
    if statement.person_id not in {None, request.actor.person_id}:
        rounds.note_read(statement, by=request.actor, at=now(), note="下载意见采纳情况表")
    data = papers.adoption_sheet(statement, comments_of(statement, version.text), on=today())
    name = papers.file_name(statement, version, "xlsx", "_意见采纳情况表")
    return as_file(data, name, papers.XLSX)


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
    return as_file(data, papers.file_name(statement, version, "docx", "_批注"), DOCX)


@require_http_methods(["GET", "POST"])
def read_back(request: Request, pk: int) -> HttpResponse:
    """Take over the comments that the reviewer wrote with Word."""
    statement = statement_for(request.actor, pk)
    if not reviews_now(request.actor, statement):
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    form.fields[
        "file"
    ].help_text = "下载送审的这一版，在 Word 或 WPS 里加批注，存成 .docx 传上来。正文改过的不收。"
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["file"]
        found = read_comments(form.content, Limits()) if form.text.source == "docx" else []
        try:
            number = comments.take_from_file(
                statement, form.text.content, found, name, by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error("file", "；".join(refusal.reasons))
        else:
            messages.success(
                request, f"读入 {number} 条批注。" if number else "文件里没有新的批注。"
            )
            return redirect(statement)
    context = {
        "statement": statement,
        "form": form,
        **frame_of(statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/read_back.html", context, status=status_of(request))


def _reply(request: Request, pk: int, act: Callable[..., None], done: str) -> HttpResponse:
    comment = comment_for(request.actor, pk)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        raise Refused(*form.errors["words"])
    act(comment, form.cleaned_data["words"], by=request.actor, at=now())
    messages.success(request, done)
    return redirect(f"{comment.round.statement.get_absolute_url()}#comment-{comment.pk}")
