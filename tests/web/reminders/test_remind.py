"""People are told after the commit: once for the same news, never against the act, never by a rollback."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from cast import Cast
from duizhao.web.reminders import services
from duizhao.web.reminders.kinds import REMINDER_WORDS, ReminderKind
from duizhao.web.reminders.models import RemindedDay, Reminder
from duizhao.web.reminders.services import News, begin_day, mark_read, remind, remind_once
from duizhao.web.units.models import Person
from make import TODAY, make_reminder
from reminded import Committed, told

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
LATER = NOW + timedelta(hours=3)


def tell(*people: Person | None, at: datetime = NOW, same: str | None = None) -> None:
    remind(
        [person.pk if person else None for person in people], ReminderKind.STAGE_DUE,
        about="2025年度民主生活会：学习", address="/meetings/", at=at, same=same,
    )  # fmt: skip


def stage_is_due(person: Person) -> News:
    return News(
        people=[person.pk], kind=ReminderKind.STAGE_DUE, about="2025年度民主生活会：学习",
        address="/meetings/", same="stage:1",
    )  # fmt: skip


def test_every_kind_has_its_words() -> None:
    assert set(REMINDER_WORDS) == set(ReminderKind)
    assert all(wording.words for wording in REMINDER_WORDS.values())


def test_a_person_is_told_once_the_act_is_committed(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        tell(cast.member, cast.member, None)
        assert told(cast.member) == []
    reminder = Reminder.objects.get()
    assert (reminder.person_id, str(reminder)) == (cast.member.pk, "您负责的环节快到期了")
    assert reminder.read_at is None


def test_what_was_not_done_is_told_to_nobody(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        tell(cast.member)
        transaction.set_rollback(True)
    assert not Reminder.objects.exists()


def test_telling_never_undoes_the_act(
    cast: Cast,
    django_capture_on_commit_callbacks: Committed,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise DatabaseError("磁盘满了")

    monkeypatch.setattr(services, "_write", broken)
    with django_capture_on_commit_callbacks(execute=True):
        tell(cast.member)
        cast.member.post = "党组副书记"
        cast.member.save(update_fields=["post"])
    cast.member.refresh_from_db()
    assert cast.member.post == "党组副书记"
    assert "磁盘满了" in caplog.text


def test_the_same_news_comes_anew_in_the_place_of_the_earlier(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    for at in (NOW, LATER):
        with django_capture_on_commit_callbacks(execute=True):
            tell(cast.member, cast.leader, at=at, same="stage:1")
        if at == NOW:
            mark_read(Reminder.objects.all(), at=NOW)
    assert told(cast.member) == ["stage:due"]
    reminder = Reminder.objects.get(person_id=cast.member.pk)
    assert (reminder.made_at, reminder.read_at) == (LATER, None)


def test_a_date_is_not_brought_up_a_second_time(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    for at in (NOW, LATER):
        with django_capture_on_commit_callbacks(execute=True):
            remind_once([stage_is_due(cast.member)], at=at)
        mark_read(Reminder.objects.all(), at=NOW)
    reminder = Reminder.objects.get()
    assert (reminder.made_at, reminder.read_at) == (NOW, NOW)


def test_a_day_begins_once_and_forgets_what_was_read_long_ago(cast: Cast) -> None:
    old = NOW - timedelta(days=400)
    make_reminder(cast.member, made_at=old, read_at=old)
    make_reminder(cast.leader, made_at=old)
    assert begin_day(TODAY, at=NOW)
    assert not begin_day(TODAY, at=LATER)
    assert told(cast.member) == []
    assert told(cast.leader) == ["talk:recorded"]
    assert RemindedDay.objects.count() == 1
