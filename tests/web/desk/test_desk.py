"""The desk says what waits for me, the late things first, each with the page where it is done."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cast import Cast
from databases import on_both
from duizhao.core.access.roles import Role
from duizhao.core.cycle.stages import Stage
from duizhao.web.desk.waiting import desks_of
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.opinions.services import forward_opinions
from duizhao.web.statements.models import Draft
from duizhao.web.talks.services import TalkWords, record_talk
from duizhao.web.units.actors import actor_of
from duizhao.web.units.models import Person
from duizhao.web.units.services.acting import confirm_acting
from make import (
    TODAY,
    actor_for,
    assign,
    make_carried_item,
    make_finding,
    make_inspection,
    make_meeting,
    make_point,
    make_reading,
    make_round,
    make_section,
    make_talk,
)
from opinion_rounds import NOW, opened
from reminded import Committed, told

pytestmark = on_both


def whats(person: Person) -> list[str]:
    desks = desks_of(actor_for(person), today=TODAY)
    return [one.what for desk in desks for one in desk.waiting]


def plan(meeting: Meeting, stage: Stage, due: date, owner: Person | None = None) -> None:
    PlannedStage.objects.create(meeting=meeting, stage=stage.value, due=due, owner=owner)


def test_a_member_sees_his_points_readings_and_talks(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_point(meeting, person=cast.member)
    make_point(meeting, person=cast.leader)
    make_reading(meeting)
    make_talk(meeting, cast.leader, cast.member)
    assert whats(cast.member) == [
        "对您的 1 条意见等待回应",
        "学习：中央八项规定及其实施细则",
        "还有 1 次谈心谈话没有谈",
    ]


def test_what_is_late_comes_first(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_reading(meeting, due=date(2026, 2, 1))
    plan(meeting, Stage.PROBLEMS, date(2026, 1, 5))
    make_point(meeting, person=cast.member)
    late, later = desks_of(actor_for(cast.member), today=TODAY)[0].waiting
    assert (late.what, late.late) == ("对您的 1 条意见等待回应", True)
    assert (later.due, later.late) == (date(2026, 2, 1), False)


def test_the_secretary_sees_late_stages_and_the_teams_points(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    plan(meeting, Stage.TALKS, date(2026, 1, 5))
    make_point(meeting)
    assert whats(cast.secretary) == ["“谈心谈话”已超期", "班子的 1 条意见等待回应"]


def test_who_sees_to_a_stage_has_it_before_him_three_days_ahead(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    plan(meeting, Stage.STUDY, date(2026, 1, 5), cast.member)
    plan(meeting, Stage.TALKS, date(2026, 1, 15), cast.member)
    plan(meeting, Stage.PROBLEMS, date(2026, 1, 16), cast.member)
    plan(meeting, Stage.SITTING, date(2026, 1, 13), cast.leader)
    assert whats(cast.member) == ["“学习”已超期", "“谈心谈话”快到期了"]
    assert whats(cast.secretary) == ["“学习”已超期"]


def test_a_recorded_talk_waits_for_the_other_side_alone(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_talk(
        meeting, cast.leader, cast.member, state="recorded", held_on=TODAY,
        other_confirmed_at="2026-01-11T02:00Z",
    )  # fmt: skip
    assert whats(cast.leader) == ["确认谈话记录：周明远 — 沈若兰"]
    assert whats(cast.member) == []


def test_a_meeting_that_is_over_waits_for_nobody(cast: Cast) -> None:
    make_point(make_meeting(cast.unit, state="closed"), person=cast.member)
    assert desks_of(actor_for(cast.member), today=TODAY) == []


def test_the_office_sees_the_rounds_that_wait_for_it(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_round(meeting, "机关干部", due=date(2026, 1, 11), state="open")
    make_round(meeting, "基层站所", state="closed")
    make_round(meeting, "服务对象", state="open")
    assert whats(cast.secretary) == ["截止征求意见：机关干部", "意见开封：基层站所"]


def test_forwarded_opinions_wait_for_a_signature(cast: Cast) -> None:
    shown = opened(cast)
    assert whats(cast.secretary) == ["反馈意见：面向机关干部征求意见"]
    forward_opinions(shown, by=actor_for(cast.secretary), at=NOW)
    assert whats(cast.member)[0] == "对您的 1 条意见等待签收"
    assert whats(cast.leader)[0] == "对班子的 5 条意见等待签收"


def test_a_part_of_the_teams_text_waits_for_him_to_whom_it_was_handed_out(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    section = make_section(meeting, cast.member)
    assert whats(cast.member) == ["写班子材料的“一、存在的突出问题”"]
    assert whats(cast.leader) == []
    Draft.objects.create(
        statement=section.statement, section=section, text="动了笔。", writer=cast.member, at=NOW
    )
    assert whats(cast.member) == []


def test_unanswered_findings_wait_for_the_office_and_the_leader(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_finding(make_inspection(meeting), person=cast.member)
    make_carried_item(meeting)
    waiting = "巡视反馈和上次遗留还有 2 条没有回应"
    assert whats(cast.leader) == [waiting]
    assert waiting in whats(cast.secretary)
    assert whats(cast.member) == ["对您的 1 条意见等待回应"]


def test_what_was_entered_in_his_name_waits_until_he_has_confirmed_it(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    talk = make_talk(make_meeting(cast.unit), cast.leader, cast.member)
    assign(cast.cadre, Role.LEADER, acting_for=cast.leader)
    assert cast.cadre.user is not None
    deputy = actor_of(cast.cadre.user, today=TODAY, acting_for=cast.leader.pk)
    words = TalkWords(held_on=TODAY, problems_of_one="会前听意见不够")
    record_talk(talk, words, by=deputy, at=NOW, today=TODAY)
    desk = browser_of(cast.leader).get("/").content.decode()
    assert "别人以您的名义录入了 1 条" in desk
    assert "别人以您的名义" not in browser_of(cast.cadre).get("/").content.decode()
    confirm_acting(by=actor_for(cast.leader), at=NOW)
    assert "别人以您的名义" not in browser_of(cast.leader).get("/").content.decode()


@pytest.mark.usefixtures("the_day")
def test_the_first_visit_of_a_day_has_the_dates_looked_at(
    cast: Cast,
    browser_of: Callable[[Person | None], Client],
    django_capture_on_commit_callbacks: Committed,
) -> None:
    PlannedStage.objects.create(
        meeting=make_meeting(cast.unit), stage="talks", due=TODAY, owner=cast.member
    )
    with django_capture_on_commit_callbacks(execute=True):
        browser_of(cast.cadre).get("/")
    assert told(cast.member) == ["stage:due"]
