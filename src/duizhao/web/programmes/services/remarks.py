"""Remarks of reviewers: entered in their words, changed for or explained, merged side by side, opened again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.core.cycle.programme import ProgrammeState
from duizhao.core.cycle.remark import CHANGE, EXPLAIN, MERGE, REOPEN, RemarkFacts, RemarkState
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.inspections.models import Finding
from duizhao.web.kit.claims import claim, read_again
from duizhao.web.programmes.access import place_of_programme
from duizhao.web.programmes.models import Programme, Remark, Reviewer

_SPEAKS_IN = frozenset(
    {
        ProgrammeState.PLANNED,
        ProgrammeState.CONCENTRATED,
        ProgrammeState.REPORTED,
        ProgrammeState.FOLLOWED_UP,
    }
)
"""While it is under way, from the plan on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemarkWords:
    """A remark as it was typed."""

    reviewer: Reviewer
    given_on: date
    words: str
    finding: Finding | None = None


@transaction.atomic
def add_remark(programme: Programme, words: RemarkWords, *, by: Actor, at: datetime) -> Remark:
    """Enter a remark in the reviewer's own words; that it had none is thereby taken back."""
    _begin(programme, by=by)
    remark = Remark.objects.create(
        programme=programme, reviewer=words.reviewer, given_on=words.given_on,
        words=words.words.strip(), finding=words.finding,
    )  # fmt: skip
    programme.reviewers.filter(pk=words.reviewer.pk).update(silent_on=None)
    _record(Event.REMARK_ADDED, remark, by=by, at=at)
    return remark


@transaction.atomic
def drop_remark(remark: Remark, *, by: Actor, at: datetime) -> None:
    """Take a remark back that was entered wrongly. Raises Refused once it is answered or others are merged into it."""
    _begin(remark.programme, by=by)
    read_again(remark)
    if remark.state != RemarkState.OPEN.value or remark.merged.exists():
        raise Refused("已经答复或者合并过的意见不能删去，先重新打开、拆开")
    _record(Event.REMARK_DROPPED, remark, by=by, at=at, note=remark.words)
    remark.delete()


@transaction.atomic
def note_no_remark(reviewer: Reviewer, on: date, *, by: Actor, at: datetime) -> None:
    """Note that a reviewer has no remark. Raises Refused when it has made one."""
    programme = reviewer.programme
    _begin(programme, by=by)
    if reviewer.remarks.exists():
        raise Refused(f"{reviewer}已经提了意见")
    reviewer.silent_on = on
    reviewer.save(update_fields=["silent_on"])
    unit_id = programme.inspection.meeting.unit_id
    record(
        Event.REVIEWER_SILENT, subject=programme, unit_id=unit_id, by=by, at=at, note=reviewer.name
    )


@transaction.atomic
def answer_remark(
    remark: Remark,
    words: str,
    *,
    changed: bool,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Answer a remark, and with it those merged into it: what was changed, or why nothing was."""
    _begin(remark.programme, by=by)
    move = CHANGE if changed else EXPLAIN
    claim(remark, while_in=move.sources, revision=revision)
    move.check(RemarkState(remark.state), RemarkFacts(words=words))
    _settle(remark, move.target, words, by=by, at=at)
    _record(Event.REMARK_ANSWERED, remark, by=by, at=at, note=words)


@transaction.atomic
def merge_remark(
    remark: Remark,
    into: Remark,
    reason: str,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Let a remark be answered with another that says the same; its words stay beside it."""
    _begin(remark.programme, by=by)
    claim(remark, while_in=MERGE.sources, revision=revision)
    read_again(into)
    if into.programme_id != remark.programme_id:
        raise Stale
    facts = RemarkFacts(
        words=reason,
        holds_others=remark.merged.exists(),
        into_itself=into.pk == remark.pk,
        into_merged=into.state == RemarkState.MERGED.value,
    )
    MERGE.check(RemarkState(remark.state), facts)
    remark.merged_into = into
    _settle(remark, MERGE.target, reason, by=by, at=at)
    _record(Event.REMARK_MERGED, remark, by=by, at=at, note=reason)


@transaction.atomic
def reopen_remark(remark: Remark, *, by: Actor, at: datetime, revision: int | None = None) -> None:
    """Take an answer or a merging back; what was answered stays in the audit."""
    _begin(remark.programme, by=by)
    claim(remark, while_in=REOPEN.sources, revision=revision)
    said = remark.answer
    remark.state, remark.merged_into, remark.answer = REOPEN.target.value, None, ""
    remark.answered_by_name, remark.answered_at = "", None
    remark.save()
    _record(Event.REMARK_REOPENED, remark, by=by, at=at, note=said)


def _begin(programme: Programme, *, by: Actor) -> None:
    require(by, Act.PROGRAMME_WRITE, place_of_programme(programme))
    claim(programme)
    if ProgrammeState(programme.state) not in _SPEAKS_IN:
        raise Refused("方案批准以后、了结以前，才录入和答复审核意见")


def _settle(remark: Remark, state: RemarkState, words: str, *, by: Actor, at: datetime) -> None:
    remark.state, remark.answer = state.value, words.strip()
    remark.answered_by_name, remark.answered_at = by.name, at
    remark.save()


def _record(event: Event, remark: Remark, *, by: Actor, at: datetime, note: str = "") -> None:
    unit_id = remark.programme.inspection.meeting.unit_id
    record(event, subject=remark, unit_id=unit_id, by=by, at=at, note=note)
