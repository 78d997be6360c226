"""Accounts are given out on slips that are shown once; a lock and a reset end sessions at once."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused
from duizhao.web.accounts.models import User
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.units.models import Person
from duizhao.web.units.services.accounts import issue_accounts, lock_account, reset_password
from make import PASSWORD, actor_for, make_person

Browser = Callable[[Person | None], Client]


def test_a_slip_is_shown_once_and_opens_the_way_to_a_password_of_ones_own(
    cast: Cast, browser_of: Browser
) -> None:
    song = make_person(cast.unit, "宋瑞", signs_in=False)
    url = reverse("units:issue-accounts", args=[cast.unit.pk])
    answer = browser_of(cast.security_admin).post(url, {"person": [song.pk]})
    username, password = re.findall(r'class="secret">([^<]+)<', answer.content.decode())
    assert "no-store" in answer["Cache-Control"]

    visitor = Client()
    sent = {"username": username, "password": password}
    assert visitor.post(reverse("accounts:sign-in"), sent).status_code == 302
    assert visitor.get(reverse("desk:desk"))["Location"] == reverse("accounts:change-password")
    assert password not in "".join(User.objects.values_list("password", flat=True))
    issued = Entry.objects.get(event="account:issued")
    assert (issued.actor_name, issued.note, issued.unit_id) == ("邓芳", username, cast.unit.pk)
    assert password not in issued.note


def test_nobody_gets_a_second_account(cast: Cast) -> None:
    song = make_person(cast.unit, "宋瑞", signs_in=False)
    with pytest.raises(Refused, match="何立新已经有账号"):
        issue_accounts([song, cast.cadre], by=actor_for(cast.security_admin), at=now())
    song.refresh_from_db()
    assert song.user is None
    assert not Entry.objects.exists()
    with pytest.raises(Refused, match="请先选人"):
        issue_accounts([], by=actor_for(cast.security_admin), at=now())


def test_two_units_may_use_the_same_number(cast: Cast) -> None:
    first = make_person(cast.unit, "宋瑞", signs_in=False)
    User.objects.create_user(first.number, PASSWORD)
    (slip,) = issue_accounts([first], by=actor_for(cast.security_admin), at=now())
    assert slip.username == f"{cast.unit.pk}-{first.number}"


def test_a_lock_and_a_reset_end_the_sessions_at_once(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.cadre)
    assert browser.get(reverse("meetings:list")).status_code == 200
    lock_account(cast.cadre, by=actor_for(cast.security_admin), at=now())
    assert browser.get(reverse("meetings:list")).status_code == 302

    other = browser_of(cast.member)
    assert other.get(reverse("meetings:list")).status_code == 200
    slip = reset_password(cast.member, by=actor_for(cast.security_admin), at=now())
    assert other.get(reverse("meetings:list")).status_code == 302
    assert cast.member.user is not None
    cast.member.user.refresh_from_db()
    assert cast.member.user.check_password(slip.password)
    assert cast.member.user.must_change
    events = list(Entry.objects.order_by("pk").values_list("event", flat=True))
    assert events == ["account:locked", "account:password_reset"]


def test_the_administrator_neither_locks_nor_resets_himself(cast: Cast) -> None:
    with pytest.raises(Refused, match="不能自己重置或停用"):
        lock_account(cast.security_admin, by=actor_for(cast.security_admin), at=now())
    assert cast.security_admin.user is not None
    cast.security_admin.user.refresh_from_db()
    assert cast.security_admin.user.is_active


def test_who_may(cast: Cast) -> None:
    song = make_person(cast.unit, "宋瑞", signs_in=False)
    for name in set(cast.people()) - {"security_admin"}:
        with pytest.raises(Forbidden):
            issue_accounts([song], by=actor_for(cast.people()[name]), at=now())
    song.refresh_from_db()
    assert song.user is None
