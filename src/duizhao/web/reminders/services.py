"""What is done with reminders: people are told, and say that they have read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.web.reminders.access import place_of_reader
from duizhao.web.reminders.kinds import REMINDER_WORDS, ReminderKind
from duizhao.web.reminders.mail import mail_to
from duizhao.web.reminders.models import MailAddress, RemindedDay, Reminder

KEPT = timedelta(days=365)
"""How long a reminder that was read is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One thing to tell people. `about` names meeting, stage or round and holds nothing that anybody said.

    `same` names the news, so that it is told nobody twice.
    """

    people: Iterable[int | None]
    kind: ReminderKind
    about: str
    address: str
    same: str | None = None

    def rows(self, at: datetime) -> list[Reminder]:
        """The reminder of each of the people."""
        receivers = sorted({person for person in self.people if person is not None})
        return [
            Reminder(
                person_id=person, kind=self.kind.value, about=self.about[:200],
                address=self.address, made_at=at, same=self.same,
            )
            for person in receivers
        ]  # fmt: skip


def remind(
    people: Iterable[int | None],
    kind: ReminderKind,
    *,
    about: str,
    address: str,
    at: datetime,
    same: str | None = None,
) -> None:
    """Tell people, once the act is committed; what goes wrong here never undoes the act.

    With `same`, the earlier reminder of the same news gives way to this one.
    """
    rows = News(people=people, kind=kind, about=about, address=address, same=same).rows(at)
    if rows:
        transaction.on_commit(lambda: _write(rows, at=at, again=True), robust=True)


def remind_once(news: Iterable[News], *, at: datetime) -> None:
    """Tell the news of a day in one go, once it is committed; what was told before stays as it is."""
    rows = [row for one in news for row in one.rows(at)]
    if rows:
        transaction.on_commit(lambda: _write(rows, at=at, again=False), robust=True)


def settle(
    person_id: int | None, kind: ReminderKind, *, at: datetime, same: str | None = None
) -> None:
    """What reminders of a kind asked for is done: they count as read, all of them or those of `same`."""
    asked = Reminder.objects.filter(person_id=person_id or 0, kind=kind.value)
    mark_read(asked if same is None else asked.filter(same=same), at=at)


def mark_read(reminders: "QuerySet[Reminder]", *, at: datetime) -> int:
    """Say that reminders, which came through their door, were read; how many were not before."""
    return reminders.filter(read_at=None).update(read_at=at)


@transaction.atomic
def set_mail(person_id: int, address: str, *, wanted: bool, by: Actor) -> None:
    """Say where a person's mail goes, and whether he wants any."""
    require(by, Act.REMINDER_READ, place_of_reader(person_id))
    MailAddress.objects.update_or_create(
        person_id=person_id, defaults={"address": address, "wanted": wanted, "failure": ""}
    )


def begin_day(day: date, *, at: datetime) -> bool:
    """Whether this is the first call for a day; then what was read long ago is forgotten."""
    try:
        with transaction.atomic():
            RemindedDay.objects.create(day=day)
    except IntegrityError:
        return False
    RemindedDay.objects.filter(day__lt=day).delete()
    Reminder.objects.filter(read_at__lt=at - KEPT).delete()
    return True


def _write(rows: list[Reminder], *, at: datetime, again: bool) -> None:
    with transaction.atomic():
        if again:
            Reminder.objects.bulk_create(
                rows,
                update_conflicts=True,
                unique_fields=["person_id", "same"],
                update_fields=["kind", "about", "address", "made_at", "read_at"],
            )
        else:
            Reminder.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1_000)
    waiting = {row.person_id for row in rows if REMINDER_WORDS[ReminderKind(row.kind)].waits}
    if waiting:
        mail_to(sorted(waiting), at=at)
