"""Pages of holidays and days made up for: which years are known, and entering one."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.cycle.holiday_notice import to_words
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.units.access import unit_for
from duizhao.web.units.forms.holidays import HolidaysForm
from duizhao.web.units.holidays import known_years
from duizhao.web.units.services import holidays

FIRST_YEAR, LAST_YEAR = 2013, 2100
_YEARS_AHEAD = 2


@require_safe
def year_list(request: Request, pk: int) -> HttpResponse:
    """The years that have data, and those soon to come that have none."""
    unit = unit_for(request.actor, pk, Act.HOLIDAYS_ENTER)
    known = known_years(unit)
    years = {one.data.year for one in known}
    soon = range(today().year, today().year + _YEARS_AHEAD)
    context = {
        "unit": unit,
        "known": known[::-1],
        "missing": [year for year in soon if year not in years],
        "next_year": max(*years, soon[-1]) + 1,
    }
    return render(request, "units/holidays_list.html", context)


@require_http_methods(["GET", "POST"])
def enter_year(request: Request, pk: int, year: int) -> HttpResponse:
    """One year: what holds, and entering it anew."""
    unit = unit_for(request.actor, pk, Act.HOLIDAYS_ENTER)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    known = next((one for one in known_years(unit) if one.data.year == year), None)
    words = to_words(known.data.holidays) if known else ""
    form = HolidaysForm(
        request.POST or None, request.FILES or None, year=year, initial={"words": words}
    )
    if request.method == "POST" and form.is_valid():
        holidays.enter_holidays(unit, year, form.cleaned_data["words"], by=request.actor, at=now())
        messages.success(request, f"已登记 {year} 年的放假和调休，请对照下面读到的日期核对。")
        return redirect("units:holidays-year", pk, year)
    context = {
        "unit": unit,
        "year": year,
        "known": known,
        "own": known is not None and known.entered_by == unit,
        "form": form,
    }
    return render(request, "units/holidays_year.html", context, status=status_of(request))


@require_POST
def drop_year(request: Request, pk: int, year: int) -> HttpResponse:
    """Go back to what holds without the unit's own entry."""
    unit = unit_for(request.actor, pk, Act.HOLIDAYS_ENTER)
    holidays.drop_holidays(unit, year, by=request.actor, at=now())
    messages.success(request, f"已删去本单位登记的 {year} 年安排。")
    return redirect("units:holidays", pk)
