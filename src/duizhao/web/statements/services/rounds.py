"""The rounds of the review: handed in, taken back, passed, returned, decided anew, final, amended."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import Forbidden, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import AFTER_SITTING
from duizhao.core.cycle.review import ReviewStep, step_after
from duizhao.core.cycle.section_lock import holder_at
from duizhao.core.cycle.statement import (
    AMEND,
    FINALISE,
    HAND_IN_AMENDED,
    PASS_LAST,
    PASS_ON,
    RETURN,
    SUBMIT,
    TAKE_BACK,
    WITHDRAW_DECISION,
    AfterSitting,
    Finalising,
    MattersState,
    StatementState,
    Submission,
    Verdict,
    Withdrawal,
)
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.statements.access import person_of, place_of_statement
from duizhao.web.statements.models import MATTERS, Comment, Decision, Round, Statement, Turn
from duizhao.web.statements.selectors.drafts import draft_of, newest_of
from duizhao.web.statements.selectors.progress import matters_states
from duizhao.web.statements.selectors.review import (
    current_round,
    open_comments_of,
    reviewers_held,
    reviews_now,
    running_round,
)
from duizhao.web.statements.selectors.team import hold_of
from duizhao.web.statements.services.claims import claim_text
from duizhao.web.statements.services.versions import keep_draft
from duizhao.web.statements.texts import tidy


@transaction.atomic
def submit(statement: Statement, *, by: Actor, at: datetime) -> Round:
    """Hand the newest words in. Raises Refused with everything that is still open."""
    require(by, Act.STATEMENT_SUBMIT, place_of_statement(statement))
    claim_text(statement, while_in=SUBMIT.sources)
    keep_draft(statement, by=by, at=at)
    version = newest_of(statement)
    steps = reviewers_held(statement, today=timezone.localtime(at).date())
    facts = Submission(
        characters=len(version.text) if version else 0,
        open_comments=open_comments_of(statement),
        matters_missing=_missing(statement),
        reviewers=bool(steps),
        locked_sections=_held_by_others(statement, by, at),
    )
    SUBMIT.check(StatementState(statement.state), facts)
    assert version is not None  # noqa: S101  the move has just asked for its length
    before = current_round(statement)
    handed_in = Round.objects.create(
        statement=statement,
        number=before.number + 1 if before else 1,
        version=version,
        submitted_by_id=person_of(by),
        submitted_at=at,
    )
    statement.state, statement.step = SUBMIT.target.value, steps[0].value
    statement.sent, statement.sent_up = version, steps[0] is ReviewStep.SUPERVISORS
    _save(statement)
    _record(Event.STATEMENT_SUBMITTED, statement, by=by, at=at, note=f"{handed_in}，{version}")
    return handed_in


@transaction.atomic
def take_back(statement: Statement, *, by: Actor, at: datetime) -> None:
    """Take back what was handed in, while nobody has acted on it."""
    require(by, Act.STATEMENT_SUBMIT, place_of_statement(statement))
    claim_text(statement, while_in=TAKE_BACK.sources)
    TAKE_BACK.check(StatementState(statement.state), None)
    running = current_round(statement)
    if running is not None:
        running.taken_back_at = at
        running.save(update_fields=["taken_back_at"])
    before = current_round(statement)
    statement.state, statement.step = TAKE_BACK.target.value, ""
    statement.sent = before.version if before else None
    statement.sent_up = (
        before is not None
        and before.decisions.filter(step=ReviewStep.SUPERVISORS.value, withdrawn_at=None).exists()
    )
    _save(statement)
    _record(Event.STATEMENT_TAKEN_BACK, statement, by=by, at=at)


@transaction.atomic
def pass_statement(statement: Statement, *, by: Actor, at: datetime, reason: str = "") -> None:
    """Pass a text on to the next step, or through. Raises Refused while comments are open."""
    step = _claim_review(statement, by)
    following = step_after(step, reviewers_held(statement, today=timezone.localtime(at).date()))
    move = PASS_LAST if following is None else PASS_ON
    facts = Verdict(
        reason=reason,
        open_comments=open_comments_of(statement),
        last_step=following is None,
    )
    move.check(StatementState(statement.state), facts)
    _decide(statement, step, "pass", reason, by=by, at=at)
    statement.state, statement.step = move.target.value, following.value if following else ""
    statement.sent_up = statement.sent_up or following is ReviewStep.SUPERVISORS
    _save(statement)
    _record(Event.STATEMENT_PASSED, statement, by=by, at=at, note=reason)


@transaction.atomic
def return_statement(statement: Statement, reason: str, *, by: Actor, at: datetime) -> None:
    """Send a text back to its author, with the reason."""
    step = _claim_review(statement, by)
    facts = Verdict(reason=reason, open_comments=open_comments_of(statement))
    RETURN.check(StatementState(statement.state), facts)
    _decide(statement, step, "return", reason, by=by, at=at)
    statement.state, statement.step = RETURN.target.value, ""
    _save(statement)
    _record(Event.STATEMENT_RETURNED, statement, by=by, at=at, note=reason)


@transaction.atomic
def withdraw_decision(statement: Statement, *, by: Actor, at: datetime) -> None:
    """Take back one's own last decision, while nobody has acted on it."""
    claim_text(statement, while_in=WITHDRAW_DECISION.sources)
    decision = last_decision(statement)
    if decision is None:
        raise Refused("没有可以收回的决定")
    facts = Withdrawal(own=decision.by_id == by.person_id, acted_on=acted_on(decision))
    WITHDRAW_DECISION.check(StatementState(statement.state), facts)
    decision.withdrawn_at = at
    decision.save(update_fields=["withdrawn_at"])
    statement.state, statement.step = WITHDRAW_DECISION.target.value, decision.step
    statement.sent_up = decision.step == ReviewStep.SUPERVISORS.value
    _save(statement)
    _record(Event.STATEMENT_UNDECIDED, statement, by=by, at=at, note=str(decision))


