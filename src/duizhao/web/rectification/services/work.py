"""Work on an item: tasks done, evidence handed in, more time asked for, closing requested."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.evidence import EvidenceKind, Level
from duizhao.core.cycle.extension import ExtensionState, Request, check_request
from duizhao.core.cycle.item import OPEN, REQUEST_CLOSING, ItemState
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.indicators.models import Indicator
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.kit.uploads import File
from duizhao.web.rectification.access import place_of_item, place_of_reading
from duizhao.web.rectification.models import Evidence, Extension, Item, Task, Verification
from duizhao.web.rectification.selectors.countable import standing_of
from duizhao.web.rectification.selectors.progress import (
    granted_of,
    most_extensions,
    progress_of,
)
from duizhao.web.rectification.services.history import note, tell
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.study.models import StudySession
from duizhao.web.talks.models import Talk
from duizhao.web.units.actors import holders


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceWords:
    """A piece of evidence as it was handed in: what it is, what it proves, from when, until when."""

    kind: EvidenceKind
    title: str
    proves: str
    dated_on: date
    holds_until: date | None = None
    level: Level = Level.INTERNAL
    words: str = ""
    file: File | None = None
    session: StudySession | None = None
    talk: Talk | None = None
    indicator: Indicator | None = None
    task: Task | None = None
    replaces: Evidence | None = None


@transaction.atomic
def finish_task(task: Task, result: str, *, on: date, by: Actor, at: datetime) -> None:
    """Say that a task is done, and what came of it. Raises Refused without words or for a day to come."""
    item = task.item
    _claim(item, by)
    read_again(task)
    reasons = []
    if task.done_on is not None:
        reasons.append("这项任务已经完成")
    if not result.strip():
        reasons.append("请写明完成情况")
    if on > timezone.localtime(at).date():
        reasons.append("完成日期不能晚于今天")
    _require_in_progress(item, *reasons)
    task.done_on, task.result = on, result.strip()
    task.save(update_fields=["done_on", "result"])
    note(Event.TASK_DONE, item, by=by, at=at, words=task.words[:60])


@transaction.atomic
def reopen_task(task: Task, *, by: Actor, at: datetime) -> None:
    """Say that a task is not done after all; what was said of it stays."""
    item = task.item
    _claim(item, by)
    read_again(task)
    _require_in_progress(item, *(() if task.done_on else ("这项任务没有完成",)))
    task.done_on = None
    task.save(update_fields=["done_on"])
    note(Event.TASK_REOPENED, item, by=by, at=at, words=task.words[:60])


@transaction.atomic
def add_evidence(item: Item, words: EvidenceWords, *, by: Actor, at: datetime) -> Evidence:
    """Hand in a piece of evidence; it never changes, what replaces it stands beside it.

    Of an indicator, how it stands today is kept with it. Raises Refused once the item is over, for a
    date to come, or for what was replaced before.
    """
    _claim(item, by)
    reasons = []
    if ItemState(item.state) not in OPEN:
        reasons.append(f"这一条{item.get_state_display()}，不能再交佐证")
    if words.dated_on > timezone.localtime(at).date():
        reasons.append("材料日期不能晚于今天")
    if words.holds_until is not None and words.holds_until < words.dated_on:
        reasons.append("有效期不能早于材料日期")
    if words.replaces is not None and hasattr(words.replaces, "replaced_by"):
        reasons.append("它已经有了替换的材料")
    if reasons:
        raise Refused(*reasons)
    kept = words.words
    if words.indicator is not None:
        kept = standing_of(words.indicator, today=timezone.localtime(at).date())
    found = Evidence(
        item=item, task=words.task, kind=words.kind.value, title=words.title, proves=words.proves,
        dated_on=words.dated_on, holds_until=words.holds_until, level=words.level.value,
        words=kept, session=words.session, talk=words.talk, indicator=words.indicator,
        replaces=words.replaces,
        by_id=by.by_person_id or by.person_id, by_name=by.by_name or by.name, at=at,
    )  # fmt: skip
    if words.file is not None:
        found.file_name, found.size = words.file.shown_name, len(words.file.data)
        found.sha256 = hashlib.sha256(words.file.data).hexdigest()
        words.file.put_into(found.file, f"{item.pk}-{found.sha256[:12]}")
    found.save()
    note(Event.EVIDENCE_ADDED, item, by=by, at=at, words=words.title)
    return found


@transaction.atomic
def note_evidence_read(evidence: Evidence, *, by: Actor, at: datetime) -> None:
    """Say that somebody took a restricted piece of evidence. Raises Forbidden for those who may not."""
    require(by, Act.EVIDENCE_RESTRICTED, place_of_reading(evidence.item))
    unit_id = evidence.item.meeting.unit_id
    record(Event.EVIDENCE_READ, subject=evidence, unit_id=unit_id, by=by, at=at)


@transaction.atomic
def request_extension(
    item: Item, reason: str, until: date | None, *, by: Actor, at: datetime
) -> Extension:
    """Ask for more time. Raises Refused with every reason why it can't be asked for."""
    _claim(item, by)
    _require_in_progress(item)
    waiting = item.extensions.filter(state=ExtensionState.REQUESTED.value).count()
    check_request(
        Request(
            reason=reason, until=until, due=item.due, granted=granted_of(item),
            most=most_extensions(item), waiting=waiting,
        )
    )  # fmt: skip
    if until is None or item.due is None:
        raise Stale
    extension = Extension.objects.create(
        item=item, reason=reason.strip(), due_before=item.due, until=until,
        asked_by_name=by.by_name or by.name, asked_at=at,
    )  # fmt: skip
    note(Event.EXTENSION_REQUESTED, item, by=by, at=at, words=f"延到 {until}：{reason}")
    tell(_leaders(item, at), ReminderKind.EXTENSION_REQUESTED, item, by=by, at=at)
    return extension


@transaction.atomic
def request_closing(
    item: Item, effect: str, *, by: Actor, at: datetime, revision: int | None = None
) -> Verification:
    """Ask that the item be closed, with what has come of it. Raises Refused with everything that is missing."""
    require(by, Act.ITEM_WORK, place_of_item(item))
    claim(item, while_in=REQUEST_CLOSING.sources, revision=revision)
    facts = progress_of(item, running=None, effect=effect)
    REQUEST_CLOSING.check(ItemState(item.state), facts)
    asked = Verification.objects.create(
        item=item, effect=effect.strip(), asked_by_name=by.by_name or by.name, asked_at=at
    )
    item.state = REQUEST_CLOSING.target.value
    item.save(update_fields=["state"])
    note(Event.ITEM_CLOSING_REQUESTED, item, by=by, at=at)
    office = holders(item.meeting.unit_id, [Role.SECRETARY], on=timezone.localtime(at).date())
    tell(office, ReminderKind.ITEM_CLOSING_REQUESTED, item, by=by, at=at)
    return asked


def _claim(item: Item, by: Actor) -> None:
    require(by, Act.ITEM_WORK, place_of_item(item))
    claim(item)


def _require_in_progress(item: Item, *reasons: str) -> None:
    if item.state != ItemState.IN_PROGRESS.value:
        reasons = (f"这一条{item.get_state_display()}，不在整改中", *reasons)
    if reasons:
        raise Refused(*reasons)


def _leaders(item: Item, at: datetime) -> set[int]:
    return holders(item.meeting.unit_id, [Role.LEADER], on=timezone.localtime(at).date())
