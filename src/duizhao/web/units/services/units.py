"""A unit above or below joins the tree, looked after by the same three administrators."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.access.roles import ADMINISTRATORS
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.units.actors import valid_on
from duizhao.web.units.models import Assignment, Unit
from duizhao.web.units.places import place_of
from duizhao.web.units.services.set_up import FirstUnit


@transaction.atomic
def add_unit(
    beside: Unit, named: FirstUnit, *, above: bool, by: Actor, at: datetime, today: date
) -> Unit:
    """Enter a unit above or below another. Raises Refused when the name is taken or the place is."""
    require(by, Act.SYSTEM_RUN, place_of(beside))
    claim(beside)
    reasons = []
    taken = f"已经有“{named.name}”"
    if Unit.objects.filter(name=named.name).exists():
        reasons.append(taken)
    if above and beside.superior_id is not None:
        reasons.append(f"{beside}已经有上级单位")
    if reasons:
        raise Refused(*reasons)
    try:
        with transaction.atomic():
            unit = Unit.objects.create(
                name=named.name, short_name=named.short_name, team_name=named.team_name,
                superior=None if above else beside,
            )  # fmt: skip
    except IntegrityError:
        raise Refused(taken) from None
    if above:
        beside.superior = unit
        beside.save(update_fields=["superior"])
    theirs = valid_on(today).filter(
        unit=beside, role__in=[role.value for role in ADMINISTRATORS], acting_for__isnull=True
    )
    Assignment.objects.bulk_create(
        Assignment(person_id=one.person_id, unit=unit, role=one.role, first_day=today)
        for one in theirs
    )
    record(Event.UNIT_ADDED, subject=unit, unit_id=beside.pk, by=by, at=at, note=unit.name)
    return unit
