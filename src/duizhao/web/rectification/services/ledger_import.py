"""An office's ledger is handed in, looked at, and taken over as a whole or not at all."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.item import Pace, TaskKind
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.ledger.columns import LEDGER, LedgerColumn
from duizhao.core.ledger.judge import TEAM, Judged, judge
from duizhao.core.sheets.read_sheet import Sheet, read_sheet
from duizhao.core.sheets.verdict import Verdict
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import place_of_ledger
from duizhao.web.rectification.models import LedgerColumns, LedgerImport, Task
from duizhao.web.rectification.selectors.imports import known_of, names_of
from duizhao.web.rectification.services.plan import ItemWords, TaskWords, enter, rewrite
from duizhao.web.units.models import Department, Person, Unit
from duizhao.web.units.selectors import people_of


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do."""

    sheet: Sheet
    columns: Mapping[str, LedgerColumn]
    rows: tuple[Judged, ...]
    missing: tuple[str, ...]

    def counts(self) -> Counter[Verdict]:
        """How many items of each verdict."""
        return Counter(row.verdict for row in self.rows)

    def reasons(self) -> tuple[str, ...]:
        """Everything that holds the import back."""
        wrong = self.counts()[Verdict.WRONG]
        reasons = [f"没有说明哪一列是“{label}”" for label in self.missing]
        if wrong:
            reasons.append(f"有 {wrong} 条写错了，请改好再传")
        return tuple(reasons)


@transaction.atomic
def hand_in(
    meeting: Meeting, *, file_name: str, content: bytes, by: Actor, at: datetime
) -> LedgerImport:
    """Keep a ledger until it is taken over or given up. Raises Unreadable when it can't be read."""
    _claim(meeting, by)
    remembered = remembered_columns(meeting.unit)
    sheet = read_sheet(content, LEDGER, headings=frozenset(remembered))
    columns = LEDGER.columns_of(sheet.headings, remembered)
    meeting.ledger_imports.all().delete()
    return LedgerImport.objects.create(
        meeting=meeting, file_name=file_name[-200:], content=content, made_at=at,
        columns={heading: column.value for heading, column in columns.items()},
    )  # fmt: skip


@transaction.atomic
def map_columns(waiting: LedgerImport, columns: Mapping[str, str], *, by: Actor) -> None:
    """Say which heading means what; remembered for the unit's next ledger."""
    _claim(waiting.meeting, by)
    waiting.columns = {heading: column for heading, column in columns.items() if column}
    waiting.save(update_fields=["columns"])
    unit = waiting.meeting.unit
    LedgerColumns.objects.update_or_create(
        unit=unit, defaults={"columns": {**remembered_columns(unit), **columns}}
    )


@transaction.atomic
def give_up(waiting: LedgerImport, *, by: Actor) -> None:
    """Throw a ledger away that was handed in."""
    _claim(waiting.meeting, by)
    waiting.delete()


@transaction.atomic
def import_ledger(waiting: LedgerImport, *, by: Actor, at: datetime) -> Counter[Verdict]:
    """Take a ledger over. Raises Refused, and changes nothing, when one item is wrong; Stale when it is gone.

    Items that are the same or in conflict change nothing.
    """
    meeting = waiting.meeting
    _claim(meeting, by)
    fresh = LedgerImport.objects.filter(pk=waiting.pk).first()
    if fresh is None:
        raise Stale
    preview = preview_of(fresh)
    if preview.reasons():
        raise Refused(*preview.reasons())
    taken = _Taken(meeting, by, at)
    for row in preview.rows:
        if row.verdict is Verdict.NEW:
            taken.enter(row)
        elif row.verdict is Verdict.CHANGED:
            taken.change(row)
    counts = preview.counts()
    words = f"新增 {counts[Verdict.NEW]} 条，改动 {counts[Verdict.CHANGED]} 条"
    unit_id = meeting.unit_id
    record(Event.LEDGER_IMPORTED, subject=meeting, unit_id=unit_id, by=by, at=at, note=words)
    fresh.delete()
    return counts


