"""A list of people is handed in, looked at, and taken over as a whole or not at all."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.roster.columns import ROSTER, RosterColumn
from duizhao.core.roster.judge import Judged, Known, Value, judge
from duizhao.core.sheets.read_sheet import Sheet, read_sheet
from duizhao.core.sheets.verdict import Verdict
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.units.models import Person, RosterImport, Unit
from duizhao.web.units.places import place_of
from duizhao.web.units.services.unit_lists import ensure_lists

_NAMED = (RosterColumn.DEPARTMENT, RosterColumn.BRANCH, RosterColumn.IN_CHARGE_OF)
_PLAIN = tuple(column for column in RosterColumn if column not in _NAMED)


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do."""

    sheet: Sheet
    columns: Mapping[str, RosterColumn]
    rows: tuple[Judged, ...]
    missing: tuple[str, ...]
    new_departments: tuple[str, ...]
    new_branches: tuple[str, ...]

    def counts(self) -> dict[Verdict, int]:
        """How many rows of each verdict."""
        return {verdict: sum(r.verdict is verdict for r in self.rows) for verdict in Verdict}

    def reasons(self) -> tuple[str, ...]:
        """Everything that holds the import back."""
        wrong = self.counts()[Verdict.WRONG]
        reasons = [f"没有说明哪一列是“{label}”" for label in self.missing]
        if wrong:
            reasons.append(f"有 {wrong} 行写错了，请改好再传")
        return tuple(reasons)


@transaction.atomic
def hand_in(unit: Unit, *, file_name: str, content: bytes, by: Actor, at: datetime) -> RosterImport:
    """Keep a list until it is taken over or given up. Raises Unreadable when it can't be read."""
    require(by, Act.ROSTER_EDIT, place_of(unit))
    claim(unit)
    remembered = remembered_columns(unit)
    sheet = read_sheet(content, ROSTER, headings=frozenset(remembered))
    columns = ROSTER.columns_of(sheet.headings, remembered)
    unit.roster_imports.all().delete()
    return RosterImport.objects.create(
        unit=unit,
        file_name=file_name[:200],
        content=content,
        columns={heading: column.value for heading, column in columns.items()},
        made_at=at,
    )


@transaction.atomic
def map_columns(waiting: RosterImport, columns: Mapping[str, str], *, by: Actor) -> None:
    """Say which heading means what; remembered for the unit's next list."""
    unit = waiting.unit
    require(by, Act.ROSTER_EDIT, place_of(unit))
    claim(unit)
    read_again(waiting)
    waiting.columns = {heading: column for heading, column in columns.items() if column}
    waiting.save(update_fields=["columns"])
    unit.roster_columns = {**remembered_columns(unit), **columns}
    unit.save(update_fields=["roster_columns"])


@transaction.atomic
def export_people(unit: Unit, *, by: Actor, at: datetime) -> list[Known]:
    """Give the unit's people out as a list that can be imported again, here or in another unit."""
    require(by, Act.ROSTER_EDIT, place_of(unit))
    people = unit.people.filter(left__isnull=True).select_related("department", "branch")
    listed: list[Known] = [_known_of(person) for person in people.prefetch_related("in_charge_of")]
    note = f"{len(listed)} 人"
    record(Event.ROSTER_EXPORTED, subject=unit, unit_id=unit.pk, by=by, at=at, note=note)
    return listed


@transaction.atomic
def give_up(waiting: RosterImport, *, by: Actor) -> None:
    """Throw a list away that was handed in. Raises Stale when it is gone."""
    require(by, Act.ROSTER_EDIT, place_of(waiting.unit))
    claim(waiting.unit)
    read_again(waiting)
    waiting.delete()


