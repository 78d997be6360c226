"""The team's text by sections: handed out, held by one writer at a time, put together as a version."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.autosave import Autosave, Kept, Sent, decide
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.section_lock import holder_at
from duizhao.core.cycle.statement import WRITABLE
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.statements.access import person_of, place_of_section, place_of_statement
from duizhao.web.statements.models import Draft, Section, Statement, Version
from duizhao.web.statements.selectors.team import hold_of
from duizhao.web.statements.services.claims import claim_text
from duizhao.web.statements.services.versions import Source, claim_for_writing, save_version
from duizhao.web.statements.texts import refuse_secret, tidy
from duizhao.web.units.models import Person


@dataclass(frozen=True, slots=True)
class SectionWords:
    """A section as it was planned. `pk` is None for a new one."""

    title: str
    assignee: Person | None = None
    pk: int | None = None


@transaction.atomic
def plan_sections(
    statement: Statement, planned: Sequence[SectionWords], *, by: Actor, at: datetime
) -> None:
    """Divide the team's text and hand its sections out. A section with words is never dropped."""
    require(by, Act.SECTION_ASSIGN, place_of_statement(statement))
    claim_text(statement, while_in=WRITABLE)
    kept = {one.pk for one in planned if one.pk is not None}
    for section in statement.sections.exclude(pk__in=kept).select_related("draft"):
        if _words_of(section):
            raise Refused(f"“{section.title}”里已经写了内容，不能删去；先把文字移到别的部分")
        section.delete()
    for rank, one in enumerate(planned, 1):
        if one.pk is None:
            Section.objects.create(
                statement=statement, title=one.title, rank=rank, assignee=one.assignee
            )
        else:
            statement.sections.filter(pk=one.pk).update(
                title=one.title, rank=rank, assignee=one.assignee
            )
    _record(Event.SECTIONS_CHANGED, statement, by=by, at=at)


@transaction.atomic
def hold_section(section: Section, *, by: Actor, at: datetime) -> None:
    """Begin to write a section. Raises Refused while somebody else holds it."""
    _claim(section, by)
    held = _held_by_another(section, by, at)
    if held is not None:
        raise Refused(f"{held}正在写这一部分，{_clock(section)}开始")
    _hold(section, by, at, note="")
    _record(Event.SECTION_HELD, section.statement, by=by, at=at, note=section.title)


@transaction.atomic
def take_over_section(section: Section, note: str, *, by: Actor, at: datetime) -> None:
    """Take a section out of another's hands, with a note for him; his last save stays."""
    _claim(section, by)
    if not note.strip():
        raise Refused("请写明为什么接手，正在写的人会看到")
    _hold(section, by, at, note=note.strip()[:200])
    words = f"{section.title}：{note.strip()}"
    _record(Event.SECTION_TAKEN_OVER, section.statement, by=by, at=at, note=words)


@transaction.atomic
def release_section(section: Section, *, by: Actor, at: datetime) -> None:
    """Let go of a section, so that somebody else can write it."""
    _claim(section, by)
    if section.holder_id != by.person_id:
        raise Refused("这一部分现在不是您在写")
    section.holder = section.held_since = section.last_sign = None
    section.note = ""
    section.save(update_fields=["holder", "held_since", "last_sign", "note"])
    _record(Event.SECTION_RELEASED, section.statement, by=by, at=at, note=section.title)


@transaction.atomic
def save_section(
    section: Section, words: str, sent: Sent, *, by: Actor, at: datetime
) -> tuple[Autosave, Draft]:
    """Keep what the holder of a section wrote. Raises Refused when he holds it no more."""
    _claim(section, by)
    refuse_secret(words)
    held = _held_by_another(section, by, at)
    if held is not None:
        raise Refused(
            f"{held}接手了这一部分，您刚才的文字没有保存在这里，请先复制下来"
            + (f"。接手的说明：{section.note}" if section.note else "")
        )
    draft = Draft.objects.filter(section=section).first()
    kept = None if draft is None else Kept(draft.client, draft.number, draft.revision)
    outcome = decide(kept, sent)
    if outcome is Autosave.KEEP:
        draft = draft or Draft(statement=section.statement, section=section)
        draft.text, draft.client, draft.number = words, sent.client, sent.number
        draft.revision, draft.at = draft.revision + 1, at
        draft.writer_id = by.by_person_id or person_of(by)
        draft.save()
        if section.holder_id != by.person_id:
            section.held_since = at
        section.holder_id, section.last_sign = by.person_id, at
        section.save(update_fields=["holder", "held_since", "last_sign"])
    if draft is None:
        raise Stale
    return outcome, draft


@transaction.atomic
def join_sections(statement: Statement, *, by: Actor, at: datetime) -> Version | None:
    """Put the sections together as a version of the team's text; None when nothing changed.

    What was being written in the whole text becomes a version before.
    """
    claim_for_writing(statement, by)
    joined = joined_words(statement)
    if not joined:
        raise Refused("各部分都还没有写")
    source = Source(note="由各部分合成")
    return save_version(statement, joined, by=by, at=at, source=source)


def joined_words(statement: Statement) -> str:
    """The words of all sections under their titles."""
    parts = [
        f"{section.title}\n{words}"
        for section in statement.sections.select_related("draft")
        if (words := _words_of(section))
    ]
    return "\n".join(parts)


def _words_of(section: Section) -> str:
    draft: Draft | None = getattr(section, "draft", None)
    return tidy(draft.text) if draft else ""


def _claim(section: Section, by: Actor) -> None:
    require(by, Act.SECTION_WRITE, place_of_section(section))
    claim_text(section.statement, while_in=WRITABLE)
    section.refresh_from_db()


def _held_by_another(section: Section, by: Actor, at: datetime) -> Person | None:
    holder = holder_at(hold_of(section), at)
    return section.holder if holder is not None and holder != by.person_id else None


def _hold(section: Section, by: Actor, at: datetime, *, note: str) -> None:
    section.holder_id, section.held_since, section.last_sign = by.person_id, at, at
    section.note = note
    section.save(update_fields=["holder", "held_since", "last_sign", "note"])


def _clock(section: Section) -> str:
    return f"{timezone.localtime(section.held_since):%H:%M}" if section.held_since else ""


def _record(event: Event, statement: Statement, *, by: Actor, at: datetime, note: str = "") -> None:
    record(event, subject=statement, unit_id=statement.meeting.unit_id, by=by, at=at, note=note)
