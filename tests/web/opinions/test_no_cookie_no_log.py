"""A visit to a slip's page sets no cookie, writes no log, no session and no entry, whatever comes of it."""

import logging
import sqlite3
from collections.abc import Callable, Iterator

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ballots import Voting, voting
from cast import Cast
from duizhao.core.opinions.codes import new_codes
from duizhao.web.audit.models import Entry
from duizhao.web.evaluations import services as evaluations
from duizhao.web.opinions import services
from duizhao.web.units.models import Person
from duizhao.web.urns.throttle import MOST, WRONG_CODES
from opinion_rounds import WORDS, Collecting, collecting

HERE = "10.20.30.40"
TOLD = {
    "User-Agent": "LijiuBrowser/7",
    "X-Forwarded-For": "10.20.30.41",
    "Referer": "http://oa.local/lijiu",
}


class Everything(logging.Handler):
    """Keeps what every logger says, at any level."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def said() -> Iterator[list[str]]:
    """What every logger of the program says, all of them told to say everything."""
    handler = Everything()
    loggers = [logging.getLogger(), *map(logging.getLogger, logging.root.manager.loggerDict)]
    levels = [(logger, logger.level) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
        logger.addHandler(handler)
    yield handler.lines
    for logger, level in levels:
        logger.setLevel(level)
        logger.removeHandler(handler)
    WRONG_CODES.refill()


@pytest.fixture(params=[collecting, voting], ids=["opinions", "ballots"])
def running(cast: Cast, request: pytest.FixtureRequest) -> Collecting | Voting:
    found: Collecting | Voting = request.param(cast)
    return found


def visits(running: Collecting | Voting) -> list[tuple[str, str, dict[str, str]]]:
    """Every way in which a visit can end."""
    slip, code, done = running.address(0), code_page(running), ended(running)
    wrong = f"{code}{new_codes(1)[0]}/"
    return [
        ("get", slip, {}),
        ("post", slip, {"team_0": " "}),
        ("post", slip, running.sent()),
        ("post", slip, running.sent()),
        ("put", slip, {}),
        ("get", wrong, {}),
        ("post", wrong, running.sent()),
        ("get", code, {}),
        ("post", code, {"code": running.codes[0]}),
        ("get", done, {}),
        ("get", slip + "nowhere/", {}),
        ("get", slip.rstrip("/"), {}),
    ]


def code_page(running: Collecting | Voting) -> str:
    return reverse("evaluations:code" if isinstance(running, Voting) else "opinions:code")


def ended(running: Collecting | Voting) -> str:
    of_ballots = isinstance(running, Voting)
    return reverse("evaluations:ballot-done" if of_ballots else "opinions:slip-done")


def test_no_visit_sets_a_cookie_and_each_forbids_to_keep_or_tell(
    running: Collecting | Voting,
) -> None:
    for method, address, sent in visits(running):
        answer = getattr(Client(), method)(address, sent)
        assert not answer.cookies, address
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["Cache-Control"] == "no-store"
        assert answer.status_code == 404 or "script" not in answer.content.decode()


def test_a_person_who_has_signed_in_is_not_known_there(
    cast: Cast, running: Collecting | Voting, browser_of: Callable[[Person | None], Client]
) -> None:
    browser = browser_of(cast.cadre)
    with CaptureQueriesContext(connection) as queries:
        for method, address, sent in visits(running):
            page = getattr(browser, method)(address, sent).content.decode()
            assert cast.cadre.name not in page
    asked = " ".join(query["sql"] for query in queries)
    assert "django_session" not in asked
    assert "accounts_user" not in asked


def test_nothing_is_logged_and_no_row_but_the_urn_changes(
    running: Collecting | Voting, said: list[str]
) -> None:
    entries = Entry.objects.count()
    for method, address, sent in visits(running):
        getattr(Client(headers=TOLD, REMOTE_ADDR=HERE), method)(address, sent)
    told = "\n".join(said)
    for trace in (*running.codes, HERE, *TOLD.values(), code_page(running), WORDS[0]):
        assert trace not in told
    assert Entry.objects.count() == entries
    for table in (Session, AccessAttempt, AccessFailureLog, AccessLog):
        assert not table._default_manager.exists()


def test_a_visit_writes_to_the_urn_alone_and_as_often_whatever_comes_of_it(
    running: Collecting | Voting,
) -> None:
    writes = []
    for method, address, sent in visits(running)[:7]:
        with CaptureQueriesContext(connection) as queries:
            getattr(Client(), method)(address, sent)
        changed = [q["sql"].split()[:2] for q in queries if q["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]  # fmt: skip
        assert all(change == ["UPDATE", '"urns_urn"'] for change in changed)
        if method != "put":
            writes.append(len(changed))
    assert set(writes) == {1}


def test_a_fault_of_ours_is_answered_without_a_word_in_the_log(
    running: Collecting | Voting, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("disk is full")

    monkeypatch.setattr(services, "hand_in", breaks)
    monkeypatch.setattr(evaluations, "cast_ballot", breaks)
    answer = Client().post(running.address(0), running.sent())
    assert answer.status_code == 500
    assert "再交一次" in answer.content.decode()
    assert running.codes[0] not in "\n".join(said)


def test_too_many_wrong_codes_are_not_logged_either(
    running: Collecting | Voting, said: list[str]
) -> None:
    codes = new_codes(MOST + 3)
    for code in codes:
        Client(headers=TOLD, REMOTE_ADDR=HERE).get(f"{code_page(running)}{code}/")
    assert not [code for code in codes if code in "\n".join(said)]


def test_who_it_is_is_forgotten_before_anything_else_looks() -> None:
    assert settings.MIDDLEWARE[0] == "duizhao.web.urns.middleware.ForgetWhoMiddleware"


def test_other_pages_still_know_who_asks_and_are_logged(
    cast: Cast, browser_of: Callable[[Person | None], Client], said: list[str]
) -> None:
    assert cast.secretary.name in browser_of(cast.secretary).get("/meetings/").content.decode()
    browser_of(cast.secretary).get("/meetings/999999/")
    assert "/meetings/999999/" in "\n".join(said)
