"""Persons at their screens: each with a browser of his own, on a desktop or on a phone."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, sync_playwright

DESKTOP, PHONE = 1280, 390
PATIENCE = 30_000
"""Milliseconds: a busy machine is no failure."""
GRAVE = {"serious", "critical"}


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """Chromium, in which each person gets a window of his own."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the driver runs a loop beside us
    with sync_playwright() as driver:
        yield driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )


@dataclass(frozen=True)
class Screen:
    """One person's browser. Every step checks that the page neither breaks nor sticks out."""

    page: Page
    address: str
    width: int
    broken: list[str]

    def open(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.ok, (path, answer.status)
        self.look()

    def follow(self, link: str) -> None:
        self.page.get_by_role("link", name=link).first.click()
        self.look()

    def fill(self, **fields: str) -> None:
        """Type into the fields of the page, found by how their labels begin."""
        for label, words in fields.items():
            self._field(label).fill(words)

    def choose(self, label: str, what: str) -> None:
        self._field(label).select_option(label=what)

    def press(self, button: str) -> None:
        self.page.locator("main").get_by_role("button", name=button, exact=True).first.click()
        self.look()

    def says(self, *words: str) -> None:
        text = self.page.inner_text("main")
        missing = [word for word in words if word not in text]
        assert not missing, f"{missing} not in {self.page.url}:\n{text}"

    def faults(self, *widths: int) -> list[str]:
        """What is wrong with the page at some widths, else wide and narrow: sticks out, shuts somebody out."""
        found = []
        for width in widths or (DESKTOP, PHONE):
            self.page.set_viewport_size({"width": width, "height": 900})
            if self._wide() > width:
                found.append(f"sticks out at {width}")
            for violation in Axe().run(self.page).response["violations"]:
                if violation["impact"] in GRAVE:
                    places = [node["html"][:120] for node in violation["nodes"][:3]]
                    found.append(f"{violation['id']} at {width}: {places}")
        self.page.set_viewport_size({"width": self.width, "height": 900})
        return found

    def sound(self) -> None:
        """The page has no fault at this person's own width."""
        assert not self.faults(self.width), self.page.url

    def _wide(self) -> int:
        return int(self.page.evaluate("document.documentElement.scrollWidth"))

    def _field(self, label: str) -> Locator:
        return self.page.locator("main").get_by_label(re.compile(f"^{label}")).first

    def look(self) -> None:
        self.page.wait_for_load_state()
        assert self._wide() <= self.width, f"{self.page.url} sticks out"
        assert not self.broken


def at_screen(browser: Browser, address: str, width: int = DESKTOP) -> Screen:
    """A fresh browser of a width, at no page yet."""
    page = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    return Screen(page, address, width, broken)


def signed_in(
    browser: Browser, address: str, username: str, password: str, width: int = DESKTOP
) -> Screen:
    """A person who has signed in by the sign-in page."""
    screen = at_screen(browser, address, width)
    screen.open("/accounts/sign-in/")
    screen.page.fill("[name=username]", username)
    screen.page.fill("[name=password]", password)
    screen.page.click("main button.primary")
    screen.look()
    return screen
