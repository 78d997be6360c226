"""Pages of the security administrator: accounts and their slips, roles, who keeps whose record."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.roles import ADMINISTRATORS, ROLE_LABELS, Role
from duizhao.core.cycle.machine import Refused
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.units import selectors
from duizhao.web.units.access import assignment_for, person_for, unit_for, units_secured_by
from duizhao.web.units.forms.people import PeopleFilter
from duizhao.web.units.forms.roles import ActingForm, RoleForm
from duizhao.web.units.models import Unit
from duizhao.web.units.services import accounts, roles


@require_safe
def choose_unit(request: Request, where: str) -> HttpResponse:
    """The page of accounts or roles of the unit that the administrator looks after; a choice where it is several."""
    units = page_of(request, units_secured_by(request.actor))
    if units.paginator.count == 1:
        return redirect(f"units:{where}", units[0].pk)
    context = {"page": units, "address": f"units:{where}"}
    return render(request, "units/unit_choice.html", context)


@require_safe
def account_list(request: Request, pk: int) -> HttpResponse:
    """Who has an account, and who needs one."""
    unit = unit_for(request.actor, pk, Act.ACCOUNT_ISSUE)
    return render(request, "units/account_list.html", _accounts(request, unit))


@require_POST
def issue_accounts(request: Request, pk: int) -> HttpResponse:
    """Give accounts to those who were ticked; their slips are shown once."""
    unit = unit_for(request.actor, pk, Act.ACCOUNT_ISSUE)
    ticked = [int(word) for word in request.POST.getlist("person") if word.isdecimal()]
    chosen = list(selectors.accounts_of(unit, today=today()).filter(pk__in=ticked))
    try:
        slips = accounts.issue_accounts(chosen, by=request.actor, at=now())
    except Refused as refusal:
        context = {**_accounts(request, unit), "reasons": refusal.reasons}
        return render(request, "units/account_list.html", context, status=422)
    return _slips(request, unit, slips)


@require_POST
def reset_password(request: Request, pk: int) -> HttpResponse:
    """A new first password, shown once."""
    person = person_for(request.actor, pk, Act.ACCOUNT_ISSUE)
    slip = accounts.reset_password(person, by=request.actor, at=now())
    return _slips(request, person.unit, [slip])


@require_POST
def lock_account(request: Request, pk: int) -> HttpResponse:
    """Let nobody sign in with the account."""
    person = person_for(request.actor, pk, Act.ACCOUNT_ISSUE)
    accounts.lock_account(person, by=request.actor, at=now())
    messages.success(request, f"{person.name}的账号已停用，他已被退出。")
    return redirect("units:accounts", person.unit_id)


@require_POST
def unlock_account(request: Request, pk: int) -> HttpResponse:
    """Let its owner sign in again."""
    person = person_for(request.actor, pk, Act.ACCOUNT_ISSUE)
    accounts.unlock_account(person, by=request.actor, at=now())
    messages.success(request, f"{person.name}的账号已恢复。")
    return redirect("units:accounts", person.unit_id)


@require_safe
def role_list(request: Request, pk: int) -> HttpResponse:
    """Who holds which role, and who keeps whose record."""
    unit = unit_for(request.actor, pk, Act.ROLE_ASSIGN)
    context = {
        "unit": unit,
        "page": page_of(request, selectors.roles_of(unit, today=today())),
        "today": today(),
    }
    return render(request, "units/role_list.html", context)


@require_http_methods(["GET", "POST"])
def assign_role(request: Request, pk: int) -> HttpResponse:
    """Give a person a role."""
    unit = unit_for(request.actor, pk, Act.ROLE_ASSIGN)
    form = RoleForm(request.POST or None, unit=unit, today=today())
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            roles.assign_role(
                chosen["person"], form.role_chosen(), unit=unit, first_day=chosen["first_day"],
                last_day=chosen["last_day"], by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"已授予{chosen['person'].name}。")
            return redirect("units:roles", unit.pk)
    context = {"unit": unit, "form": form, "administrators": _names(ADMINISTRATORS)}
    status = 422 if request.method == "POST" else 200
    return render(request, "units/role_assign.html", context, status=status)


@require_http_methods(["GET", "POST"])
def assign_acting(request: Request, pk: int) -> HttpResponse:
    """Let somebody keep the record for a member of the team."""
    unit = unit_for(request.actor, pk, Act.ROLE_ASSIGN)
    form = ActingForm(request.POST or None, unit=unit, today=today())
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        try:
            roles.assign_acting(
                chosen["person"], chosen["leader"], first_day=chosen["first_day"],
                last_day=chosen["last_day"], by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{chosen['person'].name}可以为{chosen['leader'].name}代录。")
            return redirect("units:roles", unit.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "units/acting_assign.html", {"unit": unit, "form": form}, status=status)


@require_POST
def end_role(request: Request, pk: int) -> HttpResponse:
    """Take a role away, from tomorrow on."""
    assignment = assignment_for(request.actor, pk)
    roles.end_role(assignment, last_day=today(), by=request.actor, at=now())
    messages.success(request, "已收回，今天是最后一天。")
    return redirect("units:roles", assignment.unit_id)


@never_cache
def _slips(request: Request, unit: Unit, slips: list[accounts.AccountSlip]) -> HttpResponse:
    return render(request, "units/account_slips.html", {"unit": unit, "slips": slips})


def _accounts(request: Request, unit: Unit) -> dict[str, Any]:
    narrowed = PeopleFilter(request.GET)
    words = narrowed.cleaned_data["q"] if narrowed.is_valid() else ""
    people = selectors.accounts_of(unit, today=today())
    return {
        "unit": unit,
        "page": page_of(request, people.filter(name__icontains=words)),
        "words": words,
        "without": people.filter(user__isnull=True).count(),
    }


def _names(wanted: frozenset[Role]) -> str:
    return "、".join(label for role, label in ROLE_LABELS.items() if role in wanted)
