"""Pages of one indicator: its buttons and charts, its file; setting, changing, retiring it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.indicators.kinds import INDICATOR_KIND_LABELS, KINDS, IndicatorKind
from duizhao.web.indicators import papers
from duizhao.web.indicators.access import (
    indicator_for,
    place_of_indicator,
    sees_talks,
    unit_with_indicators,
)
from duizhao.web.indicators.forms.indicators import (
    IndicatorForm,
    ReasonForm,
    beginning_of,
    written_of,
)
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.selectors.entries import entries_of, history_of
from duizhao.web.indicators.selectors.figures import figures_of
from duizhao.web.indicators.selectors.pages import charts_of, needs_of, regulations_of, taps_of
from duizhao.web.indicators.services import indicators as services
from duizhao.web.kit.answers import page_or_part, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.kit.sheets import workbook_answer
from duizhao.web.trail.access import place_of_list
from duizhao.web.units.access import person_of
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.places import place_of
from duizhao.web.units.selectors import members_of

MOST_SHOWN = 60
_BEGUN_WITH = ("title", "target", "count_unit", "period", "person")


@require_safe
def indicator(request: Request, pk: int) -> HttpResponse:
    """One indicator: the buttons of its set, how it stands, its charts, its entries."""
    return indicator_page(request, indicator_for(request.actor, pk))


def indicator_page(
    request: Request, found: Indicator, *, reasons: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    """The page of an indicator, or the part of it that changes with an entry."""
    place = place_of_indicator(found)
    (row,) = figures_of([found], today=today())
    shown = entries_of(found)
    entries = [one.entry for one in shown]
    named = names_shown(request.actor, found)
    may_enter = may(request.actor, Act.INDICATOR_ENTER, place)
    problem = found.measure.problem if found.measure else None
    context = {
        "indicator": found,
        "unit": found.unit,
        "row": row,
        "named": named,
        "taps": taps_of(row, entries, today=today()) if may_enter else [],
        "charts": charts_of(row, today=today(), named=named),
        "entries": shown[:MOST_SHOWN],
        "more": max(len(shown) - MOST_SHOWN, 0),
        "regulations": regulations_of(row, entries),
        "needs": needs_of(found),
        "from_talks": sum(one.from_talk for one in row.reached),
        "history": history_of(found),
        "problem": problem,
        "may_see_problem": problem is not None
        and may(request.actor, Act.PROBLEM_VIEW, place_of_list(problem.list)),
        "may_enter": may_enter and found.retired_on is None,
        "may_set": may(request.actor, Act.INDICATOR_SET, place),
        "reasons": reasons,
        "today": today(),
    }
    return page_or_part(
        request,
        page="indicators/indicator.html",
        part="indicators/_indicator.html",
        context=context,
        status=status,
    )


@require_safe
def indicator_file(request: Request, pk: int) -> HttpResponse:
    """One indicator with its entries and the numbers of its charts, as a workbook."""
    found = indicator_for(request.actor, pk)
    (row,) = figures_of([found], today=today())
    named = names_shown(request.actor, found)
    charts = charts_of(row, today=today(), named=named)
    content = papers.indicator_sheets(row, entries_of(found), charts, named=named, on=today())
    return workbook_answer(content, f"{found.title}_{today()}.xlsx")


@require_http_methods(["GET", "POST"])
def add_indicator(request: Request, pk: int, kind: str) -> HttpResponse:
    """Set an indicator of a kind; another page may have begun it with a promise that it found."""
    unit = unit_with_indicators(request.actor, pk)
    about = _about(request.actor, unit)
    if kind not in {one.value for one in IndicatorKind}:
        raise Http404
    chosen = IndicatorKind(kind)
    initial = beginning_of(chosen, today=today())
    initial |= {name: request.GET[name] for name in _BEGUN_WITH if name in request.GET}
    form = IndicatorForm(request.POST or None, unit=unit, kind=chosen, about=about, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = services.add_indicator(unit, form.words(), by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "已立指标。")
            return redirect("indicators:indicator", pk=made.pk)
    context = _frame(unit, chosen, form)
    return render(request, "indicators/indicator_add.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def change_indicator(request: Request, pk: int) -> HttpResponse:
    """Write an indicator anew."""
    found = indicator_for(request.actor, pk)
    require(request.actor, Act.INDICATOR_SET, place_of_indicator(found))
    kind = IndicatorKind(found.kind)
    about = _about(request.actor, found.unit, found.person)
    form = IndicatorForm(
        request.POST or None, unit=found.unit, kind=kind, about=about, initial=written_of(found)
    )
    if request.method == "POST" and form.is_valid():
        try:
            services.change_indicator(
                found, form.words(), edition=form.cleaned_data["edition"],
                by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "已保存。")
            return redirect("indicators:indicator", pk=pk)
    context = {"indicator": found, **_frame(found.unit, kind, form)}
    return render(request, "indicators/indicator_change.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def retire_indicator(request: Request, pk: int) -> HttpResponse:
    """Ask for an indicator no more, with the reason."""
    found = indicator_for(request.actor, pk)
    require(request.actor, Act.INDICATOR_SET, place_of_indicator(found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.retire_indicator(
                found, form.cleaned_data["reason"], by=request.actor, at=now(), today=today()
            )
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "已停用，登记都留着。")
            return redirect("indicators:indicator", pk=pk)
    context = {"indicator": found, "unit": found.unit, "form": form}
    return render(request, "indicators/indicator_retire.html", context, status=status_of(request))


def names_shown(actor: Actor, found: Indicator) -> bool:
    """Whether the page may name the set: of talks only for those who may know who talked with whom."""
    return found.kind != IndicatorKind.TALKS.value or sees_talks(actor, found)


def _about(actor: Actor, unit: Unit, also: Person | None = None) -> list[Person | None]:
    """Of whose promises the actor may set indicators. Raises Forbidden where of nobody's."""
    if may(actor, Act.INDICATOR_SET, place_of(unit)):
        team = list(members_of(unit))
        return [None, *team, *([also] if also and also not in team else [])]
    require(actor, Act.INDICATOR_SET, place_of(unit, owner_id=actor.person_id))
    return [person_of(actor)]


def _frame(unit: Unit, kind: IndicatorKind, form: IndicatorForm) -> dict[str, object]:
    return {
        "unit": unit,
        "kind": INDICATOR_KIND_LABELS[kind],
        "help": KINDS[kind].help,
        "basis": KINDS[kind].basis,
        "form": form,
    }
