"""What tests of reminders share: acts that are committed, and what each person was told of them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from duizhao.web.reminders.models import Reminder
from duizhao.web.units.models import Person

Committed = Callable[..., AbstractContextManager[object]]
"""pytest-django's django_capture_on_commit_callbacks: with execute=True, as if the act were committed."""


def told(person: Person) -> list[str]:
    """The kinds of a person's reminders, in the order in which they came."""
    return list(
        Reminder.objects.filter(person_id=person.pk).order_by("pk").values_list("kind", flat=True)
    )
