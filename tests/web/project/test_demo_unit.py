"""The demo is a believable unit in the middle of its preparation; every role signs in and sees its desk."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from databases import on_both
from duizhao.core.access.roles import Role
from duizhao.web.inspections.models import CarriedItem, Finding
from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit import DAY, PASSWORD, SIGN_INS, make_demo
from duizhao.web.talks.models import Talk
from duizhao.web.units.models import Assignment, Person, Unit

pytestmark = on_both


@pytest.fixture
def demo(db: None, settings: Settings) -> None:  # noqa: ARG001
    settings.DEMO_DAY = DAY
    make_demo()


@pytest.mark.usefixtures("demo")
def test_the_unit_is_that_of_the_model() -> None:
    unit = Unit.objects.get(short_name="市水务局")
    assert unit.people.filter(team_rank__isnull=False).count() == 7
    assert unit.people.filter(team_rank__isnull=True).count() >= 40
    assert (unit.departments.count(), unit.branches.count()) == (8, 3)
    assert unit.superior is not None
    assert unit.superior.lower.count() == 3
    assert set(Assignment.objects.values_list("role", flat=True)) == {role.value for role in Role}


@pytest.mark.usefixtures("demo")
def test_one_stage_is_late_and_seven_talks_in_ten_took_place() -> None:
    meeting = Meeting.objects.get(year=2025)
    late = meeting.stages.filter(done_on=None, due__lt=DAY)
    assert [stage.stage for stage in late] == ["study"]
    talks = Talk.objects.filter(meeting=meeting)
    held = talks.exclude(state="due").count()
    assert 0.6 < held / talks.count() < 0.8


@pytest.mark.usefixtures("demo")
def test_one_inspection_has_eleven_findings_and_some_things_are_left_from_last_year() -> None:
    findings = Finding.objects.filter(inspection__meeting__year=2025)
    assert findings.count() == 11
    assert 0 < findings.exclude(point__state="open").count() < 11
    items = CarriedItem.objects.filter(earlier__year=2024)
    assert items.exclude(point__problem=None).exists()
    assert items.filter(point__state="open").exists()


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("one", SIGN_INS, ids=lambda one: one.username)
def test_every_role_signs_in_and_comes_to_its_desk(one: object) -> None:
    username, name = one.username, one.name  # type: ignore[attr-defined]
    browser = Client()
    shown = browser.get(reverse("accounts:sign-in")).content.decode()
    assert username in shown
    sent = {"username": username, "password": PASSWORD}
    page = browser.post(reverse("accounts:sign-in"), sent, follow=True)
    assert page.status_code == 200
    assert f"{name}，等您办的事" in page.content.decode()


@pytest.mark.django_db
def test_outside_the_demo_no_sign_in_is_shown(settings: Settings) -> None:
    settings.DEMO_DAY = None
    assert "演示账号" not in Client().get(reverse("accounts:sign-in")).content.decode()


@pytest.mark.usefixtures("demo")
def test_it_is_made_in_an_empty_installation_alone() -> None:
    number = Person.objects.count()
    with pytest.raises(RuntimeError):
        make_demo()
    assert Person.objects.count() == number
