"""The desk says what waits for me, the late things first, each with the page where it is done."""

from datetime import date

from cast import Cast
from databases import on_both
from duizhao.core.cycle.stages import Stage
from duizhao.web.desk.waiting import desks_of
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.opinions.services import forward_opinions
from duizhao.web.units.models import Person
from make import (
    TODAY,
    actor_for,
    make_carried_item,
    make_finding,
    make_inspection,
    make_meeting,
    make_point,
    make_reading,
    make_round,
    make_talk,
)
from opinion_rounds import NOW, opened

pytestmark = on_both


def whats(person: Person) -> list[str]:
    desks = desks_of(actor_for(person), today=TODAY)
    return [one.what for desk in desks for one in desk.waiting]


def plan(meeting: Meeting, stage: Stage, due: date) -> None:
    PlannedStage.objects.create(meeting=meeting, stage=stage.value, due=due)


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


def test_unanswered_findings_wait_for_the_office_and_the_leader(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    make_finding(make_inspection(meeting), person=cast.member)
    make_carried_item(meeting)
    waiting = "巡视反馈和上次遗留还有 2 条没有回应"
    assert whats(cast.leader) == [waiting]
    assert waiting in whats(cast.secretary)
    assert whats(cast.member) == ["对您的 1 条意见等待回应"]
