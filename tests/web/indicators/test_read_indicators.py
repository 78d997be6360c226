"""Who sees which indicator; what lists, desks, reminders, search and files say of them; talks count and tell nothing."""

import io
from collections.abc import Callable
from datetime import UTC, date, datetime

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.indicators.kinds import IndicatorKind
from duizhao.web.desk.services import remind_of_dates
from duizhao.web.indicators.access import indicators_for
from duizhao.web.indicators.selectors.figures import figures_of
from duizhao.web.indicators.selectors.lists import open_work_of, waiting_for
from duizhao.web.search.found import find
from duizhao.web.units.models import Department, Person
from make import TODAY, actor_for, make_entry, make_indicator, make_meeting, make_talk
from reminded import Committed, told

pytestmark = on_both

Browser = Callable[[Person | None], Client]


def test_both_doors_give_the_same_answer(cast: Cast, browser_of: Browser) -> None:
    rows = [
        make_indicator(cast.unit),
        make_indicator(cast.unit, person=cast.member),
        make_indicator(cast.unit, person=cast.leader, responsible=[cast.cadre]),
    ]
    for name, person in cast.people().items():
        if person.user is None:
            continue
        seen = set(indicators_for(actor_for(person), cast.unit).values_list("pk", flat=True))
        for row in rows:
            status = browser_of(person).get(row.get_absolute_url()).status_code
            assert (status == 200) is (row.pk in seen), name
    own = set(indicators_for(actor_for(cast.member), cast.unit))
    assert own == {rows[0], rows[1]}
    assert list(indicators_for(actor_for(cast.cadre), cast.unit)) == [rows[2]]


@pytest.fixture
def talks(cast: Cast) -> "tuple[Person, Person]":
    other = Person.objects.create(unit=cast.unit, name="马德胜", number="A3", team_rank=3)
    meeting = make_meeting(cast.unit)
    said = {"held_on": date(2026, 1, 8), "state": "recorded", "problems_of_other": "急躁"}
    make_talk(meeting, cast.leader, cast.member, **said)
    make_talk(meeting, cast.leader, other)
    return cast.member, other


def talking(cast: Cast, *covered: Person, person: Person | None = None) -> None:
    indicator = make_indicator(
        cast.unit, IndicatorKind.TALKS, title="主要负责人谈心谈话", coverage="team", person=person
    )
    for one in covered:
        indicator.covered.create(label=one.name, person=one)


def test_talks_that_exist_count_without_being_typed(
    cast: Cast, talks: tuple[Person, Person]
) -> None:
    talking(cast, *talks, person=cast.leader)
    (row,) = figures_of(cast.unit.indicators.all(), today=TODAY)
    assert row.standing is not None
    assert row.standing.done == 1
    assert [one.label for one in row.gaps] == ["马德胜"]
    indicator = cast.unit.indicators.get()
    make_entry(indicator, indicator.covered.get(label="沈若兰"))
    make_entry(indicator, indicator.covered.get(label="沈若兰"), on=date(2026, 1, 11))
    (row,) = figures_of([indicator], today=TODAY)
    assert row.standing is not None
    assert row.standing.done == 1


@pytest.mark.usefixtures("the_day")
def test_what_was_said_is_never_shown_and_who_talked_only_to_those_who_may_know(
    cast: Cast, talks: tuple[Person, Person], browser_of: Browser
) -> None:
    talking(cast, *talks)
    page = cast.unit.indicators.get().get_absolute_url()
    for person, named in ((cast.secretary, True), (cast.leader, True), (cast.member, False)):
        content = browser_of(person).get(page).content.decode()
        main = content[content.index("<main") :]
        assert ("马德胜" in main) is named, person
        assert "急躁" not in content
        listed = browser_of(person).get(reverse("indicators:list", args=[cast.unit.pk]))
        assert ("马德胜" in listed.content.decode()) is named


