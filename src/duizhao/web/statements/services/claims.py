"""Claims a statement for an act on its text or its review, which ends with its meeting."""

from collections.abc import Iterable

from duizhao.core.cycle.meeting import MeetingState, require_not_over
from duizhao.web.kit.claims import claim
from duizhao.web.statements.models import Statement


def claim_text(statement: Statement, *, while_in: Iterable[str] | None = None) -> None:
    """Take a statement as `claim` does. Raises Refused once its meeting is over, besides Stale."""
    require_not_over(MeetingState(statement.meeting.state))
    claim(statement, while_in=while_in)
