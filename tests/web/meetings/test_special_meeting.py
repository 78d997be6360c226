"""A special meeting says what made it necessary; its last day follows where the notice sets days."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person
from make import make_planned_meeting

Browser = Callable[[Person | None], Client]
SPECIAL = {
    "kind": "other_special",
    "year": "2025",
    "title": "水库坝坡渗漏处置专题民主生活会",
    "trigger": "wrong_decision",
    "trigger_words": "东岭水库坝坡渗漏险情处置不及时",
    "triggered_on": "2026-01-05",
}


def test_it_is_opened_with_what_happened_and_the_page_shows_it(
    cast: Cast, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    assert browser.post(reverse("meetings:open"), SPECIAL).status_code == 302
    meeting = Meeting.objects.get()
    page = browser.get(reverse("meetings:detail", args=[meeting.pk])).content.decode()
    assert "重大决策失误，或者突发事件处置不当——东岭水库坝坡渗漏险情处置不及时" in page
    assert "2026-01-05" in page
    assert "民主生活会若干规定》（条款待核）" in page
    assert "没有写天数" in page


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"trigger": ""}, "要写明因为什么事召开"),
        ({"triggered_on": ""}, "请填写日期"),
        ({"triggered_on": "2026-02-01"}, "日期不能晚于今天"),
        ({"trigger": "other", "trigger_words": ""}, "请写明是什么事"),
        ({"kind": "annual"}, "只有专题民主生活会才填"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_opened(
    cast: Cast, browser_of: Browser, changed: dict[str, str], told: str
) -> None:
    answer = browser_of(cast.secretary).post(reverse("meetings:open"), {**SPECIAL, **changed})
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert SPECIAL["title"] in answer.content.decode()
    assert not Meeting.objects.exists()


def test_the_last_day_follows_from_the_days_that_the_notice_sets(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_planned_meeting(
        cast.unit, kind="inspection", trigger="finding", triggered_on=date(2026, 1, 5),
        parameters={"special_within": 20, "counting": "working"},
    )  # fmt: skip
    page = browser_of(cast.secretary).get(reverse("meetings:detail", args=[meeting.pk]))
    assert "事后 20 个工作日" in page.content.decode()
    assert "2026-02-02" in page.content.decode()
