"""A meeting that is put off or called off closes what is open, and the page says so before it is done."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.opinion_round import RoundChannel
from duizhao.web.audit.models import Entry
from duizhao.web.conduct import services
from duizhao.web.desk.waiting import desks_of
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.opinions.services import (
    RoundWords,
    close_round,
    draft_round,
    extend_round,
    open_round,
)
from duizhao.web.talks.services import TalkWords, add_talk, confirm_talk, plan_talks, record_talk
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Person
from duizhao.web.urns.models import Urn
from make import TODAY, actor_for, make_meeting, make_reference, make_round, make_talk
from opinion_rounds import NOW, collecting, opened

Browser = Callable[[Person | None], Client]
REASON = "与巡察整改专题会合并召开"


def states() -> list[str]:
    return list(Round.objects.order_by("pk").values_list("state", flat=True))


def test_calling_off_destroys_unread_what_was_not_opened_and_keeps_what_was(cast: Cast) -> None:
    read = opened(cast)
    meeting = read.meeting
    collecting(cast, meeting=meeting).hand_in(0)
    waiting = collecting(cast, meeting=meeting)
    waiting.hand_in(1)
    close_round(waiting.round, by=actor_for(cast.secretary), at=NOW)
    make_round(meeting, "第二轮书面征求意见")
    services.call_off(meeting, REASON, by=actor_for(cast.leader), at=NOW)
    assert states() == ["opened", "destroyed", "destroyed", "destroyed"]
    assert not Urn.objects.exists()
    assert Opinion.objects.filter(round=read).count() == Opinion.objects.count() == 6
    gone = Entry.objects.filter(event="round:destroyed")
    assert {entry.note for entry in gone} == {"会议取消召开"}


def test_postponing_closes_what_collects_and_it_can_be_extended_afterwards(cast: Cast) -> None:
    running, by = collecting(cast), actor_for(cast.secretary)
    meeting = running.round.meeting
    make_round(meeting, "第二轮书面征求意见")
    services.postpone(meeting, "防汛应急响应期间", by=by, at=NOW)
    assert states() == ["closed", "drafted"]
    assert Urn.objects.count() == 1
    first, second = Round.objects.order_by("pk")
    with pytest.raises(Refused, match="延期召开"):
        extend_round(first, first.due.replace(day=28), by=by, at=NOW)
    with pytest.raises(Refused, match="延期召开"):
        open_round(second, by=by, at=NOW, slips=8)
    assert states() == ["closed", "drafted"]
    services.resume(meeting, by=by, at=NOW)
    first.refresh_from_db()
    extend_round(Round.objects.get(pk=first.pk), first.due.replace(day=28), by=by, at=NOW)
    assert states() == ["open", "drafted"]


def test_no_round_is_planned_for_a_meeting_that_was_called_off(cast: Cast) -> None:
    meeting = make_meeting(cast.unit, state="called_off")
    words = RoundWords(title="书面征求意见", channel=RoundChannel.FORUM, due=TODAY)
    with pytest.raises(Refused, match="取消召开"):
        draft_round(meeting, words, by=actor_for(cast.secretary), at=NOW)
    assert not Round.objects.exists()


def test_talks_of_a_meeting_that_was_called_off_wait_for_nobody(cast: Cast) -> None:
    meeting, by = make_meeting(cast.unit), actor_for(cast.member)
    due = make_talk(meeting, cast.leader, cast.member)
    recorded = make_talk(meeting, cast.member, cast.cadre, state="recorded", held_on=TODAY)
    services.call_off(meeting, REASON, by=actor_for(cast.secretary), at=NOW)
    assert desks_of(by, today=TODAY) == []
    for talk in (due, recorded):
        talk.refresh_from_db()
    words = TalkWords(held_on=TODAY, problems_of_one="听汇报多。")
    with pytest.raises(Refused, match="取消召开"):
        record_talk(due, words, by=by, at=NOW, today=TODAY)
    with pytest.raises(Refused, match="取消召开"):
        confirm_talk(recorded, by=by, at=NOW)
    for act in (
        lambda: plan_talks(meeting, frozenset(), by=actor_for(cast.secretary), at=NOW),
        lambda: add_talk(meeting, cast.leader, cast.cadre, by=actor_for(cast.secretary), at=NOW),
    ):
        with pytest.raises(Refused, match="取消召开"):
            act()
    assert sorted(meeting.talks.values_list("state", flat=True)) == ["due", "recorded"]
    assert not Point.objects.exists()


def test_the_page_says_what_will_happen_before_it_is_done(cast: Cast, browser_of: Browser) -> None:
    running = collecting(cast)
    meeting = running.round.meeting
    make_round(meeting, "第二轮书面征求意见")
    make_talk(meeting, cast.leader, cast.member)
    browser = browser_of(cast.secretary)
    page = browser.get(reverse("conduct:call-off", args=[meeting.pk])).content.decode()
    assert "没有开封的 1 轮意见（面向机关干部征求意见）不看就销毁" in page
    assert "还没有开始的 1 轮（第二轮书面征求意见）不再开始" in page
    assert "还没有谈的 1 次谈心谈话不用再谈" in page
    page = browser.get(reverse("conduct:postpone", args=[meeting.pk])).content.decode()
    assert "正在征求的 1 轮意见（面向机关干部征求意见）马上截止" in page
    assert states() == ["open", "drafted"]


def test_the_pages_of_talks_and_opinions_say_that_it_is_off(
    cast: Cast, browser_of: Browser
) -> None:
    meeting = make_meeting(cast.unit, state="called_off")
    due = make_talk(meeting, cast.leader, cast.member)
    browser = browser_of(cast.member)
    for address in (
        reverse("talks:list", args=[meeting.pk]),
        reverse("talks:talk", args=[due.pk]),
        reverse("opinions:rounds", args=[meeting.pk]),
    ):
        assert "这次会议取消召开" in browser.get(address).content.decode()


@pytest.mark.parametrize("state", ["closed", "called_off", "ordered_again"])
def test_once_a_meeting_is_over_the_office_is_offered_nothing_that_would_be_refused(
    cast: Cast, browser_of: Browser, state: str
) -> None:
    meeting = make_meeting(cast.unit, state=state)
    meeting.stages.create(stage="study")
    make_reference(meeting, "关于开好2025年度民主生活会的通知", "材料由本人动手写。")
    make_talk(meeting, cast.leader, cast.member)
    offered = {
        "meetings:detail": ("今天完成", "改方案", "改通知内容"),
        "meetings:references": ("删去", "加一份"),
        "screening:runs": ("开始筛查",),
        "opinions:rounds": ("开一轮",),
        "talks:list": ("生成应谈的双方",),
    }
    office, member = browser_of(cast.secretary), browser_of(cast.member)
    for name, words in offered.items():
        address = reverse(name, args=[meeting.pk])
        page = office.get(address).content.decode()
        assert [word for word in words if word in page] == [], name
        Meeting.objects.filter(pk=meeting.pk).update(state="preparing")
        page = office.get(address).content.decode()
        assert [word for word in words if word not in page] == [], name
        Meeting.objects.filter(pk=meeting.pk).update(state=state)
    assert "写记录" not in member.get(reverse("talks:list", args=[meeting.pk])).content.decode()
