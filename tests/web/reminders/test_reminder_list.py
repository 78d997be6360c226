"""The page head counts what is unread; the list leads to the place, and each person sees his own alone."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.web.reminders.access import reminder_for, reminders_for
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.models import Reminder
from duizhao.web.units.middleware import ACTING_FOR
from duizhao.web.units.models import Person
from make import actor_for, assign, make_reminder

Browser = Callable[[Person | None], Client]
LIST = reverse("reminders:list")


def page(browser: Client, query: str = "") -> str:
    return browser.get(LIST + query).content.decode()


def test_the_head_of_every_page_counts_what_is_unread(cast: Cast, browser_of: Browser) -> None:
    member = browser_of(cast.member)
    assert '<span class="count">' not in member.get("/check/").content.decode()
    make_reminder(cast.member)
    make_reminder(cast.member, read_at=datetime(2026, 1, 12, 2, tzinfo=UTC))
    assert '<span class="count">1</span>' in member.get("/check/").content.decode()
    assert '<span class="count">' not in browser_of(cast.leader).get("/check/").content.decode()


def test_a_reminder_leads_to_the_place_and_counts_as_read(cast: Cast, browser_of: Browser) -> None:
    reminder = make_reminder(cast.member, address="/meetings/")
    browser = browser_of(cast.member)
    assert "没看过的（1）" in page(browser)
    answer = browser.get(reverse("reminders:open", args=[reminder.pk]))
    assert (answer.status_code, answer["Location"]) == (302, "/meetings/")
    assert "没看过的（0）" in page(browser)
    assert "对方写了谈话记录" in page(browser)
    assert "对方写了谈话记录" not in page(browser, "?show=unread")


def test_one_or_all_are_marked_as_read(cast: Cast, browser_of: Browser) -> None:
    first, _ = make_reminder(cast.member), make_reminder(cast.member)
    others = make_reminder(cast.leader)
    browser = browser_of(cast.member)
    browser.post(reverse("reminders:read", args=[first.pk]))
    assert "没看过的（1）" in page(browser)
    answer = browser.post(reverse("reminders:read-all"), follow=True)
    assert "1 条提醒已标为看过" in answer.content.decode()
    others.refresh_from_db()
    assert others.read_at is None


def test_a_long_list_is_cut_into_pages(cast: Cast, browser_of: Browser) -> None:
    for number in range(35):
        make_reminder(cast.member, about=f"第{number}次会议")
    assert "第 1 页，共 2 页（35 条）" in page(browser_of(cast.member))
    assert "第0次会议" in page(browser_of(cast.member), "?page=2")


def test_an_empty_list_says_what_will_stand_there(cast: Cast, browser_of: Browser) -> None:
    assert "还没有提醒" in page(browser_of(cast.bystander))


def test_a_kind_that_this_version_knows_no_more_is_still_shown(
    cast: Cast, browser_of: Browser
) -> None:
    reminder = make_reminder(cast.member)
    Reminder.objects.filter(pk=reminder.pk).update(kind="meeting:forgotten")
    assert "meeting:forgotten" in page(browser_of(cast.member))


def test_who_keeps_the_record_for_him_does_not_read_his_reminders(
    cast: Cast, browser_of: Browser
) -> None:
    make_reminder(cast.leader, ReminderKind.OPINION_FED_BACK)
    assign(cast.secretary, Role.LEADER, acting_for=cast.leader)
    browser = browser_of(cast.secretary)
    session = browser.session
    session[ACTING_FOR] = cast.leader.pk
    session.save()
    shown = page(browser)
    assert "对您的意见已经反馈" not in shown
    assert "代录的时候看不到他的提醒" in shown
    assert '<span class="count">' not in shown


def test_both_doors_give_the_same_answer(cast: Cast) -> None:
    for person in cast.people().values():
        make_reminder(person)
    for person in cast.people().values():
        actor = actor_for(person)
        (mine,) = reminders_for(actor)
        assert (mine.person_id, reminder_for(actor, mine.pk)) == (person.pk, mine)
