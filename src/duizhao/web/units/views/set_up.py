"""Pages of the first start, open to whoever has the code and closed for ever once there is a unit.

The code is asked of everybody, on this machine too: a request from this machine may come from
another account on it, through a proxy, or from a page that a browser was lured to.
"""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from duizhao.core.cycle.machine import Refused
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.units.forms.set_up import CodeForm, FirstPeopleForm, UnitForm
from duizhao.web.units.selectors import is_set_up
from duizhao.web.units.services.set_up import set_up

_ENTERED, _UNIT = "set_up_code_entered", "set_up_unit"
_SEASON_ENDS = 6
"""The last month in which the meeting of the year before is still prepared."""

View = Callable[[Request], HttpResponse]


def _step(view: View) -> View:
    """A page of the set-up: open without sign-in, gone when the installation is set up."""

    @login_not_required
    @never_cache
    @require_http_methods(["GET", "POST"])
    @wraps(view)
    def guarded(request: Request) -> HttpResponse:
        if is_set_up():
            raise Http404
        return view(request)

    return guarded


@_step
def enter_code(request: Request) -> HttpResponse:
    """Ask for the code; an address that carries it, as the terminal prints it, counts as typing."""
    typed = request.POST if request.method == "POST" else request.GET
    form = CodeForm(typed or None)
    if typed and form.is_valid():
        request.session.cycle_key()
        request.session[_ENTERED] = True
        return redirect("units:set-up-unit")
    status = 422 if typed else 200
    return render(request, "units/set_up_code.html", {"form": form}, status=status)


@_step
def name_unit(request: Request) -> HttpResponse:
    """The unit and its team."""
    if not request.session.get(_ENTERED):
        return redirect("units:set-up")
    form = UnitForm(request.POST or None, initial=request.session.get(_UNIT))
    if request.method == "POST" and form.is_valid():
        request.session[_UNIT] = form.cleaned_data
        return redirect("units:set-up-people")
    status = 422 if request.method == "POST" else 200
    return render(request, "units/set_up_unit.html", {"form": form}, status=status)


@_step
def name_people(request: Request) -> HttpResponse:
    """The first four people; then everything is made, and their passwords are shown once."""
    if not request.session.get(_ENTERED):
        return redirect("units:set-up")
    unit = UnitForm(request.session.get(_UNIT))
    if not unit.is_valid():
        return redirect("units:set-up-unit")
    form = FirstPeopleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            slips = set_up(unit.first_unit(), form.people(), at=now())
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            request.session.flush()
            context = {"slips": slips, "year": _meeting_year(), "framework": _framework()}
            return render(request, "units/set_up_done.html", context)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "unit": unit.cleaned_data}
    return render(request, "units/set_up_people.html", context, status=status)


def _meeting_year() -> int:
    """The meeting year that is prepared today: in the first months, the year before."""
    day = today()
    return day.year - 1 if day.month <= _SEASON_ENDS else day.year


def _framework() -> str:
    """The name of the framework that ships for that year; empty when none does."""
    year = _meeting_year()
    return next((one.name for one in shipped_frameworks() if year in one.years), "")
