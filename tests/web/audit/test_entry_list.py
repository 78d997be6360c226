"""The audit administrator reads the log of his units, narrows it, and takes it out as a file that runs nothing."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import transaction
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from databases import on_both
from duizhao.web.audit.events import Event
from duizhao.web.audit.models import Entry
from duizhao.web.audit.services import record
from duizhao.web.units.models import Person
from make import actor_for

pytestmark = on_both

Browser = Callable[[Person | None], Client]


def at(day: int, hour: int = 9) -> datetime:
    return timezone.make_aware(datetime(2026, 1, day, hour))  # noqa: DTZ001  made aware here


@pytest.fixture
def log(cast: Cast) -> None:
    with transaction.atomic():
        for day, event, person, note in (
            (5, Event.PERSON_ADDED, cast.secretary, "=HYPERLINK(1)"),
            (6, Event.ROLE_ASSIGNED, cast.security_admin, "田野：干部"),
            (7, Event.PERSON_LEFT, cast.outsider, "别的单位的人"),
        ):
            record(
                event, subject=person, unit_id=person.unit_id, by=actor_for(person),
                at=at(day, 23), note=note,
            )  # fmt: skip


def page(browser: Client, query: str = "") -> str:
    return browser.get(f"{reverse('audit:list')}?{query}").content.decode()


@pytest.mark.usefixtures("log")
def test_he_reads_his_own_unit_alone(cast: Cast, browser_of: Browser) -> None:
    shown = page(browser_of(cast.audit_admin))
    assert "田野：干部" in shown
    assert "别的单位的人" not in shown


@pytest.mark.usefixtures("log")
def test_it_is_narrowed_by_event_person_and_day(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.audit_admin)
    assert "邓芳" not in page(browser, "event=person:added")
    assert "孙晓雯" not in page(browser, "person=邓")
    last = page(browser, "last=2026-01-05")
    assert "2026-01-05 23:00" in last
    assert "2026-01-06" not in last
    assert "没有符合条件的记录" in page(browser, "first=2026-01-07")


@pytest.mark.usefixtures("log")
def test_a_day_that_is_none_is_told(cast: Cast, browser_of: Browser) -> None:
    answer = browser_of(cast.audit_admin).get(f"{reverse('audit:list')}?first=昨天")
    assert answer.status_code == 422


@pytest.mark.usefixtures("log")
def test_the_file_has_its_mark_no_formulas_and_is_entered(cast: Cast, browser_of: Browser) -> None:
    answer = browser_of(cast.audit_admin).get(reverse("audit:file"))
    assert isinstance(answer, StreamingHttpResponse)
    content = b"".join(answer).decode()
    lines = content.splitlines()
    assert lines[0] == "\ufeff时间,事件,姓名,代录人,对象,说明"
    assert lines[1].startswith("2026-01-06 23:00:00,授予角色,邓芳,,person:")
    assert lines[2].endswith("'=HYPERLINK(1)")
    assert Entry.objects.latest("pk").event == "audit:exported"


def test_it_is_paged_and_asks_few_questions(
    cast: Cast, browser_of: Browser, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with transaction.atomic():
        for hour in range(60):
            record(
                Event.PERSON_EDITED, subject=cast.cadre, unit_id=cast.unit.pk,
                by=actor_for(cast.secretary), at=at(8), note=str(hour),
            )  # fmt: skip
    browser = browser_of(cast.audit_admin)
    with django_assert_max_num_queries(6):
        assert "第 1 页，共 2 页（60 条）" in page(browser)
