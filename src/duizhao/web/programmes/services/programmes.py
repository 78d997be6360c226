"""The moves of a programme: set up, planned, concentrated, reported, followed up, closed; each is audited."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.machine import Move, Refused
from duizhao.core.cycle.programme import (
    APPROVE_PLAN,
    BEFORE_REPORT,
    CLOSE,
    CONCENTRATE,
    FOLLOW_UP,
    PLANNING,
    SEND_REPORT,
    SIGN_REPORT,
    TAKE_BACK_PLAN,
    UNDER_WAY,
    ProgrammeState,
    Standing,
)
from duizhao.core.cycle.programme_terms import ProgrammeTerms
from duizhao.core.cycle.publication import PublicationScope
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.inspections.models import Inspection
from duizhao.web.kit.claims import claim
from duizhao.web.programmes.access import place_of_programme
from duizhao.web.programmes.models import Programme, Publication, Reviewer
from duizhao.web.programmes.selectors.figures import Figures, figures_of
from duizhao.web.programmes.selectors.standing import standing_of, terms_of
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind
from duizhao.web.units.actors import holders
from duizhao.web.units.places import place_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """The plan as it was typed: its terms, who reviews the report, its adoption."""

    terms: ProgrammeTerms
    reviewers: tuple[str, ...] = ()
    adopted_on: date | None = None
    adopted_by: str = ""


@transaction.atomic
def set_up(inspection: Inspection, words: PlanWords, *, by: Actor, at: datetime) -> Programme:
    """Begin the rectification of a feedback. Raises Refused when it has begun."""
    require(by, Act.PROGRAMME_WRITE, place_of(inspection.meeting.unit))
    claim(inspection)
    if Programme.objects.filter(inspection=inspection).exists():
        raise Refused("这份反馈的整改已经有了，请刷新页面再看")
    programme = Programme(inspection=inspection)
    _set(programme, words)
    programme.save()
    _name_reviewers(programme, words.reviewers)
    Publication.objects.bulk_create(
        Publication(programme=programme, scope=scope.value) for scope in PublicationScope
    )
    _record(Event.PROGRAMME_SET_UP, programme, by=by, at=at)
    return programme


@transaction.atomic
def change_plan(
    programme: Programme,
    words: PlanWords,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Write the terms, the reviewers and the adoption anew. Raises Refused for what is settled."""
    require(by, Act.PROGRAMME_WRITE, place_of_programme(programme))
    claim(programme, while_in=UNDER_WAY, revision=revision)
    state = ProgrammeState(programme.state)
    if state not in PLANNING and (words.adopted_on, words.adopted_by) != (
        programme.adopted_on,
        programme.adopted_by,
    ):
        raise Refused("方案已经批准，改审定的会议和日期要先退回重定")
    if state not in BEFORE_REPORT and words.terms != terms_of(programme):
        raise Refused("进展情况已经报送，期限不能再改")
    _set(programme, words)
    programme.save()
    _name_reviewers(programme, words.reviewers)
    _record(Event.PROGRAMME_CHANGED, programme, by=by, at=at)
    if state in PLANNING and programme.adopted_on is not None:
        _tell(programme, ReminderKind.PROGRAMME_TO_APPROVE, Role.LEADER, at=at)


