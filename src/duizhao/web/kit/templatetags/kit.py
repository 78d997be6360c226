"""Dates and states as screens write them."""

from datetime import date, datetime

from django import template
from django.utils import timezone

register = template.Library()
_WEEKDAYS = "一二三四五六日"


@register.filter
def day(value: date | datetime | None) -> str:
    """A date as screens write it: 2026-11-24; empty where there is none."""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return value.isoformat() if value else ""


@register.filter
def minute(value: datetime | None) -> str:
    """A moment as screens write it: 2026-11-24 09:05; empty where there is none."""
    return timezone.localtime(value).strftime("%Y-%m-%d %H:%M") if value else ""


@register.filter
def weekday(value: date | None) -> str:
    """The day of the week: 周二."""
    return f"周{_WEEKDAYS[value.weekday()]}" if value else ""
