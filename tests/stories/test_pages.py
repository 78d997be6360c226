"""Every role walks through its pages in a real browser, wide and narrow: nothing sticks out, breaks or shuts anybody out."""

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django import Settings

from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.make import make_demo
from duizhao.web.project.demo_unit.sign_ins import PASSWORD
from duizhao.web.project.demo_unit.states import MID_DAY
from duizhao.web.trail.models import Problem
from duizhao.web.units.models import Person, Unit
from needs import needs_chromium

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]
WIDTHS = (1280, 390)
GRAVE = {"serious", "critical"}
OF_A_MEETING = ("", "study/", "talks/", "problems/", "problems/team/", "opinions/")


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the driver runs a loop beside us
    with sync_playwright() as driver:
        yield driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )


@pytest.fixture
def demo(settings: Settings, live_server: "LiveServer") -> str:
    settings.DEMO_DAY = MID_DAY
    make_demo()
    return live_server.url


def addresses_of(username: str) -> list[str]:
    """The pages that a role comes to in the demo."""
    meeting = Meeting.objects.get(year=2025)
    unit = Unit.objects.get(short_name="市水务局")
    inside = [
        "/",
        "/meetings/",
        "/check/",
        "/search/?q=谈话",
        "/help/",
        "/reminders/",
        "/accounts/password/",
    ]
    stages = [f"/meetings/{meeting.pk}/{stage}" for stage in OF_A_MEETING]
    person, problem = Person.objects.get(user__username=username), problem_of("chengyuan")
    more = {
        "huiwu": ["/meetings/open/", f"{stages[0]}plan/", f"{stages[0]}notice/",
                  f"{stages[0]}opinions/add/", f"{stages[0]}postpone/", f"/units/{unit.pk}/people/",
                  f"/units/{unit.pk}/import/"],
        "chengyuan": [f"{stages[0]}problems/of/{person.pk}/", f"/problems/{problem.pk}/"],
        "anquan": [f"/units/{unit.pk}/accounts/", f"/units/{unit.pk}/roles/"],
        "shenji": ["/audit/"],
    }  # fmt: skip
    return [*inside, *(stages if username in {"huiwu", "chengyuan"} else []), *more[username]]


def problem_of(username: str) -> Problem:
    """The first problem on the list of the person behind a sign-in."""
    return Problem.objects.filter(list__person__user__username=username)[0]


def sign_in(page: Page, address: str, username: str) -> None:
    page.goto(f"{address}/accounts/sign-in/")
    page.fill("[name=username]", username)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.primary")


def faults_of(page: Page, width: int) -> list[str]:
    """What is wrong with a page as it stands in the browser."""
    found = []
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append("sticks out")
    for violation in Axe().run(page).response["violations"]:
        if violation["impact"] in GRAVE:
            places = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append(f"{violation['id']}: {places}")
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("username", ["huiwu", "chengyuan", "anquan", "shenji"])
def test_a_role_walks_through_its_pages(
    browser: Browser, demo: str, username: str, width: int
) -> None:
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    sign_in(page, demo, username)
    faults: dict[str, list[str]] = {}
    for address in addresses_of(username):
        answer = page.goto(f"{demo}{address}")
        assert answer is not None
        assert answer.status == 200, address
        if wrong := faults_of(page, width):
            faults[address] = wrong
    assert not faults
    assert not said


def test_a_point_is_answered_by_keyboard_alone(browser: Browser, demo: str) -> None:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(page, demo, "chengyuan")
    person = Person.objects.get(user__username="chengyuan")
    meeting = Meeting.objects.get(year=2025)
    page.goto(f"{demo}/meetings/{meeting.pk}/problems/of/{person.pk}/")
    problem = problem_of("chengyuan")
    answered = problem.points.count()
    waiting = page.locator("article.point select").first
    waiting.focus()
    page.keyboard.press("ArrowDown")
    assert waiting.input_value() == str(problem.pk)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".message.success")
    assert problem.points.count() == answered + 1
