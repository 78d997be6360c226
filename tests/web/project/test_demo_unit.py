"""The demo is a believable unit in the middle of its preparation; every role signs in and sees its desk."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from databases import on_both
from duizhao.core.access.roles import Role
from duizhao.web.conduct.readiness import open_matters
from duizhao.web.desk.waiting import desks_of
from duizhao.web.indicators.models import Indicator
from duizhao.web.inspections.models import CarriedItem, Finding
from duizhao.web.kit.clock import end_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.programmes.models import Programme
from duizhao.web.project.demo_unit.make import make_demo
from duizhao.web.project.demo_unit.sign_ins import PASSWORD, SIGN_INS
from duizhao.web.project.demo_unit.states import DAYS, MID_DAY, DemoState
from duizhao.web.rectification.models import Change, Evidence, Extension, Item
from duizhao.web.reminders.models import Reminder
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import ProblemList
from duizhao.web.units.models import Assignment, Person, Unit
from make import actor_for
from reminded import Committed

pytestmark = on_both


@pytest.fixture
def demo(db: None, settings: Settings) -> None:  # noqa: ARG001
    settings.DEMO_DAY = MID_DAY
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
    meeting = Meeting.objects.get(year=2025, unit__branch=None)
    late = meeting.stages.filter(done_on=None, due__lt=MID_DAY)
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
def test_every_role_signs_in_and_comes_to_its_desk() -> None:
    for one in SIGN_INS:
        browser = Client()
        shown = browser.get(reverse("accounts:sign-in")).content.decode()
        assert one.username in shown
        sent = {"username": one.username, "password": PASSWORD}
        page = browser.post(reverse("accounts:sign-in"), sent, follow=True)
        assert page.status_code == 200
        assert f"{one.name}，等您办的事" in page.content.decode()


@pytest.mark.usefixtures("demo")
def test_one_round_is_handed_on_and_one_has_just_begun() -> None:
    rounds = Round.objects.filter(meeting__year=2025)
    assert sorted(rounds.values_list("state", flat=True)) == ["forwarded", "open"]
    states = Opinion.objects.values_list("point__state", flat=True)
    assert {"answered", "declined", "merged"} <= set(states)
    lists = ProblemList.objects.filter(meeting__year=2025, meeting__unit__branch=None)
    assert lists.filter(state="submitted").count() == 1


@pytest.mark.django_db
def test_on_the_eve_everything_is_prepared(settings: Settings) -> None:
    settings.DEMO_DAY = DAYS[DemoState.EVE]
    make_demo(DemoState.EVE)
    meeting = Meeting.objects.get(year=2025, unit__branch=None)
    assert meeting.state == "ready"
    left = meeting.stages.filter(done_on=None).values_list("stage", flat=True)
    assert list(left) == ["sitting", "rectification", "report"]
    assert set(meeting.opinion_rounds.values_list("state", flat=True)) == {"forwarded"}
    assert set(meeting.talks.values_list("state", flat=True)) == {"confirmed"}
    assert set(meeting.problem_lists.values_list("state", flat=True)) == {"submitted"}
    assert set(meeting.statements.values_list("state", flat=True)) == {"final"}
    assert not open_matters(meeting)
    assert not meeting.points.filter(state="open").exists()
    assert not meeting.points.filter(opinion__isnull=False, fed_back_at=None).exists()
    leader = Person.objects.get(user__username="shuji")
    desks = desks_of(actor_for(leader), today=DAYS[DemoState.EVE])
    (desk,) = [one for one in desks if one.meeting == meeting]
    assert [one.what for one in desk.waiting] == ["宣布开会"]


@pytest.mark.django_db
def test_half_a_year_later_the_ledger_is_in_every_state(settings: Settings) -> None:
    settings.DEMO_DAY = DAYS[DemoState.AFTER]
    make_demo(DemoState.AFTER)
    meeting = Meeting.objects.get(year=2025, unit__branch=None)
    assert meeting.state == "closed"
    items = Item.objects.filter(meeting=meeting)
    assert set(items.values_list("state", flat=True)) == {
        "proposed", "in_progress", "closing_requested", "verifying", "closed",
    }  # fmt: skip
    assert {"returned", "relapsed"} <= set(items.values_list("came_back", flat=True))
    assert items.filter(standing=True).exists()
    assert not items.filter(aspect="").exists()
    day = DAYS[DemoState.AFTER]
    assert items.filter(state="in_progress", due__lt=day).exists()
    extensions = Extension.objects.filter(item__meeting=meeting)
    assert set(extensions.values_list("state", flat=True)) == {"requested", "approved"}
    assert Evidence.objects.filter(item__meeting=meeting, kind="indicator").exists()
    assert Indicator.objects.filter(first_day__year=2026, entries__isnull=False).exists()
    assert Programme.objects.get(inspection__meeting=meeting).state == "reported"
    assert not Change.objects.filter(at__gt=end_of(day)).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("state", DemoState)
def test_every_reminder_leads_somewhere_for_him_who_has_it(
    settings: Settings,
    browser_of: Callable[[Person | None], Client],
    django_capture_on_commit_callbacks: Committed,
    state: DemoState,
) -> None:
    settings.DEMO_DAY = DAYS[state]
    with django_capture_on_commit_callbacks(execute=True):
        make_demo(state)
    seen: set[str] = set()
    for one in SIGN_INS:
        person = Person.objects.get(user__username=one.username)
        browser = browser_of(person)
        for reminder in Reminder.objects.filter(person_id=person.pk):
            answer = browser.get(reverse("reminders:open", args=[reminder.pk]), follow=True)
            assert answer.status_code == 200, (one.username, reminder.kind)
            seen.add(reminder.kind)
    assert {"opinion:fed_back", "opinion:fed_back_to_team", "round:opened"} <= seen
    assert {"talk:confirmed", "talks:planned", "problem_list:submitted"} <= seen


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
