"""The pictures of a ledger: of what the reader may see, with their tables, and as a file."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cast import Cast
from databases import on_both
from duizhao.web.rectification.selectors.comparison import comparison_of
from duizhao.web.rectification.selectors.pictures import pictures_of
from duizhao.web.rectification.services import verification
from duizhao.web.units.models import Person
from ledger_scenes import make_closed, make_departments, make_item, make_started
from make import actor_for, make_meeting

pytestmark = on_both

Browser = Callable[[Person | None], Client]
BEFORE, TODAY = date(2026, 1, 11), date(2026, 1, 12)


def test_the_pictures_show_bars_lines_and_tables(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    item = make_closed(cast, meeting)
    item.tasks.update(department=make_departments(cast)[0])
    make_started(cast, meeting)
    answer = browser_of(cast.secretary).get(reverse("rectification:pictures", args=[meeting.pk]))
    shown = answer.content.decode()
    for words in ("各方面的进度", "没有销号的还剩几条", "没有销号的列入台账多久了", "○ 办公室"):
        assert words in shown
    assert shown.count("看数字") == 3


def test_who_sees_no_item_sees_no_picture(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    make_item(cast, meeting)
    answer = browser_of(cast.cadre).get(reverse("rectification:pictures", args=[meeting.pk]))
    assert "这里还没有您能看的整改事项" in answer.content.decode()
    assert pictures_of(actor_for(cast.cadre), meeting, today=TODAY) is None


def test_the_pictures_ask_no_more_often_for_more_items(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    make_started(cast, meeting)
    address = reverse("rectification:pictures", args=[meeting.pk])
    browser = browser_of(cast.secretary)
    browser.get(address)  # what the day's first visitor does, once for all

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(address).status_code == 200
        return len(queries)

    few = asked()
    for _ in range(4):
        make_closed(cast, meeting)
    assert asked() <= few <= 24


def test_the_numbers_go_out_with_what_they_mean(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    make_closed(cast, meeting)
    address = reverse("rectification:pictures-file", args=[meeting.pk])
    book = load_workbook(io.BytesIO(browser_of(cast.secretary).get(address).content))
    assert book.sheetnames == ["说明", "各方面的进度", "还剩多少", "列入多久了"]
    assert [cell.value for cell in book["各方面的进度"][2]] == ["没有写方面", 1, 0, 1]


def test_two_days_say_what_is_new_closed_sent_back(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_closed(cast, meeting)
    found = comparison_of(actor_for(cast.secretary), meeting, BEFORE, TODAY)
    assert [(one.turn.value, len(one.items)) for one in found.groups] == [
        ("new", 1), ("closed", 1)
    ]  # fmt: skip
    assert (found.before.total, found.after.total, found.after.closed) == (0, 1, 1)
    assert found.sentence.startswith("从 2026-01-11 到 2026-01-12：新列入 1 条，销号 1 条。")


def test_an_item_that_was_closed_before_and_is_back_is_told(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    item = make_closed(cast, meeting)
    verification.reopen_item(
        item, "又有督办件超期", date(2026, 4, 30), by=actor_for(cast.secretary),
        at=datetime(2026, 1, 20, 2, tzinfo=UTC),
    )  # fmt: skip
    found = comparison_of(actor_for(cast.secretary), meeting, TODAY, date(2026, 1, 31))
    assert [one.turn.value for one in found.groups] == ["relapsed"]
    assert "2026-01-20 又有督办件超期" in found.groups[0].items[0].said


def test_nothing_that_may_not_be_seen_is_compared(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_item(cast, meeting)
    found = comparison_of(actor_for(cast.cadre), meeting, BEFORE, TODAY)
    assert (found.groups, found.after.total) == ((), 0)


def test_a_first_day_after_the_last_is_sent_back_with_what_is_wrong(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit)
    address = reverse("rectification:compare", args=[meeting.pk]) + "?first=2026-01-12"
    assert "要比后一天早" in browser_of(cast.secretary).get(address).content.decode()


def test_the_comparison_goes_out_as_a_workbook(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    make_started(cast, meeting)
    address = reverse("rectification:compare-file", args=[meeting.pk]) + "?first=2026-01-11"
    book = load_workbook(io.BytesIO(browser_of(cast.secretary).get(address).content))
    assert book.sheetnames == ["说明", "概况", "变动"]
    assert book["变动"]["A2"].value == "新列入"
