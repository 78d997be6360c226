"""Pages of people: the list of a unit, one person, joining, correcting, another post, leaving."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.machine import Refused
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.paging import page_of
from duizhao.web.kit.request import Request
from duizhao.web.units import selectors
from duizhao.web.units.access import person_for, unit_for, units_for
from duizhao.web.units.forms.people import (
    ChangePostForm,
    EditForm,
    JoinForm,
    LeaveForm,
    PeopleFilter,
    particulars_of,
    post_of,
)
from duizhao.web.units.forms.unit_lists import UnitListsForm
from duizhao.web.units.handover import OpenWork, open_work_of
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of
from duizhao.web.units.services import people, unit_lists


@require_safe
def unit_list(request: Request) -> HttpResponse:
    """The units whose people the person may see; where it is one, its people."""
    units = page_of(request, units_for(request.actor))
    if units.paginator.count == 1:
        return redirect("units:people", units[0].pk)
    return render(request, "units/unit_list.html", {"page": units})


@require_safe
def person_list(request: Request, pk: int) -> HttpResponse:
    """The people of a unit."""
    unit = unit_for(request.actor, pk)
    narrowed = PeopleFilter(request.GET)
    asked = narrowed.cleaned_data if narrowed.is_valid() else {"q": "", "show": ""}
    shown = selectors.people_shown(unit, words=asked["q"], show=asked["show"], today=today())
    context = {
        "unit": unit,
        "form": narrowed,
        "narrowed": bool(asked["q"] or asked["show"]),
        "page": page_of(request, shown),
        "edits": unit.branch_id is None and may(request.actor, Act.ROSTER_EDIT, place_of(unit)),
        "runs": unit.branch_id is None and may(request.actor, Act.SYSTEM_RUN, place_of(unit)),
    }
    return render(request, "units/person_list.html", context)


@require_safe
def person_detail(request: Request, pk: int) -> HttpResponse:
    """One person: post, roles, former posts."""
    person = person_for(request.actor, pk)
    return render(request, "units/person_detail.html", _facts(request, person))


@require_http_methods(["GET", "POST"])
def add_person(request: Request, pk: int) -> HttpResponse:
    """Somebody joins."""
    unit = unit_for(request.actor, pk, Act.ROSTER_EDIT)
    form = JoinForm(request.POST or None, unit=unit)
    if request.method == "POST" and form.is_valid():
        try:
            person = people.add_person(
                unit, form.particulars(), form.new_post(), by=request.actor, at=now()
            )
        except Refused as refusal:
            form.add_error("number", list(refusal.reasons))
        else:
            messages.success(request, f"已登记{person.name}。")
            return redirect("units:person", person.pk)
    return _form_page(request, "units/person_add.html", form, {"unit": unit})


@require_http_methods(["GET", "POST"])
def edit_person(request: Request, pk: int) -> HttpResponse:
    """Correct what is kept of a person."""
    person = person_for(request.actor, pk, Act.ROSTER_EDIT)
    form = EditForm(request.POST or None, unit=person.unit, initial=particulars_of(person))
    if request.method == "POST" and form.is_valid():
        try:
            people.edit_person(
                person, form.particulars(), revision=form.cleaned_data["revision"],
                by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "已保存。")
            return redirect("units:person", person.pk)
    return _form_page(request, "units/person_edit.html", form, {"person": person})


@require_http_methods(["GET", "POST"])
def change_post(request: Request, pk: int) -> HttpResponse:
    """Another post from a day on."""
    person = person_for(request.actor, pk, Act.ROSTER_EDIT)
    initial = post_of(person, first_day=today())
    form = ChangePostForm(request.POST or None, unit=person.unit, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            people.change_post(
                person, form.new_post(), first_day=form.cleaned_data["first_day"],
                revision=form.cleaned_data["revision"], by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"{person.name}的职务已变动，原来的职务留在“曾任职务”里。")
            return redirect("units:person", person.pk)
    return _form_page(request, "units/person_change_post.html", form, {"person": person})


@require_http_methods(["GET", "POST"])
def leave(request: Request, pk: int) -> HttpResponse:
    """Somebody leaves; the page shows beforehand what ends and what must be handed over."""
    person = person_for(request.actor, pk, Act.ROSTER_EDIT)
    initial = {"last_day": today(), "revision": person.revision}
    form = LeaveForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            people.leave(
                person, last_day=form.cleaned_data["last_day"],
                revision=form.cleaned_data["revision"], by=request.actor, at=now(),
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, f"已登记{person.name}离任，角色到最后一日为止。")
            return redirect("units:person", person.pk)
    context = {
        "person": person,
        "roles": selectors.roles_held(person, today=today()),
        "in_charge_of": person.in_charge_of.all(),
        "open_work": _open_work(request, person),
        "sees_work": _sees_work(request, person),
    }
    return _form_page(request, "units/person_leave.html", form, context)


@require_http_methods(["GET", "POST"])
def edit_lists(request: Request, pk: int) -> HttpResponse:
    """Departments and branches."""
    unit = unit_for(request.actor, pk, Act.ROSTER_EDIT)
    initial = {
        "departments": "\n".join(one.name for one in unit.departments.all()),
        "branches": "\n".join(one.name for one in unit.branches.all()),
    }
    form = UnitListsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            unit_lists.set_lists(unit, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, list(refusal.reasons))
        else:
            messages.success(request, "已保存部门和党支部。")
            return redirect("units:people", unit.pk)
    return _form_page(request, "units/unit_lists.html", form, {"unit": unit})


def _open_work(request: Request, person: Person) -> list[OpenWork]:
    """What he leaves unfinished, for those who may know of the meeting: administrators see no content."""
    return open_work_of(person, for_reader=request.actor) if _sees_work(request, person) else []


def _sees_work(request: Request, person: Person) -> bool:
    return may(request.actor, Act.MEETING_CONDUCT, place_of(person.unit))


def _facts(request: Request, person: Person) -> dict[str, Any]:
    return {
        "person": person,
        "roles": selectors.roles_held(person, today=today()),
        "in_charge_of": person.in_charge_of.all(),
        "former_posts": person.former_posts.all(),
        "open_work": _open_work(request, person) if person.left else [],
        "edits": may(request.actor, Act.ROSTER_EDIT, place_of(person.unit)),
    }


def _form_page(
    request: Request, template: str, form: Form, context: dict[str, Any]
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, template, {**context, "form": form}, status=status)
