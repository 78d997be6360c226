"""What a person would leave unfinished, asked of the stages that come later in time.

Stages know people, people know no stages: each stage names its question in the setting
OPEN_WORK_QUESTIONS, a function of a person's pk that answers with OpenWork.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from duizhao.web.units.models import Person


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One thing that waits for the person: what it is, and the page where another can be named."""

    words: str
    address: str


def open_work_of(person: Person) -> list[OpenWork]:
    """Everything that waits for the person, stage by stage."""
    questions: list[Callable[[int], Iterable[OpenWork]]] = [
        import_string(name) for name in settings.OPEN_WORK_QUESTIONS
    ]
    return [work for question in questions for work in question(person.pk)]
