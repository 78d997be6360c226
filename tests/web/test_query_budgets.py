"""How often the main pages ask the database: no more often when there is more, and within a budget."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cast import make_cast
from databases import on_both
from duizhao.web.desk.services import remind_of_dates
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Person
from large_unit import Size, make_large, pages_of
from make import TODAY

pytestmark = on_both

Browser = Callable[[Person | None], Client]
SMALL = Size(members=4, opinions=16, talks=6, years=1, readings=2, problems=1, entries=3, items=30)
LARGE = Size(
    members=10, opinions=90, talks=40, years=4, readings=6, problems=3, entries=60, indicators=15,
    done=6, items=90,
)  # fmt: skip
BUDGET = 30
FIRST_VISIT = "当天的提醒"
"""What the day's first visitor sets off beside his page; on a Monday, when ledgers are told of too."""
BUDGETS = {FIRST_VISIT: 36, "我的工作（会务）": 26, "我的工作（成员）": 22, "文书": 24}
"""Those of pages that ask many apps, and so grow quickly."""


def counted(size: Size, browser_of: Browser) -> dict[str, int]:
    numbers = {}
    pages = pages_of(make_large(make_cast(), size))
    with CaptureQueriesContext(connection) as queries:
        remind_of_dates(today=TODAY, at=now())
    numbers[FIRST_VISIT] = len(queries)
    for page in pages:
        browser = browser_of(page.person)
        with CaptureQueriesContext(connection) as queries:
            answer = browser.get(page.address)
        assert answer.status_code == 200, page
        numbers[page.name] = len(queries)
    return numbers


@pytest.mark.usefixtures("db", "the_day")
def test_no_page_asks_more_of_a_large_unit(browser_of: Browser) -> None:
    with transaction.atomic():
        of_small = counted(SMALL, browser_of)
        transaction.set_rollback(True)
    of_large = counted(LARGE, browser_of)
    grown = {
        name: (of_small[name], of_large[name])
        for name in of_large
        if of_large[name] > of_small[name]
    }
    assert grown == {}
    over = {name: n for name, n in of_large.items() if n > BUDGETS.get(name, BUDGET)}
    assert over == {}
