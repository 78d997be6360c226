"""The list shows each person what he may read, what became of it, and counts; the superior sees counts alone."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from cast import Cast
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.web.inspections.access import (
    carried_items_for,
    findings_for,
    place_of_point,
    raised_for,
)
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Person
from make import (
    actor_for,
    make_carried_item,
    make_finding,
    make_inspection,
    make_list,
    make_meeting,
    make_problem,
)

Browser = Callable[[Person | None], Client]
ABOUT_TEAM, ABOUT_MEMBER = "督办件超期六件。", "分管领域招标把关不严。"
LEFT = "灌区产权确权还有两个镇没有完成"


@pytest.fixture
def meeting(cast: Cast) -> Meeting:
    meeting = make_meeting(cast.unit)
    inspection = make_inspection(meeting)
    problem = make_problem(make_list(meeting), "督办前紧后松")
    make_finding(inspection, ABOUT_TEAM, state="answered", problem=problem)
    own = make_problem(make_list(meeting, cast.member), "把关责任没有压实")
    make_finding(inspection, ABOUT_MEMBER, cast.member, number="2", state="answered", problem=own)
    make_carried_item(meeting, LEFT, promised="2025年底前办完。", became="完成七个镇。")
    return meeting


def page_of(browser: Client, meeting: Meeting, **narrowed: str) -> str:
    answer = browser.get(reverse("inspections:list", args=[meeting.pk]), narrowed)
    return answer.content.decode()


def test_each_sees_what_he_may_read(cast: Cast, meeting: Meeting, browser_of: Browser) -> None:
    for name in ("secretary", "leader", "member", "supervisor"):
        shown = page_of(browser_of(cast.people()[name]), meeting)
        assert (ABOUT_TEAM in shown, ABOUT_MEMBER in shown, LEFT in shown) == (True, True, True)
    make_finding(meeting.inspections.get(), "讨论人事先表态。", cast.leader, number="3")
    assert "讨论人事先表态。" not in page_of(browser_of(cast.member), meeting)


def test_the_superior_sees_counts_and_not_a_word(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    shown = page_of(browser_of(cast.superior), meeting)
    assert "共 3 条 · 已回应 2" in shown
    assert not [words for words in (ABOUT_TEAM, ABOUT_MEMBER, LEFT) if words in shown]
    assert "反馈意见" not in shown


def test_a_members_answer_is_named_to_those_alone_who_may_see_his_list(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    assert "把关责任没有压实" in page_of(browser_of(cast.member), meeting)
    shown = page_of(browser_of(cast.secretary), meeting)
    assert "督办前紧后松" in shown
    assert "把关责任没有压实" not in shown


def test_the_query_narrows_by_state_source_and_words(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    browser = browser_of(cast.secretary)
    assert LEFT in page_of(browser, meeting, state="open")
    assert ABOUT_TEAM not in page_of(browser, meeting, state="open")
    assert ABOUT_TEAM not in page_of(browser, meeting, source="carried")
    assert LEFT not in page_of(browser, meeting, source=str(meeting.inspections.get().pk))
    assert ABOUT_MEMBER in page_of(browser, meeting, q=cast.member.name)
    assert "没有符合条件的" in page_of(browser, meeting, q="没有这样的词")
    assert ABOUT_TEAM in page_of(browser, meeting, state="没有", source="99")


def test_an_open_one_leads_to_the_board_of_those_who_may_answer_it(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    make_finding(meeting.inspections.get(), "会前准备不足。", cast.member, number="4")
    board = reverse("trail:board", args=[meeting.pk, cast.member.pk])
    assert f"{board}#point-" in page_of(browser_of(cast.member), meeting)
    assert board not in page_of(browser_of(cast.secretary), meeting)


def test_counts_and_empty_pages_say_how_to_begin(
    cast: Cast, meeting: Meeting, browser_of: Browser
) -> None:
    assert "3 条 · 已回应 2" in page_of(browser_of(cast.secretary), meeting)
    empty = make_meeting(cast.unit, 2024)
    assert "先登记一份反馈" in page_of(browser_of(cast.secretary), empty)
    assert "由会务登记" in page_of(browser_of(cast.supervisor), empty)
    make_inspection(empty)
    assert "反馈登记了，还没有问题" in page_of(browser_of(cast.secretary), empty)


def test_the_doors_of_rows_and_of_lists_give_the_same_answer(cast: Cast, meeting: Meeting) -> None:
    for person in cast.people().values():
        actor = actor_for(person)
        points = {finding.point for finding in findings_for(actor, meeting.unit)}
        points |= {item.point for item in carried_items_for(actor, meeting.unit)}
        assert points == set(raised_for(actor, meeting))
        assert points == {
            point
            for point in meeting.points.all()
            if may(actor, Act.INSPECTION_READ, place_of_point(point))
        }


def test_a_hundred_rows_cost_no_more_queries_than_a_few(
    cast: Cast,
    meeting: Meeting,
    browser_of: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    inspection = meeting.inspections.get()
    for number in range(10, 110):
        make_finding(inspection, f"第{number}个问题。", number=str(number))
    browser = browser_of(cast.secretary)
    with django_assert_max_num_queries(12):
        shown = page_of(browser, meeting)
    assert "第 1 页，共 4 页" in shown
