"""A talk is recorded by one side, confirmed by the other, and then its points stand on the trail."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.talk import TalkKind
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.models import Meeting
from duizhao.web.talks import services
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Branch, Department, Person
from make import TODAY, actor_for, make_meeting, make_talk

pytestmark = on_both

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
WORDS = services.TalkWords(
    held_on=date(2026, 1, 8),
    where="局机关三楼谈心室",
    problems_of_one="议事决策前听不同意见不够\n对年轻干部压担子不够",
    problems_of_other="分管的河湖长制督办有前紧后松",
    agreed="汛前再谈一次",
)


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return make_talk(make_meeting(cast.unit), cast.leader, cast.member)


def write(talk: Talk, by: Person, words: services.TalkWords = WORDS) -> None:
    services.record_talk(talk, words, by=actor_for(by), at=NOW, today=TODAY)


def test_both_sides_confirm_and_the_points_of_each_go_on_the_trail(cast: Cast, talk: Talk) -> None:
    write(talk, cast.member)
    assert talk.state == "recorded"
    assert not Point.objects.exists()
    services.confirm_talk(talk, by=actor_for(cast.leader), at=NOW)
    assert talk.state == "confirmed"
    raised = [(point.person, point.channel, point.raised_on) for point in Point.objects.all()]
    day = date(2026, 1, 8)
    assert raised == [
        (cast.leader, "colleague", day),
        (cast.leader, "colleague", day),
        (cast.member, "colleague", day),
    ]
    assert [entry.event for entry in Entry.objects.order_by("pk")] == [
        "talk:recorded",
        "talk:confirmed",
    ]


def test_who_wrote_it_does_not_confirm_for_the_other(cast: Cast, talk: Talk) -> None:
    write(talk, cast.member)
    with pytest.raises(Refused, match="还要对方确认"):
        services.confirm_talk(talk, by=actor_for(cast.member), at=NOW)
    talk.refresh_from_db()
    assert (talk.state, talk.one_confirmed_at) == ("recorded", None)
    assert not Point.objects.exists()


def test_a_change_takes_the_other_sides_confirmation_back(cast: Cast, talk: Talk) -> None:
    write(talk, cast.member)
    write(talk, cast.leader)
    assert talk.one_confirmed_at is not None
    assert talk.other_confirmed_at is None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (services.TalkWords(held_on=date(2026, 2, 1), problems_of_one="有"), "不能晚于今天"),
        (services.TalkWords(held_on=date(2026, 1, 8), agreed="共同提高"), "至少写下一个问题"),
    ],
)
def test_each_need_holds_it_back_and_leaves_nothing(
    cast: Cast, talk: Talk, words: services.TalkWords, reason: str
) -> None:
    with pytest.raises(Refused, match=reason):
        write(talk, cast.member, words)
    talk.refresh_from_db()
    assert (talk.state, talk.held_on) == ("due", None)
    assert not Entry.objects.exists()


def test_a_confirmed_record_is_not_written_over(cast: Cast, talk: Talk) -> None:
    write(talk, cast.member)
    services.confirm_talk(talk, by=actor_for(cast.leader), at=NOW)
    with pytest.raises(Stale):
        write(talk, cast.member)


def test_nobody_else_writes_it(cast: Cast, talk: Talk) -> None:
    with pytest.raises(Forbidden):
        write(talk, cast.secretary)


def test_every_look_at_a_record_is_entered(
    cast: Cast, talk: Talk, browser_of: Callable[[Person | None], Client]
) -> None:
    write(talk, cast.member)
    page = browser_of(cast.leader).get(reverse("talks:talk", args=[talk.pk]))
    assert "分管的河湖长制督办有前紧后松" in page.content.decode()
    looks = Entry.objects.filter(event="talk:read")
    assert [entry.actor_name for entry in looks] == ["周明远"]


def test_the_secretary_sees_that_it_took_place_and_not_a_word_of_it(
    cast: Cast, talk: Talk, browser_of: Callable[[Person | None], Client]
) -> None:
    write(talk, cast.member)
    page = browser_of(cast.secretary).get(reverse("talks:list", args=[talk.meeting_id]))
    assert "待双方确认" in page.content.decode()
    assert "河湖长制督办" not in page.content.decode()


def _staffed(cast: Cast) -> Meeting:
    river = Department.objects.create(unit=cast.unit, name="河道管理科")
    branch = Branch.objects.create(unit=cast.unit, name="机关第一党支部")
    cast.member.in_charge_of.add(river)
    cast.cadre.department, cast.cadre.heads_department = river, True
    cast.cadre.save(update_fields=["department", "heads_department"])
    for person in (cast.leader, cast.secretary):
        person.branch = branch
        person.branch_representative = person == cast.secretary
        person.save(update_fields=["branch", "branch_representative"])
    return make_meeting(cast.unit)


def test_the_roster_gives_the_pairs_and_a_second_time_nothing_new(cast: Cast) -> None:
    meeting = _staffed(cast)
    actor = actor_for(cast.secretary)
    assert services.plan_talks(meeting, frozenset(TalkKind), by=actor, at=NOW) == (3, 0)
    assert services.plan_talks(meeting, frozenset(TalkKind), by=actor, at=NOW) == (0, 0)
    assert {(talk.kind, talk.one.name, talk.other.name) for talk in meeting.talks.all()} == {
        ("leader_member", "周明远", "沈若兰"),
        ("member_head", "沈若兰", "何立新"),
        ("member_branch", "周明远", "孙晓雯"),
    }


def test_who_leads_until_a_day_to_come_leads_today(cast: Cast) -> None:
    meeting = _staffed(cast)
    leads = cast.leader.assignments.filter(role=Role.LEADER.value)
    leads.update(last_day=date(2026, 6, 30))
    only, actor = frozenset({TalkKind.LEADER_MEMBER}), actor_for(cast.secretary)
    assert services.plan_talks(meeting, only, by=actor, at=NOW) == (1, 0)
    leads.update(last_day=date(2025, 12, 31))
    assert services.plan_talks(meeting, only, by=actor, at=NOW) == (0, 1)


def test_a_pair_that_is_needed_no_longer_goes_unless_it_has_talked(cast: Cast) -> None:
    meeting = _staffed(cast)
    actor = actor_for(cast.secretary)
    services.plan_talks(meeting, frozenset(TalkKind), by=actor, at=NOW)
    held = meeting.talks.get(kind="member_head")
    write(held, cast.member)
    only = frozenset({TalkKind.LEADER_MEMBER})
    assert services.plan_talks(meeting, only, by=actor, at=NOW) == (0, 1)
    assert meeting.talks.filter(pk=held.pk).exists()


def test_the_same_two_are_not_put_down_twice(cast: Cast, talk: Talk) -> None:
    with pytest.raises(Refused, match="已经在表里"):
        services.add_talk(
            talk.meeting, cast.member, cast.leader, by=actor_for(cast.secretary), at=NOW
        )


def test_identical_records_are_pointed_out_to_the_office(
    cast: Cast, talk: Talk, browser_of: Callable[[Person | None], Client]
) -> None:
    write(talk, cast.member)
    write(make_talk(talk.meeting, cast.leader, cast.cadre, kind="other"), cast.cadre)
    page = browser_of(cast.secretary).get(reverse("talks:list", args=[talk.meeting_id]))
    assert "记录一字不差" in page.content.decode()
