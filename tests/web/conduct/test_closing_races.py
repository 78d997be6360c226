"""A meeting is closed and a text is opened again at the same moment, on PostgreSQL: never both."""

from cast import Cast
from databases import on_postgresql
from duizhao.core.cycle.machine import Refused
from duizhao.web.conduct import closing_moves
from duizhao.web.meetings.models import Meeting
from duizhao.web.statements.models import Statement
from duizhao.web.statements.services import rounds
from make import TODAY, actor_for, make_sent_statement
from races import Act, overtaken, seen
from sitting_scenes import NOW, all_listed, answer, confirmed, finished, opened, said

pytestmark = on_postgresql


def reported(cast: Cast) -> Statement:
    """Nothing is left to do but to close the meeting; a member's text is final."""
    sitting = opened(cast)
    answer(said(cast, sitting, cast.leader, cast.member))
    confirmed(cast, finished(cast, sitting))
    all_listed(cast, sitting.meeting)
    Meeting.objects.filter(pk=sitting.meeting_id).update(
        state="reporting", report_sent_on=TODAY, report_sent_to="清河市委组织部"
    )
    return make_sent_statement(sitting.meeting, cast.member, state="final", step="")


def closing(cast: Cast, statement: Statement) -> Act:
    shown = seen(statement.meeting)
    return lambda: closing_moves.close_meeting(shown, by=actor_for(cast.secretary), at=NOW)


def amending(cast: Cast, statement: Statement) -> Act:
    shown = seen(statement)
    return lambda: rounds.amend(shown, by=actor_for(cast.member), at=NOW)


def test_closed_first_nothing_is_opened_again(cast_for_all: Cast) -> None:
    mine = reported(cast_for_all)
    first, second = overtaken(closing(cast_for_all, mine), amending(cast_for_all, mine))
    assert first.done
    assert isinstance(second.raised, Refused)
    mine.refresh_from_db()
    assert mine.state == "final"


def test_opened_again_first_the_meeting_is_not_closed(cast_for_all: Cast) -> None:
    mine = reported(cast_for_all)
    first, second = overtaken(amending(cast_for_all, mine), closing(cast_for_all, mine))
    assert first.done
    assert isinstance(second.raised, Refused)
    assert "在会后修改" in str(second.raised)
    assert Meeting.objects.get(pk=mine.meeting_id).state == "reporting"
