"""What a person would leave unfinished, asked of the stages that come later in time.

Stages know people, people know no stages: each stage names its question in the setting
OPEN_WORK_QUESTIONS, a function of a person's pk that answers with OpenWork.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.module_loading import import_string

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.web.units.models import Person, Unit
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True)
class OpenWork:
    """One thing that waits for the person: what it is, in whose meeting, and the page where another can be named.

    Without an address it waits where the reader has no page.
    """

    words: str
    address: str
    unit_id: int


def open_work_of(person: Person, *, for_reader: Actor) -> list[OpenWork]:
    """Everything that waits for the person, stage by stage.

    Of a branch in which the reader conducts no meeting he learns that something waits, and not what.
    """
    questions: list[Callable[[int], Iterable[OpenWork]]] = [
        import_string(name) for name in settings.OPEN_WORK_QUESTIONS
    ]
    found = [work for question in questions for work in question(person.pk)]
    units = Unit.objects.select_related("superior").in_bulk({work.unit_id for work in found})
    open_to = {
        pk
        for pk, unit in units.items()
        if unit.branch_id is None or may(for_reader, Act.MEETING_CONDUCT, place_of(unit))
    }
    shut = [unit for pk, unit in units.items() if pk not in open_to]
    return [*(work for work in found if work.unit_id in open_to), *_told_of(shut)]


def _told_of(branches: Iterable[Unit]) -> Iterator[OpenWork]:
    for unit in sorted(branches, key=lambda one: one.pk):
        words = f"{unit.team_name or unit}的会议里还有事没有办完，是什么由支部查看和交接"
        yield OpenWork(words, "", unit.pk)