@transaction.atomic
def approve_plan(
    programme: Programme, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Approve the plan. Raises Refused with everything that it lacks."""
    require(by, Act.PROGRAMME_APPROVE, place_of_programme(programme))
    _move(programme, APPROVE_PLAN, revision=revision)
    programme.approved_by_name, programme.approved_at = by.name, at
    programme.state, programme.state_reason = APPROVE_PLAN.target.value, ""
    programme.save()
    _record(Event.PROGRAMME_APPROVED, programme, by=by, at=at)
    _tell(programme, ReminderKind.PROGRAMME_APPROVED, Role.SECRETARY, at=at)


@transaction.atomic
def take_back_plan(
    programme: Programme, reason: str, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Have the plan made anew, with the reason."""
    require(by, Act.PROGRAMME_WRITE, place_of_programme(programme))
    _move(programme, TAKE_BACK_PLAN, words=reason, revision=revision)
    programme.state, programme.state_reason = TAKE_BACK_PLAN.target.value, reason.strip()
    programme.approved_by_name, programme.approved_at = "", None
    programme.save()
    _record(Event.PROGRAMME_TAKEN_BACK, programme, by=by, at=at, note=reason)


@transaction.atomic
def concentrate(
    programme: Programme, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Begin the concentrated period. Raises Refused while an item has not begun."""
    require(by, Act.PROGRAMME_WRITE, place_of_programme(programme))
    _move(programme, CONCENTRATE, revision=revision)
    programme.state = CONCENTRATE.target.value
    programme.save()
    _record(Event.PROGRAMME_CONCENTRATED, programme, by=by, at=at)


@transaction.atomic
def sign_report(
    programme: Programme, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Sign the progress report; the counts of that moment are kept beside the name."""
    require(by, Act.PROGRAMME_APPROVE, place_of_programme(programme))
    figures = _move(programme, SIGN_REPORT, revision=revision)
    programme.signed_by_name, programme.signed_at = by.name, at
    programme.signed_counts = figures.counts.sentence()
    programme.save()
    _record(Event.PROGRAMME_SIGNED, programme, by=by, at=at, note=programme.signed_counts)
    _tell(programme, ReminderKind.PROGRAMME_SIGNED, Role.SECRETARY, at=at)


@transaction.atomic
def unsign_report(
    programme: Programme, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Take the signature back, so that the report can be signed with other counts. Raises Refused without one."""
    require(by, Act.PROGRAMME_APPROVE, place_of_programme(programme))
    claim(programme, while_in=SIGN_REPORT.sources, revision=revision)
    if programme.signed_at is None:
        raise Refused("进展报告还没有签批")
    programme.signed_by_name, programme.signed_at, programme.signed_counts = "", None, ""
    programme.save()
    _record(Event.PROGRAMME_UNSIGNED, programme, by=by, at=at)


@transaction.atomic
def send_report(
    programme: Programme,
    on: date,
    to: str,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Note that the progress report was sent. Raises Refused when it isn't signed, or the counts moved since."""
    require(by, Act.PROGRAMME_WRITE, place_of_programme(programme))
    figures = _move(programme, SEND_REPORT, sent=bool(to.strip()), revision=revision)
    now = figures.counts.sentence()
    if now != programme.signed_counts:
        raise Refused(
            f"签批以后台账的数变了。签批时：{programme.signed_counts}。"
            f"现在：{now}。请主要负责人重新签批"
        )
    programme.sent_on, programme.sent_to, programme.sent_counts = on, to.strip(), now
    programme.state = SEND_REPORT.target.value
    programme.save()
    _record(Event.PROGRAMME_REPORTED, programme, by=by, at=at, note=now)


@transaction.atomic
def follow_up(
    programme: Programme, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Go over to the long work. Raises Refused while a reviewer is silent, a remark open, a publication a draft."""
    require(by, Act.PROGRAMME_WRITE, place_of_programme(programme))
    _move(programme, FOLLOW_UP, revision=revision)
    programme.state = FOLLOW_UP.target.value
    programme.save()
    _record(Event.PROGRAMME_FOLLOWED_UP, programme, by=by, at=at)


@transaction.atomic
def close(
    programme: Programme,
    words: str,
    *,
    on: date,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Close the programme. Raises Refused while one of its items is open."""
    require(by, Act.PROGRAMME_APPROVE, place_of_programme(programme))
    figures = _move(programme, CLOSE, words=words, revision=revision)
    programme.state, programme.closed_on = CLOSE.target.value, on
    programme.closing_words = words.strip()
    programme.save()
    note = figures.counts.sentence()
    _record(Event.PROGRAMME_CLOSED, programme, by=by, at=at, note=note)


def _move(
    programme: Programme,
    move: Move[ProgrammeState, Standing],
    *,
    revision: int | None,
    sent: bool = False,
    words: str = "",
) -> Figures:
    """Claim the programme and let the core decide; the figures by which it did."""
    claim(programme, while_in=move.sources, revision=revision)
    figures = figures_of(programme.inspection)
    facts = standing_of(programme, figures, sent=sent, words=words)
    move.check(ProgrammeState(programme.state), facts)
    return figures


def _set(programme: Programme, words: PlanWords) -> None:
    terms = words.terms
    programme.counting, programme.months = terms.counting.value, terms.months
    programme.plan_days, programme.report_days = terms.plan_days, terms.report_days
    programme.publish_days = terms.publish_days
    programme.adopted_on, programme.adopted_by = words.adopted_on, words.adopted_by


def _name_reviewers(programme: Programme, names: tuple[str, ...]) -> None:
    """Keep those that stay, with their remarks; one that has remarked can't go."""
    before = {one.name: one for one in programme.reviewers.all()}
    gone = [one for name, one in before.items() if name not in names]
    if spoken := [one.name for one in gone if one.remarks.exists()]:
        raise Refused(f"{'、'.join(spoken)}已经提了意见，不能去掉")
    for one in gone:
        one.delete()
    for rank, name in enumerate(names):
        Reviewer.objects.update_or_create(programme=programme, name=name, defaults={"rank": rank})


def _tell(programme: Programme, kind: ReminderKind, role: Role, *, at: datetime) -> None:
    unit_id = programme.inspection.meeting.unit_id
    remind(
        holders(unit_id, [role], on=timezone.localtime(at).date()), kind, about=str(programme), at=at,
        address=programme.get_absolute_url(), same=f"{kind.value}:{programme.pk}",
    )  # fmt: skip


def _record(event: Event, programme: Programme, *, by: Actor, at: datetime, note: str = "") -> None:
    unit_id = programme.inspection.meeting.unit_id
    record(event, subject=programme, unit_id=unit_id, by=by, at=at, note=note)
