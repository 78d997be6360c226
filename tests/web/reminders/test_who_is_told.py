"""Each act tells those whom it concerns, him who did it never, and a submitted opinion nobody at all."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkKind
from duizhao.core.opinions.envelope import Spoken
from duizhao.web.conduct.services import postpone
from duizhao.web.desk.services import remind_of_dates
from duizhao.web.meetings.models import PlannedStage
from duizhao.web.meetings.services import StageDates, change_plan
from duizhao.web.opinions import services as opinions
from duizhao.web.reminders.models import RemindedDay, Reminder
from duizhao.web.talks.services import TalkWords, confirm_talk, plan_talks, record_talk
from duizhao.web.trail import services as trail
from duizhao.web.units.actors import actor_of
from duizhao.web.units.models import Person
from duizhao.web.units.services import roles
from duizhao.web.units.services.acting import confirm_acting
from make import (
    TODAY,
    actor_for,
    assign,
    make_list,
    make_meeting,
    make_planned_meeting,
    make_point,
    make_problem,
    make_talk,
)
from opinion_rounds import NOW, collecting, forum, opened
from reminded import Committed, told

WORDS = TalkWords(held_on=date(2026, 1, 8), problems_of_one="议事决策前听不同意见不够")


@pytest.fixture(autouse=True)
def nobody_was_told(db: None) -> None:  # noqa: ARG001
    assert not Reminder.objects.exists()


def everybody_told(cast: Cast) -> dict[str, list[str]]:
    return {name: kinds for name, person in cast.people().items() if (kinds := told(person))}


def test_a_recorded_talk_tells_the_other_side_and_a_confirmed_one_the_recorder(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    talk = make_talk(make_meeting(cast.unit), cast.leader, cast.member)
    with django_capture_on_commit_callbacks(execute=True):
        record_talk(talk, WORDS, by=actor_for(cast.member), at=NOW, today=TODAY)
    assert everybody_told(cast) == {"leader": ["talk:recorded"]}
    assert "不同意见" not in Reminder.objects.get().about
    with django_capture_on_commit_callbacks(execute=True):
        confirm_talk(talk, by=actor_for(cast.leader), at=NOW)
    assert everybody_told(cast) == {"leader": ["talk:recorded"], "member": ["talk:confirmed"]}
    assert [one.person_id for one in Reminder.objects.filter(read_at=None)] == [cast.member.pk]


def test_the_pairs_that_were_planned_are_told_once(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    meeting = make_meeting(cast.unit)
    with django_capture_on_commit_callbacks(execute=True):
        plan_talks(meeting, frozenset(TalkKind), by=actor_for(cast.secretary), at=NOW)
    assert everybody_told(cast) == {"leader": ["talks:planned"], "member": ["talks:planned"]}
    Reminder.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        plan_talks(meeting, frozenset(TalkKind), by=actor_for(cast.secretary), at=NOW)
    assert everybody_told(cast) == {}


def test_a_round_that_begins_is_told_to_the_unit_and_what_comes_in_to_nobody(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        running = collecting(cast)
    told_of_it = {"leader", "member", "cadre", "supervisor"}
    assert everybody_told(cast) == {key: ["round:opened"] for key in told_of_it}
    Reminder.objects.all().delete()
    with django_capture_on_commit_callbacks(execute=True):
        running.hand_in(0, person_id=cast.member.pk)
        opinions.close_round(running.round, by=actor_for(cast.secretary), at=NOW)
    assert not Reminder.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        later = date(2026, 1, 25)
        opinions.extend_round(running.round, later, by=actor_for(cast.secretary), at=NOW)
    assert everybody_told(cast) == {key: ["round:extended"] for key in told_of_it}
    assert "2026-01-25 截止" in Reminder.objects.all()[0].about


def test_what_the_office_types_in_tells_nobody(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    held = forum(cast)
    with django_capture_on_commit_callbacks(execute=True):
        said = [Spoken(cast.member.pk, "", "分管的科室报告压得久。")]
        opinions.type_in(held, said, "基层站所", by=actor_for(cast.secretary), at=NOW)
    assert not Reminder.objects.exists()


def test_opinions_that_are_fed_back_tell_those_they_are_about(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    shown = opened(cast)
    with django_capture_on_commit_callbacks(execute=True):
        opinions.forward_opinions(shown, by=actor_for(cast.secretary), at=NOW)
    assert everybody_told(cast) == {
        "leader": ["opinion:fed_back_to_team"],
        "member": ["opinion:fed_back"],
    }
    assert {one.about for one in Reminder.objects.all()} == {
        "2025年度民主生活会：面向机关干部征求意见"
    }
    meeting = shown.meeting
    opinions.receive_opinions(meeting, cast.member.pk, by=actor_for(cast.member), at=NOW)
    assert [one.person_id for one in Reminder.objects.filter(read_at=None)] == [cast.leader.pk]
    opinions.receive_opinions(meeting, None, by=actor_for(cast.leader), at=NOW)
    assert not Reminder.objects.filter(read_at=None).exists()


def test_a_plan_tells_only_when_a_date_has_changed(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    meeting = make_planned_meeting(cast.unit)
    by = actor_for(cast.secretary)
    same = {stage: StageDates(begins=None, due=date(2026, 2, 1), note="不变") for stage in Stage}
    with django_capture_on_commit_callbacks(execute=True):
        change_plan(meeting, same, by=by, at=NOW)
    assert not Reminder.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        moved = {Stage.TALKS: StageDates(begins=None, due=date(2026, 2, 3))}
        change_plan(meeting, moved, by=by, at=NOW)
    kinds = ["meeting:plan_changed"]
    assert everybody_told(cast) == dict.fromkeys(("leader", "member", "supervisor"), kinds)


def test_a_meeting_that_is_put_off_tells_those_who_prepare_it(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    meeting = make_meeting(cast.unit)
    with django_capture_on_commit_callbacks(execute=True):
        postpone(meeting, "主要负责人住院", by=actor_for(cast.secretary), at=NOW)
    kinds = ["meeting:moved"]
    assert everybody_told(cast) == dict.fromkeys(("leader", "member", "supervisor"), kinds)
    assert {one.about for one in Reminder.objects.all()} == {"2025年度民主生活会：延期召开"}


def test_points_of_the_team_tell_the_other_who_writes_its_list(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    meeting = make_meeting(cast.unit)
    problems, point = make_list(meeting), make_point(meeting)
    with django_capture_on_commit_callbacks(execute=True):
        trail.add_point(
            problems, "议题会前没有征求意见", by=actor_for(cast.leader), at=NOW, today=TODAY
        )
        trail.decline_point(point, problems, "已在上年整改", by=actor_for(cast.secretary), at=NOW)
    assert everybody_told(cast) == {
        "secretary": ["point:raised"],
        "leader": ["point:settled"],
    }
    assert {one.about for one in Reminder.objects.all()} == {"2025年度民主生活会"}


def test_what_a_member_does_with_his_own_points_is_his_business(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    meeting = make_meeting(cast.unit)
    problems, point = make_list(meeting, cast.member), make_point(meeting, person=cast.member)
    with django_capture_on_commit_callbacks(execute=True):
        trail.decline_point(point, problems, "不属实", by=actor_for(cast.member), at=NOW)
    assert not Reminder.objects.exists()


def test_a_list_that_is_submitted_and_taken_back_tells_its_readers(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    problems = make_list(make_meeting(cast.unit), cast.member)
    make_problem(problems, "联系群众不够经常")
    by = actor_for(cast.member)
    readers = ("secretary", "leader", "supervisor")
    for act, kind in (
        (trail.submit_list, "problem_list:submitted"),
        (trail.take_back_list, "problem_list:taken_back"),
    ):
        with django_capture_on_commit_callbacks(execute=True):
            act(problems, by=by, at=NOW)
        assert everybody_told(cast) == {key: [kind] for key in readers}
    assert "联系群众" not in Reminder.objects.all()[0].about


def test_a_role_is_told_to_him_who_has_it(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    by = actor_for(cast.security_admin)
    with django_capture_on_commit_callbacks(execute=True):
        given = roles.assign_role(
            cast.bystander, Role.CADRE, unit=cast.unit, first_day=TODAY, last_day=None, by=by, at=NOW
        )  # fmt: skip
        roles.end_role(given, last_day=TODAY, by=by, at=NOW)
    assert everybody_told(cast) == {"bystander": ["role:assigned", "role:ended"]}


def test_keeping_the_record_is_told_to_both(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    by = actor_for(cast.security_admin)
    with django_capture_on_commit_callbacks(execute=True):
        given = roles.assign_acting(
            cast.cadre, cast.leader, first_day=TODAY, last_day=TODAY + timedelta(days=9), by=by, at=NOW
        )  # fmt: skip
        roles.end_role(given, last_day=TODAY, by=by, at=NOW)
    both = ["acting:assigned", "acting:ended"]
    assert everybody_told(cast) == {"leader": both, "cadre": both}


def test_what_was_entered_in_his_name_waits_for_him(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    talk = make_talk(make_meeting(cast.unit), cast.leader, cast.member)
    assign(cast.cadre, Role.LEADER, acting_for=cast.leader)
    assert cast.cadre.user is not None
    by = actor_of(cast.cadre.user, today=TODAY, acting_for=cast.leader.pk)
    with django_capture_on_commit_callbacks(execute=True):
        record_talk(talk, WORDS, by=by, at=NOW, today=TODAY)
    assert everybody_told(cast) == {"leader": ["acting:recorded"], "member": ["talk:recorded"]}
    reminder = Reminder.objects.get(person_id=cast.leader.pk)
    assert (reminder.about, reminder.address) == ("何立新代录", reverse("units:acting"))
    confirm_acting(by=actor_for(cast.leader), at=NOW)
    reminder.refresh_from_db()
    assert reminder.read_at == NOW


def stage(cast: Cast, due: date, owner: Person | None = None, **rest: object) -> PlannedStage:
    meeting = make_meeting(cast.unit)
    return PlannedStage.objects.create(
        meeting=meeting, stage=Stage.TALKS.value, due=due, owner=owner, **rest
    )


def test_dates_are_brought_up_once_a_day_and_once_for_each_date(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    soon = stage(cast, TODAY + timedelta(days=3), cast.member)
    stage(cast, TODAY - timedelta(days=1))
    stage(cast, TODAY + timedelta(days=4), cast.leader)
    stage(cast, TODAY, cast.leader, done_on=TODAY)
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_dates(today=TODAY, at=NOW)
    assert everybody_told(cast) == {"member": ["stage:due"], "secretary": ["stage:late"]}

    Reminder.objects.filter(person_id=cast.member.pk).update(read_at=NOW)
    for days in (0, 1):
        with django_capture_on_commit_callbacks(execute=True):
            remind_of_dates(today=TODAY + timedelta(days=days), at=NOW)
    assert told(cast.member) == ["stage:due"]
    assert told(cast.leader) == ["stage:due"]
    assert Reminder.objects.get(person_id=cast.member.pk).read_at is not None

    soon.due = TODAY + timedelta(days=5)
    soon.save(update_fields=["due"])
    with django_capture_on_commit_callbacks(execute=True):
        remind_of_dates(today=TODAY + timedelta(days=2), at=NOW)
    assert told(cast.member) == ["stage:due", "stage:due"]
    assert RemindedDay.objects.count() == 1
