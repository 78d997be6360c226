"""A list of findings is handed in, looked at, and taken over as a whole or not at all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.inspections.columns import FINDINGS, FindingColumn
from duizhao.core.inspections.judge import TEAM, Judged, judge
from duizhao.core.sheets.read_sheet import Sheet, read_sheet
from duizhao.core.sheets.verdict import Verdict
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.inspections.models import FindingColumns, FindingImport, Inspection
from duizhao.web.inspections.selectors import known_of, members_of
from duizhao.web.inspections.services.findings import FindingWords, enter, rewrite
from duizhao.web.kit.claims import claim
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do."""

    sheet: Sheet
    columns: Mapping[str, FindingColumn]
    rows: tuple[Judged, ...]
    missing: tuple[str, ...]

    def counts(self) -> Counter[Verdict]:
        """How many rows of each verdict."""
        return Counter(row.verdict for row in self.rows)

    def reasons(self) -> tuple[str, ...]:
        """Everything that holds the import back."""
        wrong = self.counts()[Verdict.WRONG]
        reasons = [f"没有说明哪一列是“{label}”" for label in self.missing]
        if wrong:
            reasons.append(f"有 {wrong} 行写错了，请改好再传")
        return tuple(reasons)


@transaction.atomic
def hand_in(
    inspection: Inspection, *, file_name: str, content: bytes, by: Actor, at: datetime
) -> FindingImport:
    """Keep a list until it is taken over or given up. Raises Unreadable when it can't be read."""
    _claim(inspection, by)
    remembered = remembered_columns(inspection.meeting.unit)
    sheet = read_sheet(content, FINDINGS, headings=frozenset(remembered))
    columns = FINDINGS.columns_of(sheet.headings, remembered)
    inspection.imports.all().delete()
    return FindingImport.objects.create(
        inspection=inspection,
        file_name=file_name[-200:],
        content=content,
        columns={heading: column.value for heading, column in columns.items()},
        made_at=at,
    )


@transaction.atomic
def map_columns(waiting: FindingImport, columns: Mapping[str, str], *, by: Actor) -> None:
    """Say which heading means what; remembered for the unit's next list."""
    _claim(waiting.inspection, by)
    waiting.columns = {heading: column for heading, column in columns.items() if column}
    waiting.save(update_fields=["columns"])
    unit = waiting.inspection.meeting.unit
    FindingColumns.objects.update_or_create(
        unit=unit, defaults={"columns": {**remembered_columns(unit), **columns}}
    )


@transaction.atomic
def give_up(waiting: FindingImport, *, by: Actor) -> None:
    """Throw a list away that was handed in."""
    _claim(waiting.inspection, by)
    waiting.delete()


@transaction.atomic
def import_findings(waiting: FindingImport, *, by: Actor, at: datetime) -> Counter[Verdict]:
    """Take a list over. Raises Refused, and changes nothing, when one row is wrong; Stale when it is gone.

    Rows that are the same or in conflict change nothing.
    """
    inspection = waiting.inspection
    _claim(inspection, by)
    fresh = FindingImport.objects.filter(pk=waiting.pk).first()
    if fresh is None:
        raise Stale
    preview = preview_of(fresh)
    if preview.reasons():
        raise Refused(*preview.reasons())
    _change(inspection, [row for row in preview.rows if row.verdict is Verdict.CHANGED])
    people = {person.name: person for person in members_of(inspection.meeting)}
    for row in preview.rows:
        if row.verdict is Verdict.NEW:
            about = tuple(None if name == TEAM else people[name] for name in row.about)
            words = FindingWords(words=row.words, number=row.number, group=row.group, about=about)
            enter(inspection, words)
    counts = preview.counts()
    note = f"新增 {counts[Verdict.NEW]} 条，改动 {counts[Verdict.CHANGED]} 条"
    record(
        Event.FINDINGS_IMPORTED,
        subject=inspection,
        unit_id=inspection.meeting.unit_id,
        by=by,
        at=at,
        note=note,
    )
    fresh.delete()
    return counts


def preview_of(waiting: FindingImport) -> Preview:
    """What taking the list over would do now."""
    inspection = waiting.inspection
    remembered = {**remembered_columns(inspection.meeting.unit), **waiting.columns}
    sheet = read_sheet(bytes(waiting.content), FINDINGS, headings=frozenset(remembered))
    chosen = {heading: waiting.columns.get(heading, "") for heading in sheet.headings}
    columns = FINDINGS.columns_of(sheet.headings, chosen)
    missing = tuple(FINDINGS.missing(columns))
    rows: tuple[Judged, ...] = ()
    if not missing:
        members = [person.name for person in members_of(inspection.meeting)]
        rows = tuple(judge(sheet, columns, members=members, known=known_of(inspection)))
    return Preview(sheet, columns, rows, missing)


def remembered_columns(unit: Unit) -> dict[str, str]:
    """The meaning of each heading of the office's own lists."""
    kept = FindingColumns.objects.filter(unit=unit).first()
    return {str(heading): str(column) for heading, column in (kept.columns if kept else {}).items()}


def _change(inspection: Inspection, rows: list[Judged]) -> None:
    for row in rows:
        for finding in inspection.findings.filter(number=row.number).select_related(
            "point__person"
        ):
            claim(finding)
            rewrite(
                finding,
                number=row.number,
                group=row.group,
                words=row.words,
                person=finding.point.person,
            )


def _claim(inspection: Inspection, by: Actor) -> None:
    require(by, Act.INSPECTION_WRITE, place_of(inspection.meeting.unit))
    claim(inspection)
