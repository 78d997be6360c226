"""What pages show of reminders."""

from datetime import date, datetime, timedelta

from duizhao.core.access.actor import Actor
from duizhao.web.reminders.access import reminders_for, runs_system
from duizhao.web.reminders.models import MailAddress, MailFailure, RemindedDay

RECENT = timedelta(days=7)


def unread_of(actor: Actor) -> int:
    """How many reminders the actor has not read."""
    return reminders_for(actor).filter(read_at=None).count()


def day_has_begun(day: date) -> bool:
    """Whether somebody has set the reminders of a day off."""
    return RemindedDay.objects.filter(day=day).exists()


def mail_address_of(person_id: int) -> MailAddress | None:
    """Where a person's mail goes."""
    return MailAddress.objects.filter(person_id=person_id).first()


def mail_trouble(actor: Actor, *, at: datetime) -> int:
    """How often mails failed in the last days, for those who run the machine; 0 for all others."""
    if not runs_system(actor):
        return 0
    return MailFailure.objects.filter(at__gte=at - RECENT).count()
