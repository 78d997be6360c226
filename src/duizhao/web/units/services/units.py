"""A unit above or below, or a branch, joins the tree, looked after by the same three administrators."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.access.roles import ADMINISTRATORS
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.units.actors import valid_on
from duizhao.web.units.models import Assignment, Branch, Unit
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
    _look_after(unit, beside, today)
    record(Event.UNIT_ADDED, subject=unit, unit_id=beside.pk, by=by, at=at, note=unit.name)
    return unit


@transaction.atomic
def add_branch(branch: Branch, *, by: Actor, at: datetime, today: date) -> Unit:
    """Let a branch hold meetings of its own: it becomes a unit below the one it belongs to. Raises Refused.

    Its party members take part because they belong to it; only its secretary (leader) and who
    keeps its record (secretary) need a role.
    """
    beside = branch.unit
    require(by, Act.SYSTEM_RUN, place_of(beside))
    claim(beside)
    read_again(branch)
    if Unit.objects.filter(branch=branch).exists():
        raise Refused(f"{branch}已经可以开组织生活会")
    name = branch.name if branch.name.startswith(beside.name) else f"{beside.name}{branch.name}"
    if Unit.objects.filter(name=name).exists():
        raise Refused(f"已经有“{name}”")
    unit = Unit.objects.create(
        name=name,
        short_name=branch.name[:40],
        team_name=branch.name,
        superior=beside,
        branch=branch,
    )
    _look_after(unit, beside, today)
    record(Event.UNIT_ADDED, subject=unit, unit_id=beside.pk, by=by, at=at, note=unit.name)
    return unit


def _look_after(unit: Unit, beside: Unit, today: date) -> None:
    """Give a new unit the administrators of the one beside it."""
    theirs = valid_on(today).filter(
        unit=beside, role__in=[role.value for role in ADMINISTRATORS], acting_for__isnull=True
    )
    Assignment.objects.bulk_create(
        Assignment(person_id=one.person_id, unit=unit, role=one.role, first_day=today)
        for one in theirs
    )
