"""What the tests of the web application share: the cast, a browser for each of them, the day."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from cast import Cast, make_cast
from duizhao.web.kit import clock
from duizhao.web.units.models import Person
from make import TODAY


@pytest.fixture
def the_day(settings: Settings) -> None:
    """The clock stands at the day on which the stories of the tests happen."""
    settings.DEMO_DAY = TODAY
    assert clock.today() == TODAY


@pytest.fixture
def cast(db: None, the_day: None) -> Cast:  # noqa: ARG001
    return make_cast()


@pytest.fixture
def cast_for_all(postgresql_emptied: None, the_day: None) -> Cast:  # noqa: ARG001
    """The cast, committed, so that other connections see it: for tests that run `on_postgresql`."""
    return make_cast()


@pytest.fixture
def browser_of() -> Callable[[Person | None], Client]:
    """A browser in which a person has signed in; of nobody, when None."""

    def open_for(person: Person | None) -> Client:
        browser = Client()
        if person is not None and person.user is not None:
            browser.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return browser

    return open_for
