"""Sign in: with the right password, not with a wrong one, and first of all a password of one's own."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from cast import Cast
from duizhao.web.audit.models import Entry
from duizhao.web.units.models import Person
from make import PASSWORD


def test_the_right_password_leads_to_the_page_that_was_asked_for(cast: Cast) -> None:
    assert cast.leader.user is not None
    browser = Client()
    sent = {"username": cast.leader.user.username, "password": PASSWORD, "next": "/help/"}
    answer = browser.post(reverse("accounts:sign-in"), sent)
    assert (answer.status_code, answer["Location"]) == (302, "/help/")
    assert [entry.event for entry in Entry.objects.all()] == ["account:signed_in"]


def test_a_wrong_password_is_told_in_words_and_leaves_no_session(cast: Cast) -> None:
    assert cast.leader.user is not None
    browser = Client()
    answer = browser.post(
        reverse("accounts:sign-in"), {"username": cast.leader.user.username, "password": "bukao"}
    )
    assert answer.status_code == 422
    assert "登录名或密码不对" in answer.content.decode()
    assert cast.leader.user.username in answer.content.decode()
    assert browser.get(reverse("desk:desk")).status_code == 302
    assert not Entry.objects.exists()


def test_nobody_is_sent_to_another_site(cast: Cast) -> None:
    assert cast.leader.user is not None
    sent = {
        "username": cast.leader.user.username,
        "password": PASSWORD,
        "next": "https://example.org/",
    }
    assert Client().post(reverse("accounts:sign-in"), sent)["Location"] == "/"


def test_an_issued_password_must_be_changed_first(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    assert cast.cadre.user is not None
    cast.cadre.user.must_change = True
    cast.cadre.user.save(update_fields=["must_change"])
    browser = browser_of(cast.cadre)
    assert browser.get(reverse("meetings:list"))["Location"] == reverse("accounts:change-password")
    sent = {
        "old_password": PASSWORD,
        "new_password1": "Shuiwu-2026-ju",
        "new_password2": "Shuiwu-2026-ju",
    }
    assert browser.post(reverse("accounts:change-password"), sent).status_code == 302
    assert browser.get(reverse("meetings:list")).status_code == 200


def test_a_weak_password_is_refused_with_what_would_be_right(
    cast: Cast, browser_of: Callable[[Person | None], Client]
) -> None:
    weak = {"old_password": PASSWORD, "new_password1": "abcdefghij", "new_password2": "abcdefghij"}
    answer = browser_of(cast.cadre).post(reverse("accounts:change-password"), weak)
    assert answer.status_code == 422
    assert "至少用上 3 种" in answer.content.decode()
