"""The page on which the system administrator enters a unit above or below."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from duizhao.core.access.acts import Act
from duizhao.core.cycle.machine import Refused
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.units.access import unit_for
from duizhao.web.units.forms.set_up import BesideForm
from duizhao.web.units.services.units import add_unit as enter


@require_http_methods(["GET", "POST"])
def add_unit(request: Request, pk: int) -> HttpResponse:
    """Enter a unit above or below this one."""
    unit = unit_for(request.actor, pk, Act.SYSTEM_RUN)
    form = BesideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            added = enter(
                unit, form.first_unit(), above=form.above(), by=request.actor, at=now(),
                today=today(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"已登记{added}，三个管理员也管这个单位。")
            return redirect("units:people", added.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "units/unit_add.html", {"unit": unit, "form": form}, status=status)