def preview_of(waiting: LedgerImport) -> Preview:
    """What taking the ledger over would do now."""
    meeting = waiting.meeting
    remembered = {**remembered_columns(meeting.unit), **waiting.columns}
    sheet = read_sheet(bytes(waiting.content), LEDGER, headings=frozenset(remembered))
    chosen = {heading: waiting.columns.get(heading, "") for heading in sheet.headings}
    columns = LEDGER.columns_of(sheet.headings, chosen)
    missing = tuple(LEDGER.missing(columns))
    rows: tuple[Judged, ...] = ()
    if not missing:
        rows = tuple(judge(sheet, columns, names=names_of(meeting.unit), known=known_of(meeting)))
    return Preview(sheet, columns, rows, missing)


def remembered_columns(unit: Unit) -> dict[str, str]:
    """The meaning of each heading of the office's own ledgers."""
    kept = LedgerColumns.objects.filter(unit=unit).first()
    return {str(heading): str(column) for heading, column in (kept.columns if kept else {}).items()}


class _Taken:
    """Takes items over, with the people and departments of the unit at hand."""

    def __init__(self, meeting: Meeting, by: Actor, at: datetime) -> None:
        self._meeting, self._by, self._at = meeting, by, at
        there = people_of(meeting.unit).filter(left__isnull=True)
        self._people: dict[str, Person] = {one.name: one for one in there}
        self._departments: dict[str, Department] = {
            one.name: one for one in meeting.unit.departments.all()
        }

    def enter(self, row: Judged) -> None:
        """A new item, under its own number."""
        person = None if row.whose == TEAM else self._people[row.whose]
        words = ItemWords(
            problem=row.problem, goal=row.goal, judged_by=row.judged_by,
            pace=Pace.AT_ONCE if row.due.at_once else Pace.BY_DATE,
            standing=row.due.standing, review_on=row.due.day if row.due.standing else None,
            owner=self._people.get(row.owner), department=self._departments.get(row.department),
            due=row.due.day, tasks=tuple(self._tasks(row, frozenset())),
        )  # fmt: skip
        enter(self._meeting, words, person=person, number=row.number, by=self._by, at=self._at)

    def change(self, row: Judged) -> None:
        """What the ledger says otherwise; blank cells leave what there is."""
        item = self._meeting.items.get(number=row.number)
        claim(item)
        tasks = [_as_words(task) for task in item.tasks.prefetch_related("with_departments")]
        known = frozenset(task.words for task in tasks)
        words = ItemWords(
            problem=row.problem or item.problem, aspect=item.aspect, goal=row.goal or item.goal,
            judged_by=row.judged_by or item.judged_by, pace=Pace(item.pace),
            standing=item.standing, review_on=item.review_on, key_concern=item.key_concern,
            owner=self._people.get(row.owner, item.owner),
            department=self._departments.get(row.department, item.department),
            due=row.due.day or item.due, tasks=(*tasks, *self._tasks(row, known)),
        )  # fmt: skip
        for task in row.tasks:
            if task.result:
                item.tasks.filter(words=task.words, done_on=None).update(result=task.result)
        rewrite(item, words, by=self._by, at=self._at)

    def _tasks(self, row: Judged, known: frozenset[str]) -> list[TaskWords]:
        return [
            TaskWords(
                words=task.words, kind=task.kind, owner=self._people.get(row.owner),
                department=self._departments.get(row.department), due=row.due.day,
                helpers=tuple(self._departments[name] for name in task.helpers),
                result=task.result,
            )
            for task in row.tasks
            if task.words not in known
        ]  # fmt: skip


def _as_words(task: Task) -> TaskWords:
    return TaskWords(
        words=task.words, kind=TaskKind(task.kind), owner=task.owner, department=task.department,
        helpers=tuple(task.with_departments.all()), due=task.due, pk=task.pk,
    )  # fmt: skip


def _claim(meeting: Meeting, by: Actor) -> None:
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    claim(meeting)