@pytest.fixture
def late(cast: Cast) -> None:
    Department.objects.create(unit=cast.unit, name="人事科")
    make_indicator(
        cast.unit, title="制定修订制度", responsible=[cast.cadre], target=4, period="window",
        rhythm="", first_day=date(2025, 1, 1), last_day=date(2025, 12, 31),
    )  # fmt: skip
    make_indicator(
        cast.unit, title="本季度调研", responsible=[cast.member], target=2, period="quarter",
        rhythm="", first_day=date(2025, 11, 1), last_day=date(2026, 1, 20), coverage="none",
    )  # fmt: skip


@pytest.mark.usefixtures("late")
def test_the_desk_says_what_lacks_to_him_who_sees_to_it_and_to_the_office_how_many(
    cast: Cast,
) -> None:
    (own,) = waiting_for(actor_for(cast.cadre), today=TODAY)
    assert own.late
    assert "少 4 次" in own.what
    (office,) = waiting_for(actor_for(cast.secretary), today=TODAY)
    assert office.what == "有 1 个指标没有按期做够"
    assert waiting_for(actor_for(cast.leader), today=TODAY) == []
    assert [one.words for one in open_work_of(cast.cadre.pk)] == ["负责指标“制定修订制度”"]


def test_a_reminder_comes_once_for_each_step(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    make_indicator(cast.unit, responsible=[cast.cadre], target=3, period="month", rhythm="")
    for day in (date(2026, 1, 20), date(2026, 1, 21), date(2026, 2, 1), date(2026, 2, 20)):
        with django_capture_on_commit_callbacks(execute=True):
            remind_of_dates(today=day, at=datetime(2026, 1, 20, 1, tzinfo=UTC))
    assert told(cast.cadre) == ["indicator:soon", "indicator:soon"]


@pytest.mark.usefixtures("the_day", "late")
def test_the_list_is_narrowed_sorted_and_taken_out_as_it_is_shown(
    cast: Cast, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    address = reverse("indicators:list", args=[cast.unit.pk])
    page = browser.get(address, {"show": "late"}).content.decode()
    main = page[page.index("<table") :]
    assert "制定修订制度" in main
    by_person = browser.get(address, {"person": cast.member.pk}).content.decode()
    assert "制定修订制度" not in by_person[by_person.index("<table") :]
    assert "没有符合条件的指标" in browser.get(address, {"q": "没有这个"}).content.decode()
    file = browser.get(reverse("indicators:list-file", args=[cast.unit.pk]), {"q": "调研"})
    sheet = openpyxl.load_workbook(io.BytesIO(file.content))["指标"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["本季度调研"]


@pytest.mark.usefixtures("the_day", "late")
def test_an_indicator_goes_out_with_its_entries_and_the_numbers_of_its_charts(
    cast: Cast, browser_of: Browser
) -> None:
    indicator = cast.unit.indicators.get(title="本季度调研")
    make_entry(indicator, note="=1+1")
    file = browser_of(cast.leader).get(reverse("indicators:indicator-file", args=[indicator.pk]))
    book = openpyxl.load_workbook(io.BytesIO(file.content))
    assert book.sheetnames == ["说明", "登记", "按时段", "还剩多少"]
    assert book["登记"]["E2"].value == "=1+1"
    assert book["登记"]["E2"].data_type == "s"


def test_search_finds_indicators_and_entries_of_those_who_may_see_them(cast: Cast) -> None:
    make_meeting(cast.unit)
    indicator = make_indicator(cast.unit, title="到灌区蹲点", person=cast.leader)
    make_entry(indicator, note="在赵家渠灌区住了两天")
    make_entry(indicator, note="赵家渠灌区", withdrawn_at=datetime(2026, 1, 9, tzinfo=UTC), withdrawn_reason="点错了")  # fmt: skip
    kinds = [hit.kind.label for hit in find(actor_for(cast.secretary), "灌区")]
    assert kinds == ["指标", "指标的登记"]
    assert find(actor_for(cast.member), "灌区") == []
