"""Dates as screens write them, and who may do what, in words."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from duizhao.core.access.acts import Act
from duizhao.core.access.in_words import who_may

register = template.Library()
_WEEKDAYS = "一二三四五六日"


@register.simple_tag(name="who_may")
def people_who_may(act: str) -> str:
    """Who may do an act, from the table of rights: {% who_may "roster:view" %}."""
    return "、".join(who_may(Act(act)))


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
def later(value: datetime, first: datetime) -> str:
    """A moment after another that is written before it: the time alone on the same day."""
    same_day = day(value) == day(first)
    return timezone.localtime(value).strftime("%H:%M") if same_day else minute(value)


@register.filter
def weekday(value: date | None) -> str:
    """The day of the week: 周二."""
    return f"周{_WEEKDAYS[value.weekday()]}" if value else ""
