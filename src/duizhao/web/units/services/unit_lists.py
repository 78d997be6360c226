"""The lists of departments and branches of a unit."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.units.models import Branch, Department, Unit
from duizhao.web.units.places import place_of


@transaction.atomic
def set_lists(
    unit: Unit, *, departments: Sequence[str], branches: Sequence[str], by: Actor, at: datetime
) -> None:
    """Make the unit's lists these. Raises Refused while somebody is still in one that would go."""
    require(by, Act.ROSTER_EDIT, place_of(unit))
    claim(unit)
    gone_departments = unit.departments.exclude(name__in=departments)
    gone_branches = unit.branches.exclude(name__in=branches)
    occupied = [
        *gone_departments.filter(people__isnull=False).values_list("name", flat=True),
        *gone_departments.filter(led_by__isnull=False).values_list("name", flat=True),
        *gone_branches.filter(people__isnull=False).values_list("name", flat=True),
    ]
    occupied += gone_branches.filter(as_unit__isnull=False).values_list("name", flat=True)
    if occupied:
        raise Refused(
            *(
                f"“{name}”里还有人，或者它开过组织生活会，不能去掉"
                for name in dict.fromkeys(occupied)
            )
        )
    gone_departments.delete()
    gone_branches.delete()
    ensure_lists(unit, departments=departments, branches=branches)
    record(Event.UNIT_LIST_EDITED, subject=unit, unit_id=unit.pk, by=by, at=at)


def ensure_lists(unit: Unit, *, departments: Sequence[str], branches: Sequence[str]) -> None:
    """Add the departments and branches that the unit doesn't have yet."""
    known = set(unit.departments.values_list("name", flat=True))
    Department.objects.bulk_create(
        Department(unit=unit, name=name) for name in departments if name not in known
    )
    known = set(unit.branches.values_list("name", flat=True))
    Branch.objects.bulk_create(
        Branch(unit=unit, name=name) for name in branches if name not in known
    )
