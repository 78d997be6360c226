"""Mail is a choice: without content, one a day, and what fails is shown to those who can mend it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from smtplib import SMTPAuthenticationError, SMTPRecipientsRefused

import pytest
from django.core import mail as outbox
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cast import Cast
from duizhao.web.reminders import mail
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.mail_server import MailServer, mail_server
from duizhao.web.reminders.models import MailAddress, MailFailure
from duizhao.web.reminders.services import remind
from duizhao.web.units.models import Person
from make import actor_for
from reminded import Committed, told

Browser = Callable[[Person | None], Client]
NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)


@pytest.fixture
def server(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation with a mail server, whose mails are sent at once."""
    settings.MAIL_SERVER = mail_server("smtp://mail.example.cn", "duizhao@example.cn")
    monkeypatch.setattr(mail, "beside", lambda act: act())


def wants_mail(person: Person, **rest: object) -> MailAddress:
    return MailAddress.objects.create(
        person_id=person.pk, address=f"p{person.pk}@example.cn", **rest
    )


@pytest.fixture
def tell(django_capture_on_commit_callbacks: Committed) -> Callable[..., None]:
    def now(
        *people: Person, kind: ReminderKind = ReminderKind.TALK_RECORDED, at: datetime = NOW
    ) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            remind(
                [person.pk for person in people], kind, at=at, address="/",
                about="2025年度民主生活会：和周明远的谈话",
            )  # fmt: skip

    return now


@pytest.mark.usefixtures("server")
def test_a_mail_says_that_something_waits_and_not_what(
    cast: Cast, tell: Callable[..., None]
) -> None:
    wants_mail(cast.member)
    tell(cast.member, cast.leader)
    (letter,) = outbox.outbox
    assert (letter.to, letter.from_email) == (
        [f"p{cast.member.pk}@example.cn"],
        "duizhao@example.cn",
    )
    assert (letter.subject, "请登录“对照”查看" in letter.body) == ("有一件事在等您", True)
    assert not [word for word in ("谈话", "民主生活会", "周明远") if word in letter.body]


@pytest.mark.usefixtures("server")
def test_there_is_one_a_day_and_none_for_what_only_informs(
    cast: Cast, tell: Callable[..., None]
) -> None:
    wants_mail(cast.member)
    tell(cast.member, kind=ReminderKind.MEETING_PLAN_CHANGED)
    assert not outbox.outbox
    tell(cast.member)
    tell(cast.member)
    assert len(outbox.outbox) == 1
    tell(cast.member, at=NOW + timedelta(days=1))
    assert len(outbox.outbox) == 2


@pytest.mark.usefixtures("server")
def test_who_turned_it_off_gets_none(cast: Cast, tell: Callable[..., None]) -> None:
    wants_mail(cast.member, wanted=False)
    tell(cast.member)
    assert not outbox.outbox
    assert told(cast.member) == ["talk:recorded"]


def test_without_a_server_nothing_is_sent(cast: Cast, tell: Callable[..., None]) -> None:
    wants_mail(cast.member)
    tell(cast.member)
    assert not outbox.outbox


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ConnectionRefusedError(), "连接不上邮件服务器"),
        (TimeoutError(), "连接不上邮件服务器"),
        (SMTPAuthenticationError(535, b"no"), "不认登录名或密码"),
        (SMTPRecipientsRefused({"x@example.cn": (550, b"no")}), "不收这个地址"),
        (UnicodeError("host"), "没有送出（UnicodeError）"),
    ],
)
def test_a_failure_is_shown_to_the_administrator_and_to_the_receiver(
    *,
    cast: Cast,
    tell: Callable[..., None],
    browser_of: Browser,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    reason: str,
) -> None:
    def refuse(*_args: object) -> int:
        raise error

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    address = wants_mail(cast.member)
    tell(cast.member)
    assert told(cast.member) == ["talk:recorded"]
    address.refresh_from_db()
    assert reason in address.failure
    desk = browser_of(cast.system_admin).get("/").content.decode()
    assert "最近七天有 1 次没有送出" in desk
    shown = browser_of(cast.system_admin).get(reverse("reminders:mail-failures")).content.decode()
    assert reason in shown
    assert "example.cn" not in shown
    assert reason in browser_of(cast.member).get(reverse("reminders:mail")).content.decode()
    assert "没有送出" not in browser_of(cast.secretary).get("/").content.decode()


@pytest.mark.usefixtures("server")
def test_a_mail_that_arrives_ends_the_complaint(cast: Cast, tell: Callable[..., None]) -> None:
    address = wants_mail(cast.member, failure="连接不上")
    tell(cast.member)
    address.refresh_from_db()
    assert (address.failure, MailFailure.objects.count()) == ("", 0)


@pytest.mark.usefixtures("server")
def test_a_person_says_where_his_mail_goes(cast: Cast, browser_of: Browser) -> None:
    browser = browser_of(cast.member)
    url = reverse("reminders:mail")
    wrong = browser.post(url, {"address": "shen", "wanted": "on"})
    assert (wrong.status_code, "这不是一个邮箱地址" in wrong.content.decode()) == (422, True)
    assert not MailAddress.objects.exists()
    browser.post(url, {"address": "shen@example.cn", "wanted": "on"})
    kept = MailAddress.objects.get()
    assert (kept.person_id, kept.address, kept.wanted) == (cast.member.pk, "shen@example.cn", True)
    browser.post(url, {"address": "shen@example.cn"})
    kept.refresh_from_db()
    assert not kept.wanted
    assert "shen@example.cn" in browser.get(url).content.decode()
    assert actor_for(cast.member).person_id == kept.person_id


def test_it_is_sent_beside_the_request() -> None:
    done: list[int] = []
    mail.beside(lambda: done.append(1)).join(5)
    assert done == [1]


def test_the_setting_is_one_address() -> None:
    server = mail_server("smtps://duizhao%40example.cn:mi%3Ama@mail.example.cn")
    assert server == MailServer(
        host="mail.example.cn", port=465, user="duizhao@example.cn", password="mi:ma",  # noqa: S106
        ssl=True, starttls=False, sender="duizhao@example.cn",
    )  # fmt: skip
    assert mail_server("") is None


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("mail.example.cn", "DUIZHAO_EMAIL 写得不对"),
        ("http://mail.example.cn", "DUIZHAO_EMAIL 写得不对"),
        ("smtp://mail.example.cn", "DUIZHAO_EMAIL_FROM"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_with_an_example(address: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        mail_server(address)
