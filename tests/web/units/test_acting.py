"""Keeping the record for a leader: both names on everything, a banner, his own confirmation, and no signing."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import Forbidden, may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.models import Entry
from duizhao.web.audit.services import record
from duizhao.web.kit.clock import now
from duizhao.web.units.actors import actor_of
from duizhao.web.units.models import Assignment, Person
from duizhao.web.units.places import place_of
from duizhao.web.units.services.acting import confirm_acting
from make import TODAY, actor_for, assign

pytestmark = on_both

Browser = Callable[[Person | None], Client]


@pytest.fixture
def standing_in(cast: Cast) -> Assignment:
    return assign(cast.secretary, Role.LEADER, acting_for=cast.leader, last_day=TODAY)


def test_a_banner_says_so_and_both_names_stand_in_the_log(
    cast: Cast, browser_of: Browser, standing_in: Assignment
) -> None:
    browser = browser_of(cast.secretary)
    browser.post(reverse("units:start-acting", args=[standing_in.pk]))
    page = browser.get(reverse("units:acting")).content.decode()
    assert "孙晓雯 正在为 周明远 代录" in page
    browser.post(reverse("units:end-acting"))
    assert "正在为" not in browser.get(reverse("meetings:list")).content.decode()

    entries = Entry.objects.order_by("pk").values_list("event", "actor_name", "by_name")
    assert list(entries) == [
        ("acting:started", "孙晓雯", ""),
        ("acting:ended", "周明远", "孙晓雯"),
    ]


def test_it_ends_by_itself_with_its_last_day(cast: Cast, standing_in: Assignment) -> None:
    assert cast.secretary.user is not None
    assert standing_in.last_day == TODAY
    inside = actor_of(cast.secretary.user, today=TODAY, acting_for=cast.leader.pk)
    after = actor_of(
        cast.secretary.user, today=TODAY + timedelta(days=1), acting_for=cast.leader.pk
    )
    assert (inside.name, inside.by_name) == ("周明远", "孙晓雯")
    assert (after.name, after.acting_for_id) == ("孙晓雯", None)


def test_signing_stays_with_the_leader(cast: Cast, standing_in: Assignment) -> None:
    assert cast.secretary.user is not None
    acting = actor_of(cast.secretary.user, today=TODAY, acting_for=standing_in.acting_for_id)
    assert not may(acting, Act.MEETING_CONDUCT, place_of(cast.unit))
    with pytest.raises(Forbidden):
        confirm_acting(by=acting, at=now())


def test_the_leader_confirms_in_person_what_was_entered_for_him(
    cast: Cast, browser_of: Browser, standing_in: Assignment
) -> None:
    assert cast.secretary.user is not None
    acting = actor_of(cast.secretary.user, today=TODAY, acting_for=standing_in.acting_for_id)
    with transaction.atomic():
        record(
            Event.POINT_RAISED, subject=cast.leader, unit_id=cast.unit.pk, by=acting, at=now(),
            note="代录一条意见点",
        )  # fmt: skip

    leader = browser_of(cast.leader)
    page = leader.get(reverse("units:acting")).content.decode()
    assert "待本人确认" in page
    assert "代录一条意见点" in page
    assert leader.post(reverse("units:confirm-acting")).status_code == 302
    assert "待本人确认" not in leader.get(reverse("units:acting")).content.decode()
    standing_in.refresh_from_db()
    assert standing_in.confirmed_at is not None
    assert Entry.objects.filter(event="acting:confirmed", by_name="").count() == 1


def test_nobody_acts_without_an_assignment(cast: Cast, browser_of: Browser) -> None:
    theirs = assign(cast.secretary, Role.LEADER, acting_for=cast.leader)
    browser = browser_of(cast.cadre)
    assert browser.post(reverse("units:start-acting", args=[theirs.pk])).status_code == 404
    with pytest.raises(Refused, match="没有人为您代录"):
        confirm_acting(by=actor_for(cast.cadre), at=now())
    assert not Entry.objects.exists()
