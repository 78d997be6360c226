"""A unit joins the tree above or below, with the same three administrators."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.access.roles import ADMINISTRATORS
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.services.set_up import FirstUnit
from duizhao.web.units.services.units import add_unit
from make import TODAY, actor_for

Browser = Callable[[Person | None], Client]
BELOW = {"name": "清河市河道管理所", "team_name": "河道管理所党支部委员会", "where": "below"}


def test_a_unit_below_is_looked_after_by_the_same_three(cast: Cast, browser_of: Browser) -> None:
    url = reverse("units:add-unit", args=[cast.unit.pk])
    assert browser_of(cast.system_admin).post(url, BELOW).status_code == 302
    added = Unit.objects.get(name="清河市河道管理所")
    assert added.superior == cast.unit
    assert {row.role for row in added.assignments.all()} == {role.value for role in ADMINISTRATORS}
    assert [(e.event, e.note) for e in Entry.objects.all()] == [("unit:added", "清河市河道管理所")]


def test_whoever_looks_after_several_units_chooses(cast: Cast, browser_of: Browser) -> None:
    named = FirstUnit(name="清河市河道管理所", short_name="", team_name="")
    by = actor_for(cast.system_admin)
    added = add_unit(cast.unit, named, above=False, by=by, at=now(), today=TODAY)
    page = browser_of(cast.security_admin).get(reverse("units:my-roles")).content.decode()
    for unit in (cast.unit, added):
        assert reverse("units:roles", args=[unit.pk]) in page


def test_a_taken_name_and_a_second_superior_are_told_together(
    cast: Cast, browser_of: Browser
) -> None:
    url = reverse("units:add-unit", args=[cast.unit.pk])
    sent = {**BELOW, "name": "清河市委", "where": "above"}
    answer = browser_of(cast.system_admin).post(url, sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "已经有“清河市委”" in page
    assert "清河市水务局已经有上级单位" in page
    assert not Entry.objects.exists()


def test_who_may(cast: Cast) -> None:
    for name in set(cast.people()) - {"system_admin"}:
        with pytest.raises(Forbidden):
            add_unit(
                cast.unit, FirstUnit(name="新所", short_name="", team_name=""), above=False,
                by=actor_for(cast.people()[name]), at=now(), today=TODAY,
            )  # fmt: skip
    assert not Unit.objects.filter(name="新所").exists()
