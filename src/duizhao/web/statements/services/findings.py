"""What the author lets stand: a finding set aside with his reason, or taken up again."""

from datetime import date, datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.checks.drafts.baseline import Known
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.statements.access import place_of_statement
from duizhao.web.statements.models import FindingSetAside, Statement
from duizhao.web.statements.services.claims import claim_text


@transaction.atomic
def set_aside(
    statement: Statement, finding: Known, reason: str, *, by: Actor, at: datetime, on: date
) -> None:
    """Let a finding stand, with the reason. Raises Refused without one."""
    require(by, Act.STATEMENT_WRITE, place_of_statement(statement))
    claim_text(statement)
    if not reason.strip():
        raise Refused("请写明为什么不算问题")
    FindingSetAside.objects.update_or_create(
        statement=statement,
        fingerprint=finding.fingerprint,
        defaults={
            "code": finding.code,
            "quote": finding.quote,
            "message": finding.message,
            "around": finding.around,
            "reason": reason.strip(),
            "on": on,
        },
    )
    _record(Event.FINDING_SET_ASIDE, statement, finding.code, by=by, at=at)


@transaction.atomic
def take_up(statement: Statement, row: FindingSetAside, *, by: Actor, at: datetime) -> None:
    """List a finding again that was set aside."""
    require(by, Act.STATEMENT_WRITE, place_of_statement(statement))
    claim_text(statement)
    _record(Event.FINDING_TAKEN_UP, statement, row.code, by=by, at=at)
    row.delete()


def _record(event: Event, statement: Statement, code: str, *, by: Actor, at: datetime) -> None:
    unit = statement.meeting.unit_id
    record(event, subject=statement, unit_id=unit, by=by, at=at, note=code)
