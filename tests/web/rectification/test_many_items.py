"""The pages of a ledger with many items ask no more often and read no more rows than with few; and find the same."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models.sql import compiler
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cast import Cast, make_cast
from databases import on_both
from duizhao.core.cycle.meeting import MeetingState
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.selectors.strands import Trail, TrailChosen
from duizhao.web.units.models import Person
from large_ledger import make_ledgers
from ledger_scenes import make_departments, make_item
from make import actor_for, make_meeting
from whole_trail import strands_of

pytestmark = [on_both, pytest.mark.usefixtures("db", "the_day")]

Browser = Callable[[Person | None], Client]
FEW, MANY = 80, 240
A_FEW = 4


def with_ledgers(items: int) -> tuple[Cast, Meeting]:
    """A unit with the ledger of a meeting that is over and of one that runs; the former."""
    cast = make_cast()
    make_departments(cast)
    held = make_meeting(cast.unit, 2024, state=MeetingState.CLOSED.value)
    make_ledgers(cast, [held, make_meeting(cast.unit, 2025)], items)
    return cast, held


@contextmanager
def rows_read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many rows come from the database, query by query; not of those that ask for a few columns alone."""
    read: list[int] = []
    real = compiler.cursor_iter

    def counted(*args: Any) -> Iterator[Any]:  # noqa: ANN401  Django's own
        for rows in real(*args):
            if rows and len(rows[0]) > A_FEW:
                read.append(len(rows))
            yield rows

    with monkeypatch.context() as patched:
        patched.setattr(compiler, "cursor_iter", counted)
        yield read


def asked_and_read(
    items: int, browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> dict[str, tuple[int, int]]:
    cast, held = with_ledgers(items)
    ledger = reverse("rectification:ledger", args=[held.pk])
    trail = reverse("rectification:trail", args=[held.pk])
    addresses = [
        (cast.secretary, ledger), (cast.secretary, f"{ledger}?page=2"),
        (cast.secretary, f"{ledger}?sort=last"), (cast.secretary, f"{ledger}?view=tasks"),
        (cast.secretary, f"{ledger}?q=。"), (cast.superior, ledger),
        (cast.secretary, reverse("rectification:then", args=[held.pk]) + "?day=2025-06-30"),
        (cast.leader, trail), (cast.leader, f"{trail}?page=2"), (cast.secretary, trail),
    ]  # fmt: skip
    found = {}
    for person, address in addresses:
        browser = browser_of(person)
        browser.get(address)  # what the day's first visitor does, once for all
        with CaptureQueriesContext(connection) as queries, rows_read(monkeypatch) as read:
            answer = browser.get(address)
        assert answer.status_code == 200
        assert 'rel="next"' in answer.content.decode(), address
        name = f"{person.name} {address.replace(str(held.pk), '')}"
        found[name] = len(queries), max(read)
    return found


def test_a_page_of_many_items_asks_no_more_often_and_reads_no_more_rows(
    browser_of: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction.atomic():
        of_few = asked_and_read(FEW, browser_of, monkeypatch)
        transaction.set_rollback(True)
    of_many = asked_and_read(MANY, browser_of, monkeypatch)
    most_on_a_page = 3 * 30
    for (name, (asked, _)), (asked_of_many, read) in zip(
        of_few.items(), of_many.values(), strict=True
    ):
        assert asked_of_many <= asked + 2, name
        assert read <= most_on_a_page, name


@pytest.mark.parametrize("part", ["leader", "secretary", "member", "cadre", "superior"])
def test_the_pages_of_a_trail_are_what_the_core_weaves_of_everything(part: str) -> None:
    cast, held = with_ledgers(60)
    actor = actor_for(cast.people()[part])
    everything = list(strands_of(actor, held))
    trail = Trail(actor, held)
    whole = trail.narrowed(TrailChosen())
    size = 7
    paged = [one for first in range(0, len(whole), size) for one in whole[first : first + size]]
    assert paged == everything
    assert trail.total == len(everything)
    assert trail.loose == sum(one.loose for one in everything)
    for chosen in (TrailChosen(stop="loose"), TrailChosen(whose="team"), TrailChosen(stop="done")):
        narrowed = trail.narrowed(chosen)
        assert len(narrowed[:]) == len(narrowed)


def test_the_last_page_is_read_from_the_end_and_in_order(browser_of: Browser) -> None:
    cast, held = with_ledgers(FEW)
    address = reverse("rectification:ledger", args=[held.pk])
    last = browser_of(cast.secretary).get(f"{address}?page=99").context["page"]
    numbers = [one.number for one in last]
    assert numbers == sorted(numbers)
    there = held.items.exclude(state="dropped").order_by("number")
    assert numbers == [one.number for one in there][(last.number - 1) * 30 :]


def test_words_are_found_in_chinese_and_in_letters_of_either_case(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    make_item(cast, meeting, problem="汇报多用PPT，下去看得少。")
    make_item(cast, meeting, problem="督办件超期。")
    address = reverse("rectification:ledger", args=[meeting.pk])
    for word, number in (("ppt", 1), ("PPT", 1), ("看得少", 1), ("。", 2), (cast.member.name, 2)):
        page = browser_of(cast.secretary).get(address, {"q": word}).context["page"]
        assert page.paginator.count == number, word
