"""A year's holidays are pasted, typed or handed in as a file, and hold for the unit and those below it."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.unfit import Unfit
from duizhao.web.audit.models import Entry
from duizhao.web.units.holidays import workdays_of
from duizhao.web.units.models import Person, UnitHolidays
from duizhao.web.units.services.holidays import drop_holidays, enter_holidays
from make import actor_for, make_unit

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
TYPED = "元旦：1月1日至3日放假。\n春节：2月5日至12日放假。1月31日、2月13日上班。"


def test_a_year_that_was_entered_is_known_and_leaves_one_entry(cast: Cast) -> None:
    assert 2027 not in workdays_of(cast.unit).known
    enter_holidays(cast.unit, 2027, TYPED, by=actor_for(cast.secretary), at=NOW)
    workdays = workdays_of(cast.unit)
    assert 2027 in workdays.known
    assert workdays.works(date(2027, 1, 31))
    assert not workdays.works(date(2027, 2, 5))
    assert [entry.event for entry in Entry.objects.all()] == ["holidays:entered"]


def test_what_cannot_be_read_is_refused_and_nothing_is_left(cast: Cast) -> None:
    with pytest.raises(Unfit, match="没有2027年2月30日"):
        enter_holidays(cast.unit, 2027, "元旦：2月30日放假", by=actor_for(cast.secretary), at=NOW)
    assert not UnitHolidays.objects.exists()
    assert not Entry.objects.exists()


def test_it_holds_for_units_below_and_the_nearest_entry_wins(cast: Cast) -> None:
    UnitHolidays.objects.create(unit=cast.upper, year=2026, words="元旦：1月1日放假。")
    lower = make_unit("清河市水务局河道管理处", cast.unit)
    assert workdays_of(lower).works(date(2026, 1, 2))
    assert not workdays_of(make_unit("临江市水务局")).works(date(2026, 1, 2))
    UnitHolidays.objects.create(unit=cast.unit, year=2026, words="元旦：1月1日至2日放假。")
    assert not workdays_of(lower).works(date(2026, 1, 2))
    assert workdays_of(cast.upper).works(date(2026, 1, 2))


def test_dropping_goes_back_to_what_ships(cast: Cast) -> None:
    by = actor_for(cast.system_admin)
    enter_holidays(cast.unit, 2026, "元旦：1月1日放假。", by=by, at=NOW)
    drop_holidays(cast.unit, 2026, by=by, at=NOW)
    assert not workdays_of(cast.unit).works(date(2026, 1, 2))
    with pytest.raises(Refused, match="没有登记过"):
        drop_holidays(cast.unit, 2026, by=by, at=NOW)


def test_only_the_office_and_the_system_administrator_enter(cast: Cast) -> None:
    for person in (cast.leader, cast.member, cast.outsider, cast.security_admin):
        with pytest.raises(Forbidden):
            enter_holidays(cast.unit, 2027, TYPED, by=actor_for(person), at=NOW)
    assert not UnitHolidays.objects.exists()


def test_a_mistake_is_told_and_what_was_typed_stays(cast: Cast, browser_of: Browser) -> None:
    address = reverse("units:holidays-year", args=[cast.unit.pk, 2027])
    typed = "元旦：1月1日（周四）至3日放假。"
    answer = browser_of(cast.secretary).post(address, {"words": typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "年份选对了吗" in page
    assert typed in page
    assert not UnitHolidays.objects.exists()


def test_a_file_takes_the_place_of_the_field_and_a_wrong_one_stands_in_it(
    cast: Cast, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    address = reverse("units:holidays-year", args=[cast.unit.pk, 2027])
    good, bad = (
        SimpleUploadedFile("通知.txt", words.encode()) for words in (TYPED, "元旦：1月32日放假。")
    )
    answer = browser.post(address, {"words": "", "file": bad})
    assert answer.status_code == 422
    assert "元旦：1月32日放假。</textarea>" in answer.content.decode()
    assert browser.post(address, {"words": "", "file": good}).status_code == 302
    page = browser.get(address).content.decode()
    assert "2027-02-05 周五 至 2027-02-12 周五" in page
    assert "2027-01-31 周日、2027-02-13 周六" in page


def test_the_list_says_where_each_year_comes_from_and_which_is_missing(
    cast: Cast, browser_of: Browser
) -> None:
    enter_holidays(cast.unit, 2024, "元旦：1月1日放假。", by=actor_for(cast.secretary), at=NOW)
    address = reverse("units:holidays", args=[cast.unit.pk])
    page = browser_of(cast.secretary).get(address).content.decode()
    assert "2027 年的安排还没有登记" in page
    assert "随程序，已核对" in page
    assert "清河市水务局登记" in page
