"""Somebody leaves or takes another post in mid-year: roles end, the old post is kept, open work is shown."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from branches import branch_meeting, make_branch
from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.stages import Stage
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.opinions.services import forward_opinions
from duizhao.web.units.models import Person
from duizhao.web.units.services.people import Post, change_post, leave
from make import TODAY, actor_for, assign, make_list, make_meeting, make_point, make_talk
from opinion_rounds import opened

Browser = Callable[[Person | None], Client]
DEPUTY = Post(post="党组成员、副局长", department=None, heads_department=False, team_rank=3)


def test_roles_end_with_the_last_day_and_later_ones_never_begin(cast: Cast) -> None:
    assign(cast.secretary, Role.MEMBER, acting_for=cast.member)
    assign(cast.member, Role.CADRE, first_day=TODAY + timedelta(days=30))
    leave(cast.member, last_day=TODAY, revision=0, by=actor_for(cast.secretary), at=now())

    tomorrow = TODAY + timedelta(days=1)
    assert actor_for(cast.member, TODAY).holds(Role.MEMBER, cast.unit.pk)
    assert actor_for(cast.member, tomorrow).grants == frozenset()
    assert [row.last_day for row in cast.member.assignments.all()] == [TODAY]
    assert [row.last_day for row in cast.member.acted_by.all()] == [TODAY]
    assert str(cast.member.former_posts.get()) == "沈若兰：党组成员、副局长（至 2026-01-12）"
    assert [entry.event for entry in Entry.objects.all()] == ["person:left"]


def test_the_page_shows_what_must_be_handed_over(cast: Cast, browser_of: Browser) -> None:
    meeting = make_meeting(cast.unit)
    meeting.stages.create(stage=Stage.TALKS.value, owner=cast.member)
    make_point(meeting, person=cast.member)
    make_list(meeting, cast.member)
    make_talk(meeting, cast.leader, cast.member)
    make_talk(
        meeting, cast.member, cast.cadre, state="recorded", held_on=TODAY,
        other_confirmed_at="2026-01-11T02:00Z",
    )  # fmt: skip
    over = make_meeting(cast.unit, 2024, state="closed")
    make_talk(over, cast.leader, cast.member)
    make_point(over, person=cast.member)
    page = browser_of(cast.secretary).get(reverse("units:leave", args=[cast.member.pk]))
    shown = page.content.decode()
    assert "2025年度民主生活会：负责“谈心谈话”" in shown
    assert "1 条意见待回应" in shown
    assert "问题清单还没有交出" in shown
    assert "1 次谈心谈话没有谈" in shown
    assert "1 份谈话记录没有确认" in shown
    assert "2024年度" not in shown

    forward_opinions(opened(cast), by=actor_for(cast.secretary), at=now())
    page = browser_of(cast.secretary).get(reverse("units:leave", args=[cast.member.pk]))
    assert "1 条意见没有签收" in page.content.decode()

    admins = browser_of(cast.system_admin).get(reverse("units:leave", args=[cast.member.pk]))
    assert "意见待回应" not in admins.content.decode()


def test_what_waits_in_a_branch_is_named_to_its_office_and_only_hinted_at_to_others(
    cast: Cast, browser_of: Browser
) -> None:
    branch = make_branch(cast)
    leaving, meeting = branch.members[0], branch_meeting(branch)
    make_point(meeting, person=leaving)
    make_talk(meeting, branch.chair, leaving, kind="committee_party")
    url = reverse("units:leave", args=[leaving.pk])
    told = browser_of(cast.secretary).get(url).content.decode()
    assert "机关第二党支部的会议里还有事没有办完，是什么由支部查看和交接" in told
    assert "意见待回应" not in told
    assert "谈心谈话没有谈" not in told

    assign(branch.recorder, Role.SECRETARY)
    told = browser_of(branch.recorder).get(url).content.decode()
    assert "2025年度组织生活会：1 条意见待回应" in told
    assert "2025年度组织生活会：1 次谈心谈话没有谈" in told
    assert "由支部查看和交接" not in told


def test_nobody_leaves_twice_or_before_he_joined(cast: Cast) -> None:
    by = actor_for(cast.secretary)
    cast.member.joined = date(2025, 6, 1)
    cast.member.save(update_fields=["joined"])
    with pytest.raises(Refused, match="早于到任日期"):
        leave(cast.member, last_day=date(2025, 5, 1), revision=0, by=by, at=now())
    cast.member.refresh_from_db()
    assert (cast.member.left, cast.member.revision) == (None, 0)

    leave(cast.member, last_day=TODAY, revision=0, by=by, at=now())
    with pytest.raises(Refused, match="已经登记离任"):
        leave(cast.member, last_day=TODAY, revision=1, by=by, at=now())
    with pytest.raises(Refused, match="已经离任"):
        change_post(cast.member, DEPUTY, first_day=TODAY, revision=1, by=by, at=now())


def test_the_last_who_gives_roles_is_replaced_before_he_leaves(cast: Cast) -> None:
    by = actor_for(cast.secretary)
    with pytest.raises(Refused, match="唯一的安全保密管理员"):
        leave(cast.security_admin, last_day=TODAY, revision=0, by=by, at=now())
    cast.security_admin.refresh_from_db()
    assert cast.security_admin.left is None
    assign(cast.bystander, Role.SECURITY_ADMIN)
    leave(cast.security_admin, last_day=TODAY, revision=0, by=by, at=now())
    assert cast.security_admin.left == TODAY


def test_another_post_keeps_the_old_one_with_its_last_day(cast: Cast, browser_of: Browser) -> None:
    sent = {"post": "党组成员、副局长", "team_rank": 3, "first_day": "2026-01-05", "revision": 0}
    url = reverse("units:change-post", args=[cast.cadre.pk])
    assert browser_of(cast.secretary).post(url, sent).status_code == 302
    cast.cadre.refresh_from_db()
    former = cast.cadre.former_posts.get()
    assert (cast.cadre.post, cast.cadre.team_rank) == ("党组成员、副局长", 3)
    assert (former.post, former.last_day) == ("河道管理科科长", date(2026, 1, 4))
    assert Entry.objects.get().note == "何立新：河道管理科科长 → 党组成员、副局长，自 2026-01-05"


def test_the_slower_of_two_is_told(cast: Cast, browser_of: Browser) -> None:
    by = actor_for(cast.secretary)
    change_post(cast.cadre, DEPUTY, first_day=TODAY, revision=0, by=by, at=now())
    with pytest.raises(Stale):
        leave(cast.cadre, last_day=TODAY, revision=0, by=by, at=now())
    sent = {"last_day": "2026-01-12", "revision": 0}
    answer = browser_of(cast.system_admin).post(reverse("units:leave", args=[cast.cadre.pk]), sent)
    assert answer.status_code == 409
    assert "别人刚刚改过" in answer.content.decode()


def test_who_may(cast: Cast) -> None:
    for name in set(cast.people()) - {"secretary", "system_admin"}:
        with pytest.raises(Forbidden):
            leave(
                cast.cadre, last_day=TODAY, revision=0,
                by=actor_for(cast.people()[name]), at=now(),
            )  # fmt: skip
    cast.cadre.refresh_from_db()
    assert cast.cadre.left is None
