"""Departments and branches are edited as lists; none goes while somebody is in it."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.units.models import Person

Browser = Callable[[Person | None], Client]


def test_lists_are_saved_once_each_and_entered(cast: Cast, browser_of: Browser) -> None:
    sent = {"departments": "办公室\n\n河道管理科\n办公室", "branches": "机关第一党支部"}
    url = reverse("units:edit-lists", args=[cast.unit.pk])
    assert browser_of(cast.secretary).post(url, sent).status_code == 302
    assert [one.name for one in cast.unit.departments.all()] == ["办公室", "河道管理科"]
    assert [one.name for one in cast.unit.branches.all()] == ["机关第一党支部"]
    assert Entry.objects.get().event == "unit:list_edited"


def test_a_department_with_people_stays(cast: Cast, browser_of: Browser) -> None:
    cast.cadre.department = cast.unit.departments.create(name="河道管理科")
    cast.cadre.save(update_fields=["department"])
    url = reverse("units:edit-lists", args=[cast.unit.pk])
    answer = browser_of(cast.secretary).post(url, {"departments": "办公室", "branches": ""})
    assert answer.status_code == 422
    assert "“河道管理科”里还有人" in answer.content.decode()
    assert [one.name for one in cast.unit.departments.all()] == ["河道管理科"]
    assert not Entry.objects.exists()