@transaction.atomic
def finalise(statement: Statement, *, by: Actor, at: datetime) -> None:
    """Declare a passed text final; after the sitting, the amended one."""
    require(by, Act.STATEMENT_FINALISE, place_of_statement(statement))
    claim_text(statement, while_in=FINALISE.sources)
    FINALISE.check(StatementState(statement.state), _finalising(statement))
    statement.state, statement.step = FINALISE.target.value, ""
    _save(statement)
    _record(Event.STATEMENT_FINAL, statement, by=by, at=at, note=str(statement.sent))


@transaction.atomic
def amend(statement: Statement, *, by: Actor, at: datetime) -> None:
    """Open a final text once more after the sitting. Raises Refused before it."""
    require(by, Act.STATEMENT_WRITE, place_of_statement(statement))
    claim(statement.meeting)  # a meeting isn't closed while a text is opened again
    claim_text(statement, while_in=AMEND.sources)
    held = statement.meeting.state in AFTER_SITTING
    AMEND.check(StatementState(statement.state), AfterSitting(held=held))
    statement.state = AMEND.target.value
    _save(statement)
    _record(Event.STATEMENT_AMENDED, statement, by=by, at=at)


@transaction.atomic
def hand_in_amended(statement: Statement, *, by: Actor, at: datetime) -> Round:
    """Show the office what was amended after the sitting: a round of its own. Raises Refused, Stale."""
    require(by, Act.STATEMENT_SUBMIT, place_of_statement(statement))
    claim_text(statement, while_in=HAND_IN_AMENDED.sources)
    HAND_IN_AMENDED.check(StatementState(statement.state), _finalising(statement))
    keep_draft(statement, by=by, at=at)
    version, before = newest_of(statement), current_round(statement)
    assert version is not None  # noqa: S101  what is amended was handed in before
    handed_in = Round.objects.create(
        statement=statement,
        number=before.number + 1 if before else 1,
        version=version,
        submitted_by_id=person_of(by),
        submitted_at=at,
        after_sitting=True,
    )
    statement.sent = version
    _save(statement)
    _record(Event.STATEMENT_SUBMITTED, statement, by=by, at=at, note=f"{handed_in}，{version}")
    return handed_in


@transaction.atomic
def note_read(statement: Statement, *, by: Actor, at: datetime, note: str = "") -> None:
    """Say that somebody other than its author read a text, or took it away as a file."""
    _record(Event.STATEMENT_READ, statement, by=by, at=at, note=note)


@transaction.atomic
def note_export(meeting: Meeting, number: int, *, by: Actor, at: datetime) -> None:
    """Say that the texts of a meeting were taken away as one file."""
    note = f"{number} 份"
    unit = meeting.unit_id
    record(Event.STATEMENTS_EXPORTED, subject=meeting, unit_id=unit, by=by, at=at, note=note)


def last_decision(statement: Statement) -> Decision | None:
    """The last decision that stands."""
    return (
        Decision.objects.filter(round__statement=statement, withdrawn_at=None)
        .select_related("round")
        .last()
    )


def acted_on(decision: Decision) -> bool:
    """Whether anybody has done anything with the text since a decision."""
    statement = decision.round.statement
    later = {"round__statement": statement}
    return (
        Round.objects.filter(statement=statement, submitted_at__gt=decision.at).exists()
        or Comment.objects.filter(**later, at__gt=decision.at).exists()
        or Turn.objects.filter(comment__round__statement=statement, at__gt=decision.at).exists()
        or statement.versions.filter(at__gt=decision.at).exists()
        or statement.drafts.filter(at__gt=decision.at).exists()
    )


def _finalising(statement: Statement) -> Finalising:
    """Whether the last words of an amended text, saved as a version or not, were seen by the office."""
    if statement.state != StatementState.AMENDED.value:
        return Finalising()
    newest, draft = newest_of(statement), draft_of(statement)
    words = tidy(draft.text) if draft else newest.text if newest else ""
    sent = statement.sent.text if statement.sent else ""
    return Finalising(unsent=bool(words) and words != sent)


def _missing(statement: Statement) -> tuple[str, ...]:
    if statement.person_id is None:
        return ()
    states = matters_states(statement)
    return tuple(label for kind, label in MATTERS if states[kind] is not MattersState.PRESENT)


def _held_by_others(statement: Statement, by: Actor, at: datetime) -> int:
    holders = (holder_at(hold_of(section), at) for section in statement.sections.all())
    return sum(1 for holder in holders if holder not in {None, by.person_id})


def _claim_review(statement: Statement, by: Actor) -> ReviewStep:
    claim_text(statement, while_in=RETURN.sources)
    if not reviews_now(by, statement):
        raise Forbidden("statement:review")
    return ReviewStep(statement.step)


def _decide(
    statement: Statement, step: ReviewStep, verdict: str, reason: str, *, by: Actor, at: datetime
) -> None:
    Decision.objects.create(
        round=running_round(statement),
        step=step.value,
        verdict=verdict,
        reason=reason.strip(),
        by_id=person_of(by),
        at=at,
    )


def _save(statement: Statement) -> None:
    statement.save(update_fields=["state", "step", "sent", "sent_up"])


def _record(event: Event, statement: Statement, *, by: Actor, at: datetime, note: str = "") -> None:
    record(event, subject=statement, unit_id=statement.meeting.unit_id, by=by, at=at, note=note)
