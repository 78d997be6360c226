"""The team's text by sections: divided, handed out, written by one at a time, put together."""

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.autosave import Autosave
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.statements.access import (
    place_of_section,
    place_of_statement,
    reads_drafts,
    section_for,
    statement_for,
)
from duizhao.web.statements.forms import SectionFormSet, TakeOverForm, WriteForm, planned
from duizhao.web.statements.models import Draft, Section, Statement
from duizhao.web.statements.selectors.team import sections_of
from duizhao.web.statements.services import sections
from duizhao.web.statements.views.writing import CONFLICT


@require_http_methods(["GET", "POST"])
def section_list(request: Request, pk: int) -> HttpResponse:
    """The sections with who holds them; sending the form divides the text anew."""
    statement = _team(request, pk)
    assigns = may(request.actor, Act.SECTION_ASSIGN, place_of_statement(statement))
    rows = [
        {"pk": one.pk, "title": one.title, "assignee": one.assignee_id}
        for one in statement.sections.all()
    ]
    formset = SectionFormSet(
        request.POST or None, initial=rows, prefix="part", form_kwargs={"statement": statement}
    )
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        require(request.actor, Act.SECTION_ASSIGN, place_of_statement(statement))
        if formset.is_valid():
            try:
                sections.plan_sections(
                    statement, planned(formset.cleaned_data), by=request.actor, at=now()
                )
            except Refused as refusal:
                reasons = refusal.reasons
            else:
                messages.success(request, "已保存。")
                return redirect("statements:sections", pk=pk)
    context = {
        "statement": statement,
        "rows": [
            (row, may(request.actor, Act.SECTION_WRITE, place_of_section(row.section)))
            for row in sections_of(statement, at=now())
        ],
        "assigns": assigns,
        "writes": statement.is_writable,
        "joins": may(request.actor, Act.STATEMENT_WRITE, place_of_statement(statement)),
        "formset": formset,
        "reasons": reasons,
        **frame_of(statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/section_list.html", context, status=status_of(request))


@never_cache
@require_http_methods(["GET", "POST"])
def section(request: Request, pk: int) -> HttpResponse:
    """The page on which one section is written, by the one who holds it."""
    found = section_for(request.actor, pk)
    require(request.actor, Act.SECTION_WRITE, place_of_section(found))
    draft = Draft.objects.filter(section=found).first()
    form = WriteForm(request.POST or None, initial={"words": draft.text if draft else ""})
    if request.method == "POST" and form.is_valid():
        try:
            sections.save_section(
                found, form.cleaned_data["words"], form.sent(), by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已保存。")
            return redirect("statements:section", pk=pk)
    return _section_page(request, found, form, draft, status=status_of(request))


@require_POST
def autosave_section(request: Request, pk: int) -> JsonResponse:
    """Keep what the browser saved of a section by itself."""
    found = section_for(request.actor, pk)
    form = WriteForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"reason": "文字太长，没有保存。"}, status=INVALID)
    try:
        outcome, draft = sections.save_section(
            found, form.cleaned_data["words"], form.sent(), by=request.actor, at=now()
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
def hold(request: Request, pk: int) -> HttpResponse:
    """Begin to write a section."""
    found = section_for(request.actor, pk)
    sections.hold_section(found, by=request.actor, at=now())
    return redirect("statements:section", pk=pk)


@require_POST
def release(request: Request, pk: int) -> HttpResponse:
    """Let go of a section."""
    found = section_for(request.actor, pk)
    sections.release_section(found, by=request.actor, at=now())
    messages.success(request, "已交出，别人可以接着写。")
    return redirect("statements:sections", pk=found.statement_id)


@require_POST
def take_over(request: Request, pk: int) -> HttpResponse:
    """Take a section out of another's hands."""
    found = section_for(request.actor, pk)
    form = TakeOverForm(request.POST)
    if not form.is_valid():
        raise Refused(*form.errors["note"])
    sections.take_over_section(found, form.cleaned_data["note"], by=request.actor, at=now())
    messages.success(request, "已接手，原来写的人会看到您的说明。")
    return redirect("statements:section", pk=pk)


@require_POST
def join(request: Request, pk: int) -> HttpResponse:
    """Put the sections together as a version."""
    statement = _team(request, pk)
    made = sections.join_sections(statement, by=request.actor, at=now())
    messages.success(request, f"已合成{made}。" if made else "和最新的一版相同，没有另存。")
    return redirect(statement)


def _team(request: Request, pk: int) -> Statement:
    statement = statement_for(request.actor, pk)
    if statement.person_id is not None or not reads_drafts(request.actor, statement):
        raise Http404
    return statement


def _section_page(
    request: Request, found: Section, form: WriteForm, draft: Draft | None, *, status: int
) -> HttpResponse:
    row = next(one for one in sections_of(found.statement, at=now()) if one.section.pk == found.pk)
    writes = found.statement.is_writable
    context = {
        "statement": found.statement,
        "section": found,
        "row": row,
        "form": form,
        "draft": draft,
        "writes": writes,
        "mine": writes and row.holder is not None and row.holder.pk == request.actor.person_id,
        "take_over_form": TakeOverForm(),
        **frame_of(found.statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/section.html", context, status=status)
