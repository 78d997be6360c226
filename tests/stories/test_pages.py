"""Every page that links lead to, in a real browser, wide and narrow: nothing sticks out, breaks or shuts anybody out."""

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser
from pytest_django import Settings

from crawl import Place
from demo_links import demo_places
from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.make import make_demo
from duizhao.web.project.demo_unit.sign_ins import PASSWORD
from duizhao.web.project.demo_unit.states import MID_DAY
from duizhao.web.trail.models import Problem
from duizhao.web.units.models import Person
from needs import needs_chromium
from screen import Screen, signed_in

if TYPE_CHECKING:
    from pytest_django.live_server_helper import LiveServer

pytestmark = [needs_chromium, pytest.mark.enable_socket, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def demo(settings: Settings, live_server: "LiveServer") -> str:
    settings.DEMO_DAY = MID_DAY
    make_demo()
    return live_server.url


def walk(screen: Screen, places: list[Place]) -> dict[str, list[str]]:
    """What is wrong with some pages, by their addresses."""
    faults = {}
    for place in places:
        answer = screen.page.goto(screen.address + place.address)
        assert answer is not None
        assert answer.ok, place
        if wrong := screen.faults():
            faults[place.address] = wrong
    return faults


def test_every_page_is_whole_and_open_to_all(browser: Browser, demo: str) -> None:
    faults: dict[str, list[str]] = {}
    for username, places in demo_places().items():
        screen = signed_in(browser, demo, username, PASSWORD)
        faults |= walk(screen, places)
        assert not screen.broken, username
        screen.page.context.close()
    assert not faults


def test_a_point_is_answered_by_keyboard_alone(browser: Browser, demo: str) -> None:
    screen = signed_in(browser, demo, "chengyuan", PASSWORD)
    person = Person.objects.get(user__username="chengyuan")
    meeting = Meeting.objects.get(year=2025, unit__branch=None)
    screen.open(f"/meetings/{meeting.pk}/problems/of/{person.pk}/")
    problem = Problem.objects.filter(list__person=person)[0]
    before = problem.points.count()
    waiting = screen.page.locator("article.point select").first
    waiting.focus()
    screen.page.keyboard.press("ArrowDown")
    assert waiting.input_value() == str(problem.pk)
    screen.page.keyboard.press("Tab")
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_selector(".message.success")
    assert problem.points.count() == before + 1
