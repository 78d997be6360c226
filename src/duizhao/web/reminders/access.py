"""The doors to reminders: each person's own, read in person; and to failures of the mail."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.web.reminders.models import MailFailure, Reminder

if TYPE_CHECKING:
    from django.db.models import QuerySet

NO_UNIT = 0
"""A reminder belongs to a person, whichever units he works in."""


def place_of_reader(person_id: int | None) -> Place:
    """Where a person's reminders stand."""
    return Place(unit_id=NO_UNIT, owner_id=person_id)


def reminders_for(actor: Actor) -> "QuerySet[Reminder]":
    """The actor's own reminders; none for one who keeps the record for him."""
    person_id = actor.person_id
    if person_id is None or not may(actor, Act.REMINDER_READ, place_of_reader(person_id)):
        return Reminder.objects.none()
    return Reminder.objects.filter(person_id=person_id)


def reminder_for(actor: Actor, pk: int) -> Reminder:
    """A reminder of the actor. Raises Http404 for all others."""
    found = Reminder.objects.filter(pk=pk).first()
    if found is None or not may(actor, Act.REMINDER_READ, place_of_reader(found.person_id)):
        raise Http404
    return found


def mail_owner(actor: Actor) -> int:
    """The person who may say where his mail goes. Raises Http404 where there is no mail, or no person."""
    person_id = actor.person_id
    allowed = may(actor, Act.REMINDER_READ, place_of_reader(person_id))
    if settings.MAIL_SERVER is None or person_id is None or not allowed:
        raise Http404
    return person_id


def runs_system(actor: Actor) -> bool:
    """Whether the actor runs the machine for any unit."""
    units = {grant.unit_id for grant in actor.grants}
    return any(may(actor, Act.SYSTEM_RUN, Place(unit_id=unit)) for unit in units)


def mail_failures_for(actor: Actor) -> "QuerySet[MailFailure]":
    """What could not be mailed, for those who run the machine. Raises Http404 for all others."""
    if not runs_system(actor):
        raise Http404
    return MailFailure.objects.all()