@transaction.atomic
def import_people(waiting: RosterImport, *, by: Actor, at: datetime) -> dict[Verdict, int]:
    """Take a list over. Raises Refused, and changes nothing, when one row is wrong; Stale when it is gone."""
    unit = waiting.unit
    require(by, Act.ROSTER_EDIT, place_of(unit))
    claim(unit)
    read_again(waiting)
    preview = preview_of(waiting)
    if preview.reasons():
        raise Refused(*preview.reasons())
    ensure_lists(unit, departments=preview.new_departments, branches=preview.new_branches)
    _write(unit, [row for row in preview.rows if row.verdict in {Verdict.NEW, Verdict.CHANGED}])
    counts = preview.counts()
    record(
        Event.ROSTER_IMPORTED, subject=unit, unit_id=unit.pk, by=by, at=at,
        note=f"新增 {counts[Verdict.NEW]} 人，改动 {counts[Verdict.CHANGED]} 人",
    )  # fmt: skip
    waiting.delete()
    return counts


def preview_of(waiting: RosterImport) -> Preview:
    """What taking the list over would do now."""
    unit = waiting.unit
    remembered = {**remembered_columns(unit), **waiting.columns}
    sheet = read_sheet(bytes(waiting.content), ROSTER, headings=frozenset(remembered))
    chosen = {heading: waiting.columns.get(heading, "") for heading in sheet.headings}
    columns = ROSTER.columns_of(sheet.headings, chosen)
    missing = tuple(ROSTER.missing(columns))
    rows = () if missing else tuple(judge(sheet, columns, _known(unit)))
    departments = {*_named(rows, RosterColumn.DEPARTMENT), *_in_charge(rows)}
    return Preview(
        sheet=sheet,
        columns=columns,
        rows=rows,
        missing=missing,
        new_departments=_not_in(unit.departments.values_list("name", flat=True), departments),
        new_branches=_not_in(
            unit.branches.values_list("name", flat=True), _named(rows, RosterColumn.BRANCH)
        ),
    )


def remembered_columns(unit: Unit) -> dict[str, str]:
    """The meaning of each heading of the office's own list."""
    return {str(heading): str(column) for heading, column in dict(unit.roster_columns).items()}


def _known(unit: Unit) -> dict[str, Known]:
    people = unit.people.select_related("department", "branch").prefetch_related("in_charge_of")
    return {person.number: _known_of(person) for person in people}


def _known_of(person: Person) -> dict[RosterColumn, Value | None]:
    known: dict[RosterColumn, Value | None] = {
        column: getattr(person, column.value) for column in _PLAIN
    }
    known[RosterColumn.DEPARTMENT] = person.department.name if person.department else None
    known[RosterColumn.BRANCH] = person.branch.name if person.branch else None
    known[RosterColumn.IN_CHARGE_OF] = tuple(sorted(one.name for one in person.in_charge_of.all()))
    return known


def _write(unit: Unit, rows: Iterable[Judged]) -> None:
    departments = {one.name: one for one in unit.departments.all()}
    branches = {one.name: one for one in unit.branches.all()}
    people = {person.number: person for person in unit.people.all()}
    for row in rows:
        person = people.get(row.number) or Person(unit=unit)
        for column, value in row.values.items():
            match column:
                case RosterColumn.DEPARTMENT:
                    person.department = departments[str(value)]
                case RosterColumn.BRANCH:
                    person.branch = branches[str(value)]
                case RosterColumn.IN_CHARGE_OF:
                    pass
                case _:
                    setattr(person, column.value, value)
        if person.pk is None:
            person.save()
        else:
            person.save(update_fields=[c.value for c in row.values if c not in _NAMED[2:]])
            Person.objects.filter(pk=person.pk).update(revision=F("revision") + 1)
        led = row.values.get(RosterColumn.IN_CHARGE_OF)
        if isinstance(led, tuple):
            person.in_charge_of.set([departments[name] for name in led])


def _named(rows: Iterable[Judged], column: RosterColumn) -> set[str]:
    return {str(row.values[column]) for row in rows if column in row.values}


def _in_charge(rows: Iterable[Judged]) -> set[str]:
    led = (row.values.get(RosterColumn.IN_CHARGE_OF) for row in rows)
    return {name for names in led if isinstance(names, tuple) for name in names}


def _not_in(existing: Iterable[str], wanted: set[str]) -> tuple[str, ...]:
    return tuple(sorted(wanted - set(existing)))
