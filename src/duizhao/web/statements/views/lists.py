"""Whose text stands where; the ways to one's own and to the team's; all texts as one archive."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.meeting import AFTER_SITTING
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import as_file
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.statements.access import (
    own_statement,
    sent_for,
    team_statement,
)
from duizhao.web.statements.papers import archive_of
from duizhao.web.statements.selectors.progress import rows_of
from duizhao.web.statements.services.rounds import note_export
from duizhao.web.units.places import place_of


@require_safe
def statements(request: Request, pk: int) -> HttpResponse:
    """Whose text stands where."""
    meeting = meeting_for(request.actor, pk)
    place = place_of(meeting.unit, owner_id=request.actor.person_id)
    rows = rows_of(request.actor, meeting)
    context = {
        "rows": rows,
        "writes": any(row.mine for row in rows),
        "after_sitting": meeting.state in AFTER_SITTING,
        "screens": may(request.actor, Act.SCREENING_VIEW, place),
        "progress": may(request.actor, Act.STATEMENT_PROGRESS, place),
        "sent": any(row.readable and row.statement and row.statement.sent_id for row in rows),
        **frame_of(meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/statement_list.html", context)


@require_safe
def mine(request: Request, pk: int) -> HttpResponse:
    """One's own text: to be written, or to be read while it lies with others."""
    statement = own_statement(request.actor, meeting_for(request.actor, pk))
    if statement.is_writable:
        return redirect("statements:write", pk=statement.pk)
    return redirect(statement)


@require_safe
def team(request: Request, pk: int) -> HttpResponse:
    """The team's text."""
    return redirect(team_statement(request.actor, meeting_for(request.actor, pk)))


@require_safe
def archive(request: Request, pk: int) -> HttpResponse:
    """All texts that were handed in and that the actor may read, as one archive."""
    meeting = meeting_for(request.actor, pk)
    found = sent_for(request.actor, meeting.unit).filter(meeting=meeting)
    packed = archive_of(found)
    note_export(meeting, len(found), by=request.actor, at=now())
    name = f"{meeting.unit}_{meeting.year}年度对照检查材料.zip"
    return as_file(packed, name, "application/zip")
