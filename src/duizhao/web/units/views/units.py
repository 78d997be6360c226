"""Pages on which the system administrator enters a unit above or below, or lets a branch hold meetings."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.cycle.machine import Refused
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.units.access import branch_for, unit_for
from duizhao.web.units.forms.set_up import BesideForm
from duizhao.web.units.models import Unit
from duizhao.web.units.services.units import add_branch as enter_branch
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


@require_safe
def branch_list(request: Request, pk: int) -> HttpResponse:
    """The branches of a unit, and which of them hold meetings of their own."""
    unit = unit_for(request.actor, pk, Act.SYSTEM_RUN)
    return _branches(request, unit)


@require_POST
def add_branch(request: Request, pk: int) -> HttpResponse:
    """Let a branch hold meetings of its own."""
    branch = branch_for(request.actor, pk)
    try:
        enter_branch(branch, by=request.actor, at=now(), today=today())
    except Refused as refusal:
        return _branches(request, branch.unit, refusal.reasons)
    messages.success(request, f"{branch}可以开组织生活会了。请安全保密管理员授予书记和会务的角色。")
    return redirect("units:branches", branch.unit_id)


def _branches(request: Request, unit: Unit, reasons: tuple[str, ...] = ()) -> HttpResponse:
    holding = {one.branch_id: one for one in Unit.objects.filter(branch__unit=unit)}
    members = Count("people", filter=Q(people__left=None, people__party_member=True))
    branches = unit.branches.annotate(members=members)
    context = {
        "unit": unit,
        "branches": [(branch, holding.get(branch.pk)) for branch in branches],
        "reasons": reasons,
    }
    return render(request, "units/branch_list.html", context, status=422 if reasons else 200)
