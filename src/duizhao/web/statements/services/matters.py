"""Personal matters and 谈话函询: written by the person alone, read by whom the notice says, each time entered."""

from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.statement import StatementState
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.statements.access import place_of_statement
from duizhao.web.statements.models import MATTERS, Matters, Statement
from duizhao.web.statements.services.claims import claim_text
from duizhao.web.statements.texts import refuse_secret


@transaction.atomic
def write_matters(statement: Statement, words: dict[str, str], *, by: Actor, at: datetime) -> int:
    """Keep what is explained, by kind; how many kinds changed. What was said before stays as well."""
    require(by, Act.MATTERS_WRITE, place_of_statement(statement))
    claim_text(statement)
    if statement.state == StatementState.FINAL.value:
        raise Refused("材料已经定稿，不能再改")
    told, changed = place_of_statement(statement).for_supervisors, 0
    for kind, _ in MATTERS:
        said = words.get(kind, "").strip()
        refuse_secret(said)
        last = statement.matters.filter(kind=kind).last()
        if last is not None and (last.words, last.for_supervisors) == (said, told):
            continue
        number = last.number + 1 if last else 1
        Matters.objects.create(
            statement=statement, kind=kind, number=number, words=said, at=at, for_supervisors=told
        )
        changed += 1
    if changed:
        _record(Event.MATTERS_WRITTEN, statement, by=by, at=at)
    return changed


@transaction.atomic
def note_matters_read(statement: Statement, *, by: Actor, at: datetime) -> None:
    """Say that somebody read them."""
    _record(Event.MATTERS_READ, statement, by=by, at=at)


def _record(event: Event, statement: Statement, *, by: Actor, at: datetime) -> None:
    record(event, subject=statement, unit_id=statement.meeting.unit_id, by=by, at=at)
