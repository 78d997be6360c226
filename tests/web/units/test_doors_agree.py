"""The door to one thing and the door to all of them give the same answer, for every part of the cast."""

from collections.abc import Callable

from django.http import Http404

from cast import Cast
from duizhao.core.access.actor import Actor
from duizhao.web.units.access import people_for, person_for, unit_for, units_for
from duizhao.web.units.models import Person, Unit
from make import actor_for


def test_units_and_people_are_found_one_by_one_as_in_lists(cast: Cast) -> None:
    for part in cast.people().values():
        actor = actor_for(part)
        assert {unit.pk for unit in Unit.objects.all() if _opens(unit_for, actor, unit.pk)} == set(
            units_for(actor).values_list("pk", flat=True)
        )
        assert {one.pk for one in Person.objects.all() if _opens(person_for, actor, one.pk)} == set(
            people_for(actor).values_list("pk", flat=True)
        )


def _opens(door: Callable[[Actor, int], object], actor: Actor, pk: int) -> bool:
    try:
        door(actor, pk)
    except Http404:
        return False
    return True
