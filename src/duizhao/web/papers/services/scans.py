"""Signed papers come back: a batch is received, read a few pages at a time, placed, filed; a copy is withdrawn."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.scans.mark import Mark, mark_among
from duizhao.core.scans.read_scan import Batch as OpenBatch
from duizhao.core.scans.split import Goal
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.access import place_of_copy
from duizhao.web.papers.destinations import destinations_of
from duizhao.web.papers.models import Batch, BatchPage, SignedCopy
from duizhao.web.papers.selectors.scans import (
    FoundPaper,
    Goals,
    goal_of_page,
    is_closed,
    open_batch,
    sorted_batch,
)
from duizhao.web.statements.access import person_of
from duizhao.web.units.places import place_of

AT_ONCE = 10
"""How many pages are read in one request; each takes a tenth to a quarter of a second."""
ASIDE, UNPLACED = "aside", ""


@dataclass(frozen=True, slots=True)
class Received:
    """Scans as they came: all pages as one PDF, and of each file its name, SHA-256 and number of pages."""

    data: bytes
    sources: tuple[dict[str, str | int], ...]

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return sum(int(one["pages"]) for one in self.sources)


@transaction.atomic
def receive(meeting: Meeting, received: Received, *, by: Actor, at: datetime) -> Batch:
    """Take a batch of scans in; none of its pages is read yet."""
    require(by, Act.SCAN_FILE, place_of(meeting.unit))
    claim(meeting)
    last = Batch.objects.filter(meeting=meeting).first()
    batch = Batch(
        meeting=meeting, number=last.number + 1 if last else 1, sources=list(received.sources),
        by_id=person_of(by), by_name=by.name, at=at,
    )  # fmt: skip
    batch.file.save(f"{secrets.token_hex(16)}.pdf", ContentFile(received.data), save=False)
    batch.save()
    BatchPage.objects.bulk_create(
        BatchPage(batch=batch, number=number) for number in range(1, received.pages + 1)
    )
    _note(Event.SCAN_RECEIVED, batch, f"{batch}，{received.pages} 页", by=by, at=at)
    return batch


def go_on(batch: Batch, *, by: Actor, today: date) -> None:
    """Read the codes on the next few pages, each in a transaction of its own.

    A request that breaks off loses one page at most, and the next request takes it up again.
    Raises Refused when the file is gone.
    """
    require(by, Act.SCAN_FILE, place_of(batch.meeting.unit))
    waiting = batch.leaves.filter(state="waiting")
    if batch.state != "reading":
        return
    goals = destinations_of(by, batch.meeting, today=today)
    with open_batch(batch) as scan:
        for page in waiting[:AT_ONCE]:
            _read(page, scan, batch.meeting_id, goals)
    if not waiting.exists():
        with transaction.atomic():
            try:
                claim(batch, while_in={"reading"})
            except Stale:
                return  # another window of the same batch was faster
            batch.state = "placing"
            batch.save(update_fields=["state"])


@transaction.atomic
def place(
    batch: Batch,
    choices: Mapping[int, Goal | str],
    *,
    by: Actor,
    today: date,
    revision: int | None,
) -> None:
    """Put pages where a person says: to a paper, aside, or back to where their code says.

    Raises Refused for a page of a record which that person may not read: elsewhere more people
    would see it. Raises Stale when the batch was changed since the page was shown.
    """
    require(by, Act.SCAN_FILE, place_of(batch.meeting.unit))
    claim(batch, while_in={"placing"}, revision=revision)
    goals = destinations_of(by, batch.meeting, today=today)
    moved = [number for number, choice in choices.items() if isinstance(choice, Goal)]
    for page in batch.leaves.filter(number__in=moved):
        if is_closed(page, goals) and choices[page.number] != Goal(page.kind, page.record):
            raise Refused(f"{page}是只给当事人看的记录，只能归到那里，或者不归档")
    for number, choice in choices.items():
        rows = batch.leaves.filter(number=number)
        match choice:
            case Goal(kind, to):
                rows.update(placed="paper", placed_kind=kind, placed_record=to)
            case _:
                rows.update(placed=choice, placed_kind="", placed_record=0)


@transaction.atomic
def follow(batch: Batch, *, by: Actor, today: date, revision: int | None) -> int:
    """Take each page without a code for the back of the one before; how many there were."""
    require(by, Act.SCAN_FILE, place_of(batch.meeting.unit))
    claim(batch, while_in={"placing"}, revision=revision)
    goals = destinations_of(by, batch.meeting, today=today)
    backs = sorted_batch(batch, goals).backs
    pages = {page.number: page for page in batch.leaves.all()}
    for one in backs:
        before = pages[one.after or 0]
        where = goal_of_page(before, goals)
        assert where is not None  # noqa: S101  a back follows a page that is placed
        batch.leaves.filter(number=one.page.number).update(
            placed="paper", placed_kind=where.kind.letters, placed_record=where.number
        )
    return len(backs)


def file_batch(
    batch: Batch, *, by: Actor, at: datetime, today: date, revision: int | None
) -> list[SignedCopy]:
    """File the papers of a batch, each as a PDF of its own; then the batch's own file is deleted.

    A page that is not to be kept is gone with it. What takes time is done before anything is
    claimed. Raises Refused while a page is not placed, Stale when the batch was changed.
    """
    require(by, Act.SCAN_FILE, place_of(batch.meeting.unit))
    seen = batch.revision if revision is None else revision
    if batch.state != "placing":
        raise Stale
    goals = destinations_of(by, batch.meeting, today=today)
    parts = sorted_batch(batch, goals)
    if parts.loose:
        raise Refused(f"还有 {len(parts.loose)} 页没有放：要么放到一份文书下，要么不归档")
    if not parts.found:
        raise Refused("没有要归档的页。这一批可以放弃")
    with open_batch(batch) as scan:
        cut = [(one, scan.cut(one.paper.leaves)) for one in parts.found]
    with transaction.atomic():
        claim(batch, while_in={"placing"}, revision=seen)
        copies = [_file(batch, one, data, by=by, at=at) for one, data in cut]
        note = f"{batch}，{len(copies)} 份，不归档 {len(parts.aside)} 页"
        _note(Event.SCAN_FILED, batch, note, by=by, at=at)
        _close(batch, "filed")
    return copies


@transaction.atomic
def drop(batch: Batch, *, by: Actor, at: datetime, revision: int | None) -> None:
    """Give a batch up: its file is deleted, nothing is filed."""
    require(by, Act.SCAN_FILE, place_of(batch.meeting.unit))
    claim(batch, while_in={"reading", "placing"}, revision=revision)
    _note(Event.SCAN_DROPPED, batch, str(batch), by=by, at=at)
    _close(batch, "dropped")


@transaction.atomic
def withdraw(copy: SignedCopy, why: str, *, by: Actor, at: datetime) -> None:
    """Withdraw a copy that was filed by mistake: it stays in the list with the reason, nobody opens it any more."""
    require(by, Act.SCAN_WITHDRAW, place_of_copy(copy))
    claim(copy)
    if copy.withdrawn_at is not None:
        raise Refused("已经撤回了")
    copy.withdrawn_at, copy.withdrawn_by, copy.withdrawn_why = at, by.name, why
    copy.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    note = f"{copy}：{why}"
    unit_id = copy.meeting.unit_id
    record(Event.SIGNED_COPY_WITHDRAWN, subject=copy, unit_id=unit_id, by=by, at=at, note=note)


@transaction.atomic
def note_taken(copy: SignedCopy, *, by: Actor, at: datetime) -> None:
    """Say that somebody opened a signed copy."""
    unit_id = copy.meeting.unit_id
    record(Event.SIGNED_COPY_TAKEN, subject=copy, unit_id=unit_id, by=by, at=at, note=str(copy))


def _read(page: BatchPage, scan: OpenBatch, meeting_id: int, goals: Goals) -> None:
    """Read one page; the row is written only if no other request was faster."""
    try:
        found = mark_among(scan.codes_on(page.number), settings.SHEET_KEY)
    except Unreadable as fault:
        found = str(fault)
    if isinstance(found, Mark) and found.meeting != meeting_id:
        found = "归位码是另一次会议的"
    if isinstance(found, Mark) and Goal(found.kind, found.record) not in goals:
        found = "归位码指的文书现在没有：记录可能已经改掉或撤回"
    rows = BatchPage.objects.filter(pk=page.pk, state="waiting")
    if isinstance(found, Mark):
        rows.update(
            state="read", kind=found.kind, record=found.record, version=found.version,
            content=found.content, page=found.page, pages=found.pages,
        )  # fmt: skip
    else:
        rows.update(state="read", fault=found[:200])


def _file(batch: Batch, one: FoundPaper, data: bytes, *, by: Actor, at: datetime) -> SignedCopy:
    mark = one.paper.mark
    copy = SignedCopy(
        meeting=batch.meeting, kind=one.where.kind.key, number=one.where.number,
        title=one.where.title[:200], version=mark.version if mark else 0,
        content=mark.content if mark else "", pages=len(one.paper.leaves), faults=one.faults[:400],
        batch=batch, leaves=list(one.paper.leaves), sha256=hashlib.sha256(data).hexdigest(),
        size=len(data), by_name=by.name, at=at,
    )  # fmt: skip
    copy.file.save(f"{secrets.token_hex(16)}.pdf", ContentFile(data), save=False)
    copy.save()
    note = f"{copy}，{copy.pages} 页，SHA-256 {copy.sha256}"
    unit_id = batch.meeting.unit_id
    record(Event.SIGNED_COPY_FILED, subject=copy, unit_id=unit_id, by=by, at=at, note=note)
    return copy


def _close(batch: Batch, state: str) -> None:
    """The batch's file goes once this is committed: whoever may see its pages sees them where they were filed."""
    storage, name = batch.file.storage, batch.file.name or ""
    batch.state, batch.file = state, ""
    batch.save(update_fields=["state", "file"])
    transaction.on_commit(lambda: storage.delete(name))


def _note(event: Event, batch: Batch, words: str, *, by: Actor, at: datetime) -> None:
    record(event, subject=batch, unit_id=batch.meeting.unit_id, by=by, at=at, note=words)
