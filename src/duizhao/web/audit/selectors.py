"""Audit entries narrowed by event, person and day."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from duizhao.web.audit.models import Entry


def narrowed(
    entries: "QuerySet[Entry]", *, event: str, person: str, first: date | None, last: date | None
) -> "QuerySet[Entry]":
    """The entries of an event, of a person (as the actor or as the one who acted for him), from a day to a day."""
    if event:
        entries = entries.filter(event=event)
    if person:
        entries = entries.filter(Q(actor_name__icontains=person) | Q(by_name__icontains=person))
    if first:
        entries = entries.filter(at__gte=_midnight(first))
    if last:
        entries = entries.filter(at__lt=_midnight(last + timedelta(days=1)))
    return entries


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
