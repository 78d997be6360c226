"""A branch is let hold meetings: it becomes a unit below its own, once."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.units.models import Branch, Person, Unit

Browser = Callable[[Person | None], Client]
pytestmark = pytest.mark.django_db


def test_it_works_once_and_leaves_one_entry(cast: Cast, browser_of: Browser) -> None:
    branch = Branch.objects.create(unit=cast.unit, name="机关第一党支部")
    browser, url = browser_of(cast.system_admin), reverse("units:add-branch", args=[branch.pk])
    assert browser.post(url).status_code == 302
    unit = Unit.objects.get(branch=branch)
    assert (unit.name, unit.superior) == ("清河市水务局机关第一党支部", cast.unit)
    assert unit.assignments.count() == 3
    assert [entry.event for entry in Entry.objects.all()] == ["unit:added"]
    assert browser.post(url).status_code == 422
    assert Unit.objects.filter(branch=branch).count() == 1


def test_a_branch_that_holds_meetings_stays_on_the_list(cast: Cast, browser_of: Browser) -> None:
    branch = Branch.objects.create(unit=cast.unit, name="机关第一党支部")
    Unit.objects.create(name="机关第一党支部", superior=cast.unit, branch=branch)
    url = reverse("units:edit-lists", args=[cast.unit.pk])
    answer = browser_of(cast.secretary).post(url, {"departments": "", "branches": ""})
    assert answer.status_code == 422
    assert Branch.objects.filter(pk=branch.pk).exists()
