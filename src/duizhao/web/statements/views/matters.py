"""Personal matters and 谈话函询: a page of their own that says who reads it, every look at it entered."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.statements.access import matters_of, place_of_statement
from duizhao.web.statements.forms import MattersForm
from duizhao.web.statements.models import MATTERS
from duizhao.web.statements.selectors.matters import told_otherwise, words_for
from duizhao.web.statements.services.matters import note_matters_read, write_matters


@never_cache
@require_http_methods(["GET", "POST"])
def matters(request: Request, pk: int) -> HttpResponse:
    """Written by the person, read by him, the leader, and where the notice says so the supervisors."""
    statement = matters_of(request.actor, pk)
    place = place_of_statement(statement)
    writes = may(request.actor, Act.MATTERS_WRITE, place)
    told = words_for(request.actor, statement)
    form = MattersForm(request.POST or None, initial=told)
    if request.method == "POST" and form.is_valid():
        changed = write_matters(statement, form.cleaned_data, by=request.actor, at=now())
        messages.success(request, "已保存。" if changed else "没有改动。")
        return redirect("statements:matters", pk=pk)
    if request.method == "GET":
        note_matters_read(statement, by=request.actor, at=now())
    context = {
        "statement": statement,
        "form": form,
        "writes": writes and statement.state != "final" and not statement.meeting.is_over,
        "said": [(label, told.get(kind)) for kind, label in MATTERS],
        "for_supervisors": place.for_supervisors,
        "told_otherwise": told_otherwise(statement),
        **frame_of(statement.meeting, Stage.STATEMENTS, today=today()),
    }
    return render(request, "statements/matters.html", context, status=status_of(request))
