"""Somebody else's form is handed in, its headings are matched with the ledger, and a copy of it is filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.ledger.form import (
    FORM,
    FORM_COLUMN_LABELS,
    FormColumn,
    Scope,
    form_row,
    in_scope,
    meanings_of,
    with_notes,
)
from duizhao.core.ledger.line import Line
from duizhao.core.sheets.fill_form import fill_form
from duizhao.core.sheets.read_sheet import read_form
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import place_of_ledger
from duizhao.web.rectification.models import FormColumns, LedgerForm
from duizhao.web.rectification.selectors.lines import lines_then
from duizhao.web.rectification.services.files import note_export
from duizhao.web.units.models import Unit


@dataclass(frozen=True, slots=True)
class Match:
    """Which heading of a form gets which column of the ledger, and which stay empty."""

    headings: tuple[str, ...]
    columns: Mapping[str, FormColumn]

    @property
    def empty(self) -> tuple[str, ...]:
        """The headings under which nothing is filled in."""
        return tuple(one for one in self.headings if one not in self.columns)

    def reasons(self) -> tuple[str, ...]:
        """Everything that holds the filling back."""
        missing = FORM.missing(self.columns)
        return tuple(
            f"没有哪一列填“{label}”：如果是一条一行的表，请在下面指定；合计、按类统计的表，这里不填"
            for label in missing
        )


@transaction.atomic
def hand_in_form(
    meeting: Meeting, *, file_name: str, content: bytes, by: Actor, at: datetime
) -> LedgerForm:
    """Keep a form until another comes. Raises Unreadable when it can't be read or holds rows already."""
    _claim(meeting, by)
    remembered = remembered_form_columns(meeting.unit)
    fill_form(content, FORM, [], remembered=remembered)
    form = read_form(content, FORM, headings=frozenset(remembered))
    columns = FORM.columns_of(form.headings, remembered)
    LedgerForm.objects.filter(meeting=meeting).delete()
    return LedgerForm.objects.create(
        meeting=meeting, file_name=file_name[-200:], content=content, made_at=at,
        columns={heading: column.value for heading, column in columns.items()},
    )  # fmt: skip


@transaction.atomic
def map_form_columns(waiting: LedgerForm, columns: Mapping[str, str], *, by: Actor) -> None:
    """Say what each heading gets; remembered for the unit's next form."""
    _claim(waiting.meeting, by)
    waiting.columns = {heading: column for heading, column in columns.items() if column}
    waiting.save(update_fields=["columns"])
    unit = waiting.meeting.unit
    FormColumns.objects.update_or_create(
        unit=unit, defaults={"columns": {**remembered_form_columns(unit), **columns}}
    )


@transaction.atomic
def give_up_form(waiting: LedgerForm, *, by: Actor) -> None:
    """Throw a form away that was handed in."""
    _claim(waiting.meeting, by)
    waiting.delete()


@transaction.atomic
def fill(waiting: LedgerForm, *, day: date, scope: Scope, by: Actor, at: datetime) -> bytes:
    """A filled copy of the form, from the ledger as it stood at the end of a day. Raises Refused, Unreadable."""
    meeting = waiting.meeting
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    match = match_of(waiting)
    if match.reasons():
        raise Refused(*match.reasons())
    aspects = aspect_labels(meeting)
    rows = [form_row(line, aspects) for line in lines_for(by, meeting, day, scope)]
    chosen = {
        one: match.columns[one].value if one in match.columns else "" for one in match.headings
    }
    filled = fill_form(bytes(waiting.content), FORM, rows, remembered=chosen)
    notes = meanings_of(filled.columns, filled.empty, day=day, scope=scope, number=len(rows))
    note_export(meeting, f"填表《{waiting.file_name}》{len(rows)} 条", by=by, at=at)
    return with_notes(filled.content, notes)


def lines_for(by: Actor, meeting: Meeting, day: date, scope: Scope) -> list[Line]:
    """The lines that go into a form: of the ledger as it stood at the end of a day."""
    return [line for _, line in lines_then(by, meeting, day) if in_scope(line, scope)]


def match_of(waiting: LedgerForm) -> Match:
    """What each heading of the form gets now."""
    remembered = {**remembered_form_columns(waiting.meeting.unit), **waiting.columns}
    form = read_form(bytes(waiting.content), FORM, headings=frozenset(remembered))
    chosen = {heading: waiting.columns.get(heading, "") for heading in form.headings}
    return Match(form.headings, FORM.columns_of(form.headings, chosen))


def remembered_form_columns(unit: Unit) -> dict[str, str]:
    """What each heading of forms got last; a column that this version doesn't know stays empty."""
    kept = FormColumns.objects.filter(unit=unit).first()
    known = {column.value for column in FORM_COLUMN_LABELS}
    rows = (kept.columns if kept else {}).items()
    return {str(heading): str(word) if word in known else "" for heading, word in rows}


def _claim(meeting: Meeting, by: Actor) -> None:
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    claim(meeting)
