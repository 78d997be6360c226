"""Writes audit entries, in the transaction of the act that they tell of."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.web.audit.events import Event
from duizhao.web.audit.models import Entry
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind


def record(
    event: Event,
    *,
    subject: models.Model,
    unit_id: int | None,
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """Say that something happened. RuntimeError outside a transaction: entry and act go together.

    Whoever is acted for is reminded that something was entered in his name: every act comes by here.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("record() needs a transaction")
    Entry.objects.create(
        event=event.value,
        subject=_name_of(subject),
        unit_id=unit_id,
        actor_id=by.person_id,
        actor_name=by.name,
        by_id=by.by_person_id,
        by_name=by.by_name,
        at=at,
        note=note[:400],
    )
    if by.acting_for_id is not None and event is not Event.ACTING_ENDED:
        remind(
            [by.acting_for_id],
            ReminderKind.ACTING_RECORDED,
            about=f"{by.by_name}代录",
            address=reverse("units:acting"),
            at=at,
            same=f"acting:{by.by_person_id}",
        )


@transaction.atomic
def note_export(unit_ids: Iterable[int], *, by: Actor, at: datetime) -> None:
    """Say that the log of these units was taken out as a file."""
    for unit_id in unit_ids:
        Entry.objects.create(
            event=Event.AUDIT_EXPORTED.value,
            subject=f"unit:{unit_id}",
            unit_id=unit_id,
            actor_id=by.person_id,
            actor_name=by.name,
            by_id=by.by_person_id,
            by_name=by.by_name,
            at=at,
        )


def happened(event: Event, *, subject: models.Model, since: datetime) -> bool:
    """Whether something has been entered of a subject since a moment."""
    rows = Entry.objects.filter(event=event.value, subject=_name_of(subject), at__gte=since)
    return rows.exists()


def _name_of(subject: models.Model) -> str:
    return f"{subject._meta.model_name}:{subject.pk}"  # noqa: SLF001  Django's public name for it
