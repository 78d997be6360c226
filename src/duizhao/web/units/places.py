"""Where a unit stands in the tree, as the table of rights asks for it."""

from duizhao.core.access.actor import Place
from duizhao.web.units.models import Unit

MOST_LEVELS = 12
MOST_UNITS = 10_000


def place_of(
    unit: Unit,
    *,
    owner_id: int | None = None,
    parties: frozenset[int] = frozenset(),
    shared: bool = False,
    sent_up: bool = False,
    for_supervisors: bool = False,
) -> Place:
    """The place of a thing of this unit."""
    return Place(
        unit_id=unit.pk,
        above=above(unit),
        owner_id=owner_id,
        parties=parties,
        shared=shared,
        sent_up=sent_up,
        for_supervisors=for_supervisors,
    )


def above(unit: Unit) -> frozenset[int]:
    """The ids of all units above this one."""
    return frozenset(upper.pk for upper in upwards(unit)[1:])


def upwards(unit: Unit) -> list[Unit]:
    """The unit and all units above it, the nearest first."""
    found = [unit]
    upper = unit.superior
    while upper is not None and upper not in found and len(found) <= MOST_LEVELS:
        found.append(upper)
        upper = upper.superior
    return found


def below(unit_ids: frozenset[int]) -> frozenset[int]:
    """The ids of all units below these."""
    found: set[int] = set()
    level = set(unit_ids)
    while level and len(found) < MOST_UNITS:
        lower = Unit.objects.filter(superior__in=level).values_list("pk", flat=True)
        level = set(lower) - found - unit_ids
        found |= level
    return frozenset(found)
