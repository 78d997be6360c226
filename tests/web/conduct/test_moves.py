"""The moves of a meeting: each need holds it back, the slower of two is told, one entry each."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.models import Entry
from duizhao.web.conduct import services
from duizhao.web.units.models import Person
from make import actor_for, make_meeting, make_planned_meeting

pytestmark = on_both

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)


def test_preparation_begins_when_the_plan_is_complete(cast: Cast) -> None:
    meeting = make_planned_meeting(cast.unit)
    services.begin(meeting, by=actor_for(cast.secretary), at=NOW)
    meeting.refresh_from_db()
    assert meeting.state == "preparing"
    assert [entry.event for entry in Entry.objects.all()] == ["meeting:begun"]


def test_stages_without_a_date_hold_it_back_and_nothing_is_left(cast: Cast) -> None:
    meeting = make_planned_meeting(cast.unit)
    meeting.stages.filter(stage="talks").update(due=None)
    with pytest.raises(Refused, match="还有 1 个环节没有日期"):
        services.begin(meeting, by=actor_for(cast.secretary), at=NOW)
    meeting.refresh_from_db()
    assert meeting.state == "planned"
    assert not Entry.objects.exists()


def test_a_meeting_is_put_off_with_a_reason_and_goes_on(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    actor = actor_for(cast.leader)
    services.postpone(meeting, "防汛应急响应期间，报市委组织部同意", by=actor, at=NOW)
    assert (meeting.state, meeting.state_reason) == (
        "postponed",
        "防汛应急响应期间，报市委组织部同意",
    )
    services.resume(meeting, by=actor, at=NOW)
    assert (meeting.state, meeting.state_reason) == ("preparing", "")


def test_no_reason_no_putting_off(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    with pytest.raises(Refused, match="理由"):
        services.postpone(meeting, " ", by=actor_for(cast.secretary), at=NOW)


def test_the_slower_of_two_is_told(cast: Cast) -> None:
    meeting = make_meeting(cast.unit)
    services.call_off(meeting, "与专题会合并", by=actor_for(cast.secretary), at=NOW)
    with pytest.raises(Stale):
        services.postpone(meeting, "延期", by=actor_for(cast.secretary), at=NOW)


def test_members_do_not_move_a_meeting(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        services.begin(make_planned_meeting(cast.unit), by=actor_for(cast.member), at=NOW)


def test_the_page_says_every_reason(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    meeting = make_meeting(cast.unit, state="planned")
    cast.unit.people.update(team_rank=None)
    meeting.stages.create(stage="talks")
    answer = browser_of(cast.secretary).post(reverse("conduct:begin", args=[meeting.pk]))
    assert answer.status_code == 422
    assert "班子还没有成员" in answer.content.decode()
    assert "还有 1 个环节没有日期" in answer.content.decode()
