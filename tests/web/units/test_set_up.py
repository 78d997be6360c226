"""The first start: every page leads to it, only the code opens it, and it happens once."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.accounts.models import User
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Installation, Person, Unit
from duizhao.web.units.services.set_up import FIRST_ROLES, FirstUnit, Newcomer, set_up

UNIT = {"name": "清河市水务局", "short_name": "", "team_name": "清河市水务局党组"}
NAMES = dict(zip(FIRST_ROLES, ("许文", "邓芳", "叶平", "孙晓雯"), strict=True))
PEOPLE = {
    **{f"{role.value}_name": name for role, name in NAMES.items()},
    **{f"{role.value}_number": f"000{place}" for place, role in enumerate(FIRST_ROLES, 1)},
}
FIRST = FirstUnit(**UNIT)


def newcomers(*numbers: str) -> dict[Role, Newcomer]:
    return {
        role: Newcomer(NAMES[role], number)
        for role, number in zip(FIRST_ROLES, numbers, strict=True)
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("the_day")
def test_every_page_leads_to_it_and_the_code_through_it() -> None:
    browser = Client()
    assert browser.get("/meetings/")["Location"] == reverse("units:set-up")
    assert browser.get(reverse("accounts:sign-in"))["Location"] == reverse("units:set-up")
    assert browser.get(reverse("help")).status_code == 200

    opened = browser.get(reverse("units:set-up"), {"code": settings.SET_UP_CODE})
    assert opened["Location"] == reverse("units:set-up-unit")
    assert browser.post(opened["Location"], UNIT)["Location"] == reverse("units:set-up-people")
    done = browser.post(reverse("units:set-up-people"), PEOPLE)
    page = done.content.decode()
    assert "2025 年度" in page
    assert "no-store" in done["Cache-Control"]
    passwords = re.findall(r'class="secret">([^<]+)<', page)[1::2]
    assert len(set(passwords)) == 4

    assert browser.get(reverse("units:set-up")).status_code == 404
    assert browser.post(reverse("units:set-up-people"), PEOPLE).status_code == 404
    for number, password in zip(("0001", "0002", "0003", "0004"), passwords, strict=True):
        sent = {"username": number, "password": password}
        assert Client().post(reverse("accounts:sign-in"), sent).status_code == 302
    roles = Person.objects.order_by("pk").values_list("name", "assignments__role")
    assert list(roles) == [
        ("许文", "system_admin"), ("邓芳", "security_admin"),
        ("叶平", "audit_admin"), ("孙晓雯", "secretary"),
    ]  # fmt: skip
    assert Entry.objects.filter(event="installation:set_up").count() == 1


@pytest.mark.django_db
def test_without_the_code_nobody_gets_in_also_from_this_machine() -> None:
    browser = Client(REMOTE_ADDR="127.0.0.1")
    for step in ("units:set-up-unit", "units:set-up-people"):
        assert browser.post(reverse(step), PEOPLE)["Location"] == reverse("units:set-up")
    for code in ("", "aaaa-bbbb-cccc-dddd-eeee", f"{settings.SET_UP_CODE}x"):
        answer = browser.post(reverse("units:set-up"), {"code": code})
        assert answer.status_code in {200, 422}
    assert browser.get(reverse("units:set-up-unit")).status_code == 302
    assert not Unit.objects.exists()


@pytest.mark.django_db
def test_the_four_are_four_persons_and_what_was_typed_stays() -> None:
    browser = Client()
    browser.post(reverse("units:set-up"), {"code": settings.SET_UP_CODE.upper()})
    browser.post(reverse("units:set-up-unit"), UNIT)
    same = {**PEOPLE, "audit_admin_number": "0001"}
    answer = browser.post(reverse("units:set-up-people"), same)
    assert answer.status_code == 422
    assert "和系统管理员的工号相同" in answer.content.decode()
    assert "叶平" in answer.content.decode()
    with pytest.raises(Refused, match="必须是四个人"):
        set_up(FIRST, newcomers("01", "01", "03", "04"), at=now())
    assert not User.objects.exists()


@pytest.mark.django_db
def test_the_slower_of_two_makes_nothing() -> None:
    set_up(FIRST, newcomers("01", "02", "03", "04"), at=now())
    with pytest.raises(Stale):
        set_up(FIRST, newcomers("05", "06", "07", "08"), at=now())
    assert Unit.objects.count() == 1
    assert Installation.objects.count() == 1
    assert User.objects.count() == 4


def test_a_grown_installation_is_never_set_up_again(cast: Cast) -> None:
    assert cast.unit.pk
    assert Client().get(reverse("units:set-up")).status_code == 404
    with pytest.raises(Stale):
        set_up(FIRST, newcomers("91", "92", "93", "94"), at=now())
    assert not Installation.objects.exists()
