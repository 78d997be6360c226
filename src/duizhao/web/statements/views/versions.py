"""Versions: the list with what changed, restoring, a file that becomes a version, a version as a file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.trail.changes import compared
from duizhao.web.kit.answers import DOCX, as_file, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.numbers import number_in
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.statements import papers
from duizhao.web.statements.access import (
    place_of_statement,
    statement_for,
    version_for,
    versions_for,
)
from duizhao.web.statements.forms import UploadForm
from duizhao.web.statements.models import Statement
from duizhao.web.statements.services import rounds, versions

MOST_KEPT = 5 * 1024 * 1024
_DOCX = "docx"


@never_cache
@require_safe
def version_list(request: Request, pk: int) -> HttpResponse:
    """The versions, and what changed between two of them."""
    statement = statement_for(request.actor, pk)
    rows = list(versions_for(request.actor, statement))
    by_number = {row.number: row for row in rows}
    new = by_number.get(number_in(request.GET, "new") or 0) or (rows[-1] if rows else None)
    earlier = [row for row in rows if new and row.number < new.number]
    old = by_number.get(number_in(request.GET, "old") or 0) or (earlier[-1] if earlier else None)
    context = {
        "statement": statement,
        "versions": rows[::-1],
        "old": old,
        "new": new,
        "changes": compared(old.text, new.text) if old and new else (),
        "writes": _writes(request, statement),
        **frame_of(statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/version_list.html", context)


@require_POST
def restore(request: Request, pk: int, number: int) -> HttpResponse:
    """Make the words of an earlier version the newest one."""
    statement = statement_for(request.actor, pk)
    old = version_for(request.actor, statement, number)
    made = versions.restore_version(statement, old, by=request.actor, at=now())
    messages.success(
        request,
        f"第{number}版的文字已成为{made}，中间的版本都在。" if made else "它就是最新的一版。",
    )
    return redirect("statements:write", pk=pk)


@require_http_methods(["GET", "POST"])
def upload(request: Request, pk: int) -> HttpResponse:
    """A file whose text becomes a new version."""
    statement = statement_for(request.actor, pk)
    require(request.actor, Act.STATEMENT_WRITE, place_of_statement(statement))
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        keeps = form.text.source == _DOCX and len(form.content) <= MOST_KEPT
        source = versions.Source(
            origin="uploaded",
            note=form.cleaned_data["file"],
            original=form.content if keeps else None,
        )
        try:
            made = versions.save_version(
                statement, form.text.content, by=request.actor, at=now(), source=source
            )
        except Refused as refusal:
            form.add_error("file", "；".join(refusal.reasons))
        else:
            messages.success(
                request, f"文件里的文字已存为{made}。" if made else "文件里的文字和最新的一版相同。"
            )
            return redirect("statements:write", pk=pk)
    context = {
        "statement": statement,
        "form": form,
        **frame_of(statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/upload.html", context, status=status_of(request))


@require_safe
def file(request: Request, pk: int) -> HttpResponse:
    """A version as a .docx; the newest that the actor may read where none is named."""
    statement = statement_for(request.actor, pk)
    version = version_for(request.actor, statement, number_in(request.GET, "version"))
    if statement.person_id not in {None, request.actor.person_id}:
        rounds.note_read(statement, by=request.actor, at=now(), note=f"下载{version}")
    name = papers.file_name(statement, version, _DOCX)
    return as_file(papers.docx_of(version), name, DOCX)


def _writes(request: Request, statement: Statement) -> bool:
    right = may(request.actor, Act.STATEMENT_WRITE, place_of_statement(statement))
    return right and statement.is_writable
