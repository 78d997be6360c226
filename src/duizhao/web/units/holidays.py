"""Which holidays hold for a unit: its own, else those of a unit above, else those that ship."""

from dataclasses import dataclass

from duizhao.core.cycle.holiday_notice import read_holidays
from duizhao.core.cycle.shipped_holidays import shipped_holidays
from duizhao.core.cycle.workdays import HolidayYear, Workdays
from duizhao.web.units.models import Unit, UnitHolidays
from duizhao.web.units.places import upwards


@dataclass(frozen=True, slots=True)
class KnownYear:
    """A year that has data: what it says, and which unit entered it (None: it ships)."""

    data: HolidayYear
    entered_by: Unit | None


def workdays_of(unit: Unit) -> Workdays:
    """The days that are worked in a unit."""
    return Workdays(tuple(known.data for known in known_years(unit)))


def known_years(unit: Unit) -> list[KnownYear]:
    """Every year that has data, the earliest first."""
    found = {year.year: KnownYear(year, None) for year in shipped_holidays()}
    order = [one.pk for one in upwards(unit)]
    entered = UnitHolidays.objects.filter(unit__in=order).select_related("unit")
    for row in sorted(entered, key=lambda row: order.index(row.unit_id), reverse=True):
        year = HolidayYear(row.year, read_holidays(row.words, row.year), f"{row.unit}登记")
        found[row.year] = KnownYear(year, row.unit)
    return [found[year] for year in sorted(found)]
