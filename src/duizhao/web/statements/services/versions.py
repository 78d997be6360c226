"""Writing: drafts that the browser saves by itself, and versions, which stay for ever."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.autosave import Autosave, Kept, Sent, decide
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.statement import WRITABLE
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.statements.access import person_of, place_of_statement
from duizhao.web.statements.examination import findings_of
from duizhao.web.statements.models import Draft, Statement, Version
from duizhao.web.statements.selectors.drafts import draft_of, newest_of
from duizhao.web.statements.services.claims import claim_text
from duizhao.web.statements.texts import digest_of, refuse_secret, tidy

BY_FORM = Sent(client="", number=0, seen=-1)
"""A save by a page without script, which knows of no draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the words of a version came from."""

    origin: str = "typed"
    note: str = ""
    original: bytes | None = None


def autosave(
    statement: Statement, words: str, sent: Sent, *, by: Actor, at: datetime
) -> tuple[Autosave, Draft]:
    """Keep what a browser saved by itself, unless it is old or somebody else's page is newer.

    It makes no audit entry: a draft is nobody's act yet, the version is. What needs no lock is
    done before the transaction, because thirty people write at once. Raises Stale when the text
    can't be written any more.
    """
    require(by, Act.STATEMENT_WRITE, place_of_statement(statement))
    refuse_secret(words)
    with transaction.atomic():
        claim_text(statement, while_in=WRITABLE)
        draft = draft_of(statement)
        outcome = decide(_kept(draft), sent)
        if outcome is Autosave.KEEP:
            draft = _write(statement, draft, words, sent, by=by, at=at)
        if draft is None:
            raise Stale
        return outcome, draft


@transaction.atomic
def save_version(
    statement: Statement,
    words: str,
    *,
    by: Actor,
    at: datetime,
    sent: Sent = BY_FORM,
    source: Source | None = None,
) -> Version | None:
    """Make a version of the words; None when they are those of the newest one.

    What somebody else's page, or a page of another day, left as a draft becomes a version first,
    so that nothing is overwritten. Raises Refused for an empty text.
    """
    claim_for_writing(statement, by)
    refuse_secret(words)
    if not tidy(words):
        raise Refused("材料还是空的，没有可存的内容")
    draft = draft_of(statement)
    if draft is not None and _unknown_to(draft, sent):
        keep_draft(statement, by=by, at=at)
    version = add_version(statement, words, by=by, at=at, source=source or Source())
    _write(statement, draft, words, sent, by=by, at=at, base=version or newest_of(statement))
    return version


@transaction.atomic
def restore_version(
    statement: Statement, old: Version, *, by: Actor, at: datetime
) -> Version | None:
    """Make the words of an earlier version the newest one; all between stay."""
    source = Source(origin="restored", note=f"恢复第{old.number}版")
    return save_version(statement, old.text, by=by, at=at, source=source)


def keep_draft(statement: Statement, *, by: Actor, at: datetime) -> Version | None:
    """Make a version of the draft when it differs from the newest one; the caller has claimed."""
    draft = draft_of(statement)
    if draft is None or not tidy(draft.text):
        return None
    return add_version(statement, draft.text, by=by, at=at, source=Source(origin="autosaved"))


def add_version(
    statement: Statement, words: str, *, by: Actor, at: datetime, source: Source
) -> Version | None:
    """Write a version; None when the newest one says the same. The caller has claimed."""
    newest = newest_of(statement)
    text = tidy(words)
    if newest is not None and newest.text == text:
        return None
    version = Version.objects.create(
        statement=statement,
        number=newest.number + 1 if newest else 1,
        text=text,
        author_id=person_of(by),
        typed_by_id=by.by_person_id,
        at=at,
        origin=source.origin,
        note=source.note[:200],
        original=source.original,
        sha256=digest_of(text),
        findings=findings_of(statement, text),
    )
    record(
        Event.VERSION_SAVED,
        subject=statement,
        unit_id=statement.meeting.unit_id,
        by=by,
        at=at,
        note=f"{version}（{version.get_origin_display()}）",
    )
    return version


def claim_for_writing(statement: Statement, by: Actor) -> None:
    """Claim a statement whose words are going to change."""
    require(by, Act.STATEMENT_WRITE, place_of_statement(statement))
    claim_text(statement, while_in=WRITABLE)


def _kept(draft: Draft | None) -> Kept | None:
    return None if draft is None else Kept(draft.client, draft.number, draft.revision)


def _unknown_to(draft: Draft, sent: Sent) -> bool:
    """Whether a draft holds what the page that saves now has never seen."""
    return sent == BY_FORM or (draft.client != sent.client and draft.revision != sent.seen)


def _write(
    statement: Statement,
    draft: Draft | None,
    words: str,
    sent: Sent,
    *,
    by: Actor,
    at: datetime,
    base: Version | None = None,
) -> Draft:
    if draft is None:
        draft = Draft(statement=statement, base=newest_of(statement))
    draft.text, draft.client, draft.number = words, sent.client, sent.number
    draft.revision, draft.at = draft.revision + 1, at
    draft.writer_id = by.by_person_id or person_of(by)
    if base is not None:
        draft.base = base
    draft.save()
    return draft
