"""The one clock of the web application: real time, or the fixed day at which a demo stands."""

from datetime import date, datetime, time

from django.conf import settings
from django.utils import timezone


def now() -> datetime:
    """The moment at which an act happens, with its zone."""
    real = timezone.now()
    if settings.DEMO_DAY is None:
        return real
    return timezone.make_aware(datetime.combine(settings.DEMO_DAY, timezone.localtime(real).time()))


def today() -> date:
    """The day in Beijing."""
    return timezone.localtime(now()).date()


def end_of(day: date) -> datetime:
    """The last moment of a day in Beijing: until then a thing that is due on it is on time."""
    return timezone.make_aware(datetime.combine(day, time.max))
