"""Writing: the page, what the browser saves by itself, the checks beside the text."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.checks.drafts.baseline import known_as
from duizhao.core.cycle.autosave import Autosave
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.statements.access import place_of_statement, statement_to_write
from duizhao.web.statements.forms import SetAsideForm, WriteForm
from duizhao.web.statements.models import Statement
from duizhao.web.statements.selectors.beside import (
    facts_of,
    findings_in,
    set_aside_row,
    trail_beside,
)
from duizhao.web.statements.selectors.drafts import draft_of, newest_of
from duizhao.web.statements.selectors.progress import matters_states
from duizhao.web.statements.services import findings as finding_services
from duizhao.web.statements.services import versions

CONFLICT = 409


@never_cache
@require_http_methods(["GET", "POST"])
def write(request: Request, pk: int) -> HttpResponse:
    """The page on which a text is written; sending its form makes a version."""
    statement = statement_to_write(request.actor, pk)
    if request.method == "GET" and not statement.is_writable:
        return redirect(statement)
    draft = draft_of(statement)
    started = {"words": _words_of(statement), "seen": draft.revision if draft else 0}
    form = WriteForm(request.POST or None, initial=started)
    if request.method == "POST" and form.is_valid():
        try:
            version = versions.save_version(
                statement, form.cleaned_data["words"], by=request.actor, at=now(), sent=form.sent()
            )
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(
                request, f"已存为{version}。" if version else "和最新的一版相同，没有另存。"
            )
            return redirect("statements:write", pk=pk)
    words = form["words"].value() or ""
    context = {
        "statement": statement,
        "form": form,
        "draft": draft,
        "newest": newest_of(statement),
        "words": words,
        "findings": findings_in(statement, words),
        "beside": trail_beside(statement),
        "facts": facts_of(statement),
        "matters": _matters(statement),
        "for_supervisors": place_of_statement(statement).for_supervisors,
        "submits": may(request.actor, Act.STATEMENT_SUBMIT, place_of_statement(statement)),
        **frame_of(statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/write.html", context, status=status_of(request))


@require_POST
def autosave(request: Request, pk: int) -> JsonResponse:
    """Keep what the browser saved by itself; says what became of it."""
    statement = statement_to_write(request.actor, pk)
    form = WriteForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"reason": "文字太长，没有保存。"}, status=INVALID)
    try:
        outcome, draft = versions.autosave(
            statement, form.cleaned_data["words"], form.sent(), by=request.actor, at=now()
        )
    except Refused as refusal:
        return JsonResponse({"reason": "；".join(refusal.reasons)}, status=INVALID)
    answer = {
        "outcome": outcome.value,
        "revision": draft.revision,
        "at": f"{timezone.localtime(draft.at):%H:%M}",
    }
    return JsonResponse(answer, status=CONFLICT if outcome is Autosave.CONFLICT else 200)


@require_POST
def check(request: Request, pk: int) -> HttpResponse:
    """The findings of the words as they stand in the browser; nothing is kept."""
    statement = statement_to_write(request.actor, pk)
    form = WriteForm(request.POST)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    found = findings_in(statement, words)
    context = {"statement": statement, "words": words, "findings": found}
    return render(request, "statements/_findings.html", context)


@require_POST
def set_aside(request: Request, pk: int) -> HttpResponse:
    """Let a finding of the draft stand, with the reason."""
    statement = statement_to_write(request.actor, pk)
    form = SetAsideForm(request.POST)
    if not form.is_valid():
        raise Refused("请写明为什么不算问题")
    checked = findings_in(statement, _words_of(statement)).checked
    wanted = form.cleaned_data["fingerprint"]
    found = checked and next((f for f in checked.findings if f.fingerprint == wanted), None)
    if not checked or not found:
        raise Refused("这条提示已经不在了，请刷新页面再看")
    finding_services.set_aside(
        statement,
        known_as("材料", checked.statement.text, found),
        form.cleaned_data["reason"],
        by=request.actor,
        at=now(),
        on=today(),
    )
    messages.success(request, "已记下理由，以后不再列出。")
    return redirect("statements:write", pk=pk)


@require_POST
def take_up(request: Request, pk: int) -> HttpResponse:
    """List a finding again."""
    statement = statement_to_write(request.actor, pk)
    row = set_aside_row(statement, request.POST.get("fingerprint", ""))
    if row is None:
        raise Http404
    finding_services.take_up(statement, row, by=request.actor, at=now())
    return redirect("statements:write", pk=pk)


def _words_of(statement: Statement) -> str:
    draft = draft_of(statement)
    if draft is not None:
        return draft.text
    newest = newest_of(statement)
    return newest.text if newest else ""


def _matters(statement: Statement) -> list[tuple[str, str]]:
    if statement.person_id is None:
        return []
    states = matters_states(statement)
    return [("个人有关事项", states["personal"].value), ("谈话函询", states["inquiry"].value)]
