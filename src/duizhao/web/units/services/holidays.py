"""The holidays and days made up for, as a unit enters them in place of those that ship."""

from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.holiday_notice import read_holidays
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.units.models import Unit, UnitHolidays
from duizhao.web.units.places import place_of


@transaction.atomic
def enter_holidays(unit: Unit, year: int, words: str, *, by: Actor, at: datetime) -> UnitHolidays:
    """Enter what the notice of a year says. Raises Unfit with everything that is wrong in it."""
    require(by, Act.HOLIDAYS_ENTER, place_of(unit))
    claim(unit)
    read_holidays(words, year)
    entered, _ = UnitHolidays.objects.update_or_create(
        unit=unit, year=year, defaults={"words": words}
    )
    record(Event.HOLIDAYS_ENTERED, subject=unit, unit_id=unit.pk, by=by, at=at, note=f"{year} 年")
    return entered


@transaction.atomic
def drop_holidays(unit: Unit, year: int, *, by: Actor, at: datetime) -> None:
    """Go back to what holds without the unit's own entry. Raises Refused when it has none."""
    require(by, Act.HOLIDAYS_ENTER, place_of(unit))
    claim(unit)
    dropped, _ = unit.holidays.filter(year=year).delete()
    if not dropped:
        raise Refused(f"本单位没有登记过 {year} 年的安排")
    record(Event.HOLIDAYS_DROPPED, subject=unit, unit_id=unit.pk, by=by, at=at, note=f"{year} 年")
