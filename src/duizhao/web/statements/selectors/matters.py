"""What a reader is told of personal matters and 谈话函询."""

from duizhao.core.access.actor import Actor
from duizhao.core.access.questions import is_leader, owns
from duizhao.web.statements.access import place_of_statement
from duizhao.web.statements.models import Matters, Statement


def words_for(actor: Actor, statement: Statement) -> dict[str, str]:
    """The words by kind, as far as their author was told that such a reader sees them.

    What he wrote while the page named the leader alone is not shown to the supervisors, whatever
    the notice says since.
    """
    place, rows = place_of_statement(statement), _last(statement)
    everything = owns(actor, place) or is_leader(actor, place)
    return {kind: row.words for kind, row in rows.items() if everything or row.for_supervisors}


def told_otherwise(statement: Statement) -> bool:
    """Whether something was written while other people were to read it than now."""
    now = place_of_statement(statement).for_supervisors
    return any(row.for_supervisors is not now for row in _last(statement).values())


def _last(statement: Statement) -> dict[str, Matters]:
    """What stands of each kind now."""
    return {row.kind: row for row in statement.matters.all()}
