"""Pages of many indicators: a unit's list, its file, copying, and what measures promise."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.indicators.kinds import INDICATOR_KIND_LABELS, KINDS, IndicatorKind
from duizhao.web.indicators import papers
from duizhao.web.indicators.access import (
    indicators_for,
    sees_talks,
    unit_with_indicators,
    units_with_indicators,
)
from duizhao.web.indicators.forms.indicators import CopyForm, NarrowingForm, ProposedForm
from duizhao.web.indicators.selectors.figures import Figures
from duizhao.web.indicators.selectors.lists import people_with_indicators, rows_of
from duizhao.web.indicators.selectors.proposed import proposed_of
from duizhao.web.indicators.services import indicators as services
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import PAGE_SIZE, page_of
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import workbook_answer
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True)
class Line:
    """An indicator in the list, and whether who looks may know whom its set names."""

    figures: Figures
    named: bool


@require_safe
def mine(request: Request) -> HttpResponse:
    """The units whose indicators the person may see; where it is one, its list."""
    units = page_of(request, units_with_indicators(request.actor))
    if units.paginator.count == 1:
        return redirect("indicators:list", units[0].pk)
    return render(request, "indicators/unit_list.html", {"page": units})


@require_safe
def indicator_list(request: Request, pk: int) -> HttpResponse:
    """A unit's indicators: how each stands, what lacks, who sees to it."""
    unit = unit_with_indicators(request.actor, pk)
    form = NarrowingForm(request.GET, people=people_with_indicators(request.actor, unit))
    narrowing = form.chosen()
    rows = rows_of(request.actor, unit, narrowing, today=today())
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "unit": unit,
        "form": form,
        "narrowed": any((narrowing.words, narrowing.kind, narrowing.person, narrowing.show)),
        "page": page,
        "lines": [Line(row, _named(request.actor, row)) for row in page],
        "asked": request.GET.urlencode(),
        "late": sum(row.late for row in rows),
        "gaps": sum(bool(row.gaps) for row in rows),
        "may_set": may(request.actor, Act.INDICATOR_SET, place_of(unit)),
        "may_set_own": may_set_own(request.actor, unit),
    }
    return render(request, "indicators/indicator_list.html", context)


@require_safe
def list_file(request: Request, pk: int) -> HttpResponse:
    """What the list shows, all pages, as a workbook."""
    unit = unit_with_indicators(request.actor, pk)
    form = NarrowingForm(request.GET, people=people_with_indicators(request.actor, unit))
    rows = rows_of(request.actor, unit, form.chosen(), today=today())
    named = [_named(request.actor, row) for row in rows]
    content = papers.list_sheet(unit, rows, named=named, on=today())
    return workbook_answer(content, f"{unit.short_name or unit.name}_指标_{today()}.xlsx")


@require_safe
def kind_list(request: Request, pk: int) -> HttpResponse:
    """Which kind of indicator is to be set."""
    unit = unit_with_indicators(request.actor, pk)
    if not may_set_own(request.actor, unit):
        require(request.actor, Act.INDICATOR_SET, place_of(unit))
    kinds = [(kind.value, INDICATOR_KIND_LABELS[kind], KINDS[kind]) for kind in IndicatorKind]
    return render(request, "indicators/kind_list.html", {"unit": unit, "kinds": kinds})


@require_http_methods(["GET", "POST"])
def copy_indicators(request: Request, pk: int) -> HttpResponse:
    """Let indicators go on for a year more, after they were chosen."""
    unit = unit_with_indicators(request.actor, pk)
    require(request.actor, Act.INDICATOR_SET, place_of(unit))
    earlier = indicators_for(request.actor, unit).filter(retired_on=None, copies=None)
    form = CopyForm(request.POST or None, earlier=earlier)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.copy_indicators(
                unit, form.cleaned_data["chosen"], by=request.actor, at=now(), today=today()
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"照搬了 {len(made)} 个指标，起止日期接着往后排一期。")
            return redirect("indicators:list", pk=unit.pk)
    context = {"unit": unit, "form": form, "some": earlier.exists()}
    return render(request, "indicators/indicator_copy.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def propose(request: Request, pk: int) -> HttpResponse:
    """The countable promises in a meeting's measures; those that are confirmed become indicators."""
    meeting = meeting_for(request.actor, pk)
    unit = meeting.unit
    if not may_set_own(request.actor, unit):
        require(request.actor, Act.INDICATOR_SET, place_of(unit))
    found = proposed_of(request.actor, meeting)
    data = request.POST if request.method == "POST" else None
    forms = [
        ProposedForm(data if _is_taken(request, one.key) else None, proposed=one, today=today())
        for one in found
        if one.known is None
    ]
    taken = [form for form in forms if form.is_bound]
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        wrong = [form for form in taken if not form.is_valid()]
        if not taken:
            reasons = ("一条也没有选",)
        elif not wrong:
            try:
                services.add_promised(
                    unit, [form.promised() for form in taken], by=request.actor, at=now()
                )
            except Refused as refusal:
                reasons = refusal.reasons
            else:
                messages.success(request, f"立了 {len(taken)} 个指标。请逐个看看责任人和覆盖范围。")
                return redirect("indicators:list", pk=unit.pk)
    context = {
        "forms": forms,
        "known": [one for one in found if one.known is not None],
        "reasons": reasons,
        "unit": unit,
        **frame_of(meeting, Stage.PROBLEMS, today=today()),
    }
    return render(request, "indicators/indicator_propose.html", context, status=status_of(request))


def may_set_own(actor: Actor, unit: Unit) -> bool:
    """Whether a person may set indicators of his own promises."""
    own = place_of(unit, owner_id=actor.person_id)
    return actor.person_id is not None and may(actor, Act.INDICATOR_SET, own)


def _is_taken(request: Request, key: str) -> bool:
    return f"{key}-take" in request.POST


def _named(actor: Actor, row: Figures) -> bool:
    talks = row.indicator.kind == IndicatorKind.TALKS.value
    return not talks or sees_talks(actor, row.indicator)
