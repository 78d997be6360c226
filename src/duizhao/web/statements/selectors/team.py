"""The sections of the team's text and who holds them."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from duizhao.core.cycle.meeting import OVER
from duizhao.core.cycle.section_lock import Hold, holder_at, released_at
from duizhao.core.cycle.statement import WRITABLE
from duizhao.web.statements.models import Draft, Section, Statement
from duizhao.web.units.handover import OpenWork
from duizhao.web.units.models import Person


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of the team's text: who holds it now, until when, and what stands in it."""

    section: Section
    holder: Person | None
    until: datetime | None
    characters: int


def sections_of(statement: Statement, *, at: datetime) -> list[SectionRow]:
    """The sections of the team's text."""
    rows = statement.sections.select_related("assignee", "holder", "draft")
    return [_section_row(section, at) for section in rows]


def _section_row(section: Section, at: datetime) -> SectionRow:
    hold = hold_of(section)
    held = holder_at(hold, at) is not None
    draft: Draft | None = getattr(section, "draft", None)
    return SectionRow(
        section=section,
        holder=section.holder if held else None,
        until=released_at(hold) if held and hold else None,
        characters=len("".join(draft.text.split())) if draft else 0,
    )


def open_work_of(person_id: int) -> list[OpenWork]:
    """The sections of team texts under way that were handed out to a person."""
    handed_out = Section.objects.filter(
        assignee=person_id, statement__state__in=[state.value for state in WRITABLE]
    ).exclude(statement__meeting__state__in=[state.value for state in OVER])
    return [
        OpenWork(
            f"{section.statement.meeting}：班子材料的“{section}”分给了他",
            reverse("statements:sections", args=[section.statement_id]),
            section.statement.meeting.unit_id,
        )
        for section in handed_out.select_related("statement__meeting")
    ]


def hold_of(section: Section) -> Hold | None:
    """Who holds a section as the table of locks asks for it."""
    if section.holder_id is None or section.last_sign is None:
        return None
    return Hold(section.holder_id, section.last_sign)
