"""Five wrong passwords pause a sign-in name for a quarter of an hour; sessions end, and passwords have rules."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.kit.clock import now
from duizhao.web.project.settings import installation
from duizhao.web.units.models import Person
from duizhao.web.units.services.accounts import reset_password, unlock_account
from make import PASSWORD, actor_for

Browser = Callable[[Person | None], Client]
SIGN_IN = reverse("accounts:sign-in")


@pytest.fixture(autouse=True)
def throttled(settings: Settings) -> None:
    settings.AXES_ENABLED = True


def try_in(person: Person, password: str, address: str = "10.0.0.1") -> tuple[int, str]:
    assert person.user is not None
    sent = {"username": person.user.username, "password": password}
    answer = Client(REMOTE_ADDR=address).post(SIGN_IN, sent)
    return answer.status_code, answer.content.decode()


def lock_out(person: Person) -> tuple[int, str]:
    for _ in range(4):
        assert try_in(person, "Bu-dui-2026")[0] == 422
    return try_in(person, "Bu-dui-2026")


def test_the_fifth_wrong_password_pauses_the_name_from_everywhere(cast: Cast) -> None:
    status, page = lock_out(cast.cadre)
    assert status == 429
    assert "暂时不能登录" in page
    assert "15 分钟" in page
    assert try_in(cast.cadre, PASSWORD, address="10.0.0.2")[0] == 429
    assert try_in(cast.member, PASSWORD)[0] == 302


def test_the_pause_ends_after_a_quarter_of_an_hour(cast: Cast) -> None:
    lock_out(cast.cadre)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    assert try_in(cast.cadre, PASSWORD)[0] == 429
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    assert try_in(cast.cadre, PASSWORD)[0] == 302


def test_a_right_password_forgets_the_wrong_ones(cast: Cast) -> None:
    for _ in range(4):
        try_in(cast.cadre, "Bu-dui-2026")
    assert try_in(cast.cadre, PASSWORD)[0] == 302
    assert try_in(cast.cadre, "Bu-dui-2026")[0] == 422


def test_the_security_administrator_ends_the_pause(cast: Cast) -> None:
    lock_out(cast.cadre)
    unlock_account(cast.cadre, by=actor_for(cast.security_admin), at=now())
    assert try_in(cast.cadre, PASSWORD)[0] == 302
    lock_out(cast.member)
    slip = reset_password(cast.member, by=actor_for(cast.security_admin), at=now())
    assert try_in(cast.member, slip.password)[0] == 302


def test_the_pause_is_entered_once_in_the_log(cast: Cast) -> None:
    lock_out(cast.cadre)
    try_in(cast.cadre, PASSWORD)
    assert cast.cadre.user is not None
    entry = Entry.objects.get()
    assert (entry.event, entry.actor_name) == ("account:paused", cast.cadre.user.username)
    assert entry.unit_id == cast.unit.pk


def test_a_name_that_nobody_has_is_answered_in_the_same_way(cast: Cast) -> None:
    sent = {"username": "meiyouzhegeren", "password": "Bu-dui-2026"}
    answers = [Client().post(SIGN_IN, sent) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 429, 429]
    assert cast.unit.pk
    assert not Entry.objects.exists()


def test_a_session_ends_with_the_browser_and_after_eight_hours(
    cast: Cast, browser_of: Browser
) -> None:
    browser = browser_of(cast.cadre)
    browser.get(reverse("meetings:list"))
    assert browser.session.get_expire_at_browser_close()
    (kept,) = Session.objects.all()
    assert kept.expire_date <= timezone.now() + timedelta(hours=8)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert browser.get(reverse("meetings:list")).status_code == 302


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("Ab1-xyz", "至少"),
        ("abcdefghij12", "至少用上 3 种"),
        ("1234567890", "太常见"),
    ],
)
def test_weak_passwords_are_refused_with_what_would_be_right(
    cast: Cast, browser_of: Browser, password: str, said: str
) -> None:
    sent = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    answer = browser_of(cast.cadre).post(reverse("accounts:change-password"), sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_an_installation_keeps_argon2_digests(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = installation.PASSWORD_HASHERS
    assert make_password(PASSWORD).startswith("argon2$argon2id$")
