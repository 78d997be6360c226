"""Entries: one tap, or typed; withdrawn, or replaced by another one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.web.indicators.access import entry_for, indicator_for, place_of_indicator
from duizhao.web.indicators.forms.entries import EntryForm, TapForm
from duizhao.web.indicators.forms.indicators import ReasonForm
from duizhao.web.indicators.services import entries as services
from duizhao.web.indicators.views.indicators import indicator_page
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request


@require_POST
def tap(request: Request, pk: int) -> HttpResponse:
    """Put down that something was done today."""
    found = indicator_for(request.actor, pk)
    require(request.actor, Act.INDICATOR_ENTER, place_of_indicator(found))
    form = TapForm(request.POST, indicator=found)
    if not form.is_valid():
        reasons = ("这个按钮已经过时，请刷新页面再按",)
        return indicator_page(request, found, reasons=reasons, status=INVALID)
    try:
        entry = services.enter(
            found, form.words(today=today()), by=request.actor, at=now(), today=today()
        )
    except Refused as refusal:
        return indicator_page(request, found, reasons=refusal.reasons, status=INVALID)
    if request.htmx:
        return indicator_page(request, found)
    messages.success(request, f"已记：{entry.on} {entry.covered or found.title}。")
    return redirect(f"{found.get_absolute_url()}#taps")


@require_http_methods(["GET", "POST"])
def add_entry(request: Request, pk: int) -> HttpResponse:
    """Put down an entry with everything that can be said of it."""
    found = indicator_for(request.actor, pk)
    require(request.actor, Act.INDICATOR_ENTER, place_of_indicator(found))
    form = EntryForm(request.POST or None, indicator=found, today=today())
    if request.method == "POST" and form.is_valid():
        try:
            services.enter(found, form.words(), by=request.actor, at=now(), today=today())
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "已登记。")
            return redirect(found)
    context = {"indicator": found, "unit": found.unit, "form": form}
    return render(request, "indicators/entry_add.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def correct_entry(request: Request, pk: int) -> HttpResponse:
    """Put another entry in the place of one: another date, a note, what shows it."""
    entry = entry_for(request.actor, pk)
    found = entry.indicator
    require(request.actor, Act.INDICATOR_ENTER, place_of_indicator(found))
    form = EntryForm(request.POST or None, indicator=found, entry=entry, today=today())
    if request.method == "POST" and form.is_valid():
        try:
            services.correct(
                entry, form.words(), form.cleaned_data["reason"],
                by=request.actor, at=now(), today=today(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "已更正，原来的一条留在“撤回和更正过的”里。")
            return redirect(found)
    context = {"indicator": found, "unit": found.unit, "entry": entry, "form": form}
    return render(request, "indicators/entry_correct.html", context, status=status_of(request))


@require_http_methods(["GET", "POST"])
def withdraw_entry(request: Request, pk: int) -> HttpResponse:
    """Take an entry back; the button beside today's sends its reason along, else it is asked."""
    entry = entry_for(request.actor, pk)
    found = entry.indicator
    require(request.actor, Act.INDICATOR_ENTER, place_of_indicator(found))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        services.withdraw(entry, form.cleaned_data["reason"], by=request.actor, at=now())
        if request.htmx:
            return indicator_page(request, found)
        messages.success(request, "已撤回。")
        return redirect(f"{found.get_absolute_url()}#taps")
    context = {"indicator": found, "unit": found.unit, "entry": entry, "form": form}
    return render(request, "indicators/entry_withdraw.html", context, status=status_of(request))
