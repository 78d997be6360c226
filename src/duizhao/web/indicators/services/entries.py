"""Entries are made, withdrawn with a reason, or replaced by another one; none is ever changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.indicators.entering import Facts, why_not
from duizhao.core.indicators.kinds import IndicatorKind
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.indicators.access import place_of_indicator
from duizhao.web.indicators.models import Covered, Entry, Indicator
from duizhao.web.kit.claims import claim, read_again

CORRECTED = "更正"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryWords:
    """An entry as it was tapped or typed, with the key that the page gave it."""

    on: date
    covered: Covered | None = None
    since: date | None = None
    amount: int = 1
    step: str = ""
    answers: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    evidence: str = ""
    key: UUID = field(default_factory=uuid4)


@transaction.atomic
def enter(
    indicator: Indicator, words: EntryWords, *, by: Actor, at: datetime, today: date
) -> Entry:
    """Put down that something was done. The same tap sent again is kept once. Raises Refused."""
    _claim(indicator, by)
    known = indicator.entries.filter(key=words.key).first()
    if known is not None:
        return known
    entry = _made(indicator, words, by=by, at=at, today=today)
    _record(Event.INDICATOR_ENTERED, entry, by=by, at=at)
    return entry


@transaction.atomic
def withdraw(entry: Entry, reason: str, *, by: Actor, at: datetime) -> None:
    """Take an entry back with a reason; it stays to be read. Raises Stale when it is withdrawn already."""
    _claim(entry.indicator, by)
    _withdraw(entry, reason, by=by, at=at)
    _record(Event.INDICATOR_ENTRY_WITHDRAWN, entry, by=by, at=at, note=reason)


@transaction.atomic
def correct(
    entry: Entry, words: EntryWords, reason: str, *, by: Actor, at: datetime, today: date
) -> Entry:
    """Put another entry in the place of one, with another date, a note, or what shows it. Raises Refused."""
    _claim(entry.indicator, by)
    if _same(entry, words):
        raise Refused("没有改动")
    _withdraw(entry, reason.strip() or CORRECTED, by=by, at=at)
    made = _made(entry.indicator, words, by=by, at=at, today=today, replaces=entry)
    _record(Event.INDICATOR_ENTRY_CORRECTED, made, by=by, at=at, note=reason)
    return made


def _claim(indicator: Indicator, by: Actor) -> None:
    require(by, Act.INDICATOR_ENTER, place_of_indicator(indicator))
    claim(indicator)


def _withdraw(entry: Entry, reason: str, *, by: Actor, at: datetime) -> None:
    read_again(entry)
    if entry.withdrawn_at is not None:
        raise Stale
    if not reason.strip():
        raise Refused("请写明为什么撤回")
    entry.withdrawn_at, entry.withdrawn_by_id = at, by.person_id
    entry.withdrawn_reason = reason.strip()
    entry.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])


def _made(
    indicator: Indicator,
    words: EntryWords,
    *,
    by: Actor,
    at: datetime,
    today: date,
    replaces: Entry | None = None,
) -> Entry:
    facts = Facts(
        kind=IndicatorKind(indicator.kind),
        first=indicator.first_day,
        last=indicator.last_day,
        today=today,
        retired=indicator.retired_on is not None,
        on=words.on,
        since=words.since,
        amount=words.amount,
        step=words.step,
        named=words.covered is not None or bool(words.note.strip()),
    )
    reasons = list(why_not(facts))
    if words.covered is not None and words.covered.indicator_id != indicator.pk:
        reasons.append("这个对象不在覆盖范围里")
    if reasons:
        raise Refused(*reasons)
    return Entry.objects.create(
        indicator=indicator,
        key=words.key,
        covered=words.covered,
        on=words.on,
        since=words.since,
        amount=words.amount,
        step=words.step,
        answers=dict(words.answers),
        note=words.note.strip(),
        evidence=words.evidence.strip(),
        by_id=by.person_id,
        at=at,
        replaces=replaces,
    )


def _same(entry: Entry, words: EntryWords) -> bool:
    was = (
        entry.on, entry.covered_id, entry.since, entry.amount, entry.step, entry.answers,
        entry.note, entry.evidence,
    )  # fmt: skip
    covered = words.covered.pk if words.covered else None
    return was == (
        words.on, covered, words.since, words.amount, words.step, dict(words.answers),
        words.note.strip(), words.evidence.strip(),
    )  # fmt: skip


def _record(event: Event, entry: Entry, *, by: Actor, at: datetime, note: str = "") -> None:
    indicator = entry.indicator
    said = f"{indicator.title}：{entry.on} {entry.covered or ''}".strip()
    record(
        event,
        subject=entry,
        unit_id=indicator.unit_id,
        by=by,
        at=at,
        note=f"{said}（{note}）" if note else said,
    )
