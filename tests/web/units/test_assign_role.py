"""Roles are given from a day on, never so that one person holds what must be apart."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from databases import on_both
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Assignment, Person
from duizhao.web.units.services.roles import assign_acting, assign_role, end_role
from make import TODAY, actor_for, assign, make_unit

pytestmark = on_both

Browser = Callable[[Person | None], Client]


def give(cast: Cast, person: Person, role: Role) -> Assignment:
    return assign_role(
        person, role, unit=cast.unit, first_day=TODAY, last_day=None,
        by=actor_for(cast.security_admin), at=now(),
    )  # fmt: skip


def test_it_works_from_its_day_and_leaves_one_entry(cast: Cast, browser_of: Browser) -> None:
    sent = {"person": cast.bystander.pk, "role": "cadre", "first_day": "2026-01-20"}
    url = reverse("units:assign-role", args=[cast.unit.pk])
    assert browser_of(cast.security_admin).post(url, sent).status_code == 302
    assert not actor_for(cast.bystander).grants
    later = actor_for(cast.bystander, TODAY + timedelta(days=8))
    assert later.holds(Role.CADRE, cast.unit.pk)
    assert Entry.objects.get().note == "田野：干部，自 2026-01-20"


def test_an_administrator_gets_no_part_in_the_content_and_is_told_why(
    cast: Cast, browser_of: Browser
) -> None:
    sent = {"person": cast.audit_admin.pk, "role": "secretary", "first_day": "2026-01-12"}
    url = reverse("units:assign-role", args=[cast.unit.pk])
    answer = browser_of(cast.security_admin).post(url, sent)
    assert answer.status_code == 422
    assert "管理员不能接触会议内容" in answer.content.decode()
    assert not Entry.objects.exists()


def test_roles_in_other_units_count_as_well(cast: Cast) -> None:
    assign(cast.bystander, Role.SUPERVISOR, make_unit())
    with pytest.raises(Refused, match="他是督导组，能看到会议内容"):
        give(cast, cast.bystander, Role.SYSTEM_ADMIN)


def test_a_supervisor_may_look_after_several_units(cast: Cast) -> None:
    assign(cast.bystander, Role.SUPERVISOR, make_unit())
    assert give(cast, cast.bystander, Role.SUPERVISOR).pk
    with pytest.raises(Refused, match="已经是督导组"):
        give(cast, cast.bystander, Role.SUPERVISOR)


def test_supervisors_are_chosen_from_the_unit_above(cast: Cast, browser_of: Browser) -> None:
    sent = {"person": cast.superior.pk, "role": "supervisor", "first_day": "2026-01-12"}
    url = reverse("units:assign-role", args=[cast.unit.pk])
    browser = browser_of(cast.security_admin)
    assert "曹静（清河市委，" in browser.get(url).content.decode()
    assert browser.post(url, sent).status_code == 302
    stranger = {**sent, "person": cast.outsider.pk}
    assert browser.post(url, stranger).status_code == 422
    assert actor_for(cast.superior).holds(Role.SUPERVISOR, cast.unit.pk)


def test_a_role_ends_today_and_the_last_security_administrator_stays(cast: Cast) -> None:
    by = actor_for(cast.security_admin)
    secretary = cast.secretary.assignments.get(role="secretary")
    end_role(secretary, last_day=TODAY, by=by, at=now())
    assert not actor_for(cast.secretary, TODAY + timedelta(days=1)).holds(
        Role.SECRETARY, cast.unit.pk
    )
    own = cast.security_admin.assignments.get()
    with pytest.raises(Refused, match="唯一的安全保密管理员"):
        end_role(own, last_day=TODAY, by=by, at=now())
    own.refresh_from_db()
    assert own.last_day is None


def test_nobody_acts_for_a_cadre_for_himself_or_as_an_administrator(cast: Cast) -> None:
    by = actor_for(cast.security_admin)
    for person, leader, said in (
        (cast.secretary, cast.cadre, "只能为班子成员代录"),
        (cast.leader, cast.leader, "不能为自己代录"),
        (cast.system_admin, cast.leader, "管理员不能接触会议内容"),
    ):
        with pytest.raises(Refused, match=said):
            assign_acting(person, leader, first_day=TODAY, last_day=None, by=by, at=now())
    assert not Entry.objects.exists()


def test_who_may(cast: Cast) -> None:
    for name in set(cast.people()) - {"security_admin"}:
        with pytest.raises(Forbidden):
            assign_role(
                cast.bystander, Role.CADRE, unit=cast.unit, first_day=TODAY, last_day=None,
                by=actor_for(cast.people()[name]), at=now(),
            )  # fmt: skip
    assert not cast.bystander.assignments.exists()
