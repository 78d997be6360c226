"""Writes audit entries, in the transaction of the act that they tell of."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models, transaction

from duizhao.core.access.actor import Actor
from duizhao.web.audit.events import Event
from duizhao.web.audit.models import Entry


def record(
    event: Event,
    *,
    subject: models.Model,
    unit_id: int | None,
    by: Actor,
    at: datetime,
    note: str = "",
) -> None:
    """Say that something happened. RuntimeError outside a transaction: entry and act go together."""
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
