"""Pages on which items are read from a text and confirmed, and on which a trouble that comes back is told."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.stages import Stage
from duizhao.core.frameworks.shipped_index import shipped_frameworks
from duizhao.core.outline.limits import Limits
from duizhao.core.outline.unreadable import Unreadable
from duizhao.core.trail.ledger_proposals import proposed_items
from duizhao.core.trail.statement import read_statement
from duizhao.runs.open import open_text
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.rectification.access import item_for, items_for, ledger_for, place_of_ledger
from duizhao.web.rectification.forms.from_text import MOST_FOUND, TextForm, read_items
from duizhao.web.rectification.services.from_text import take_read_items
from duizhao.web.rectification.services.recurrence import settle_recurrence


@require_http_methods(["GET", "POST"])
def read_text(request: Request, pk: int) -> HttpResponse:
    """Read a text and show what it would have in the ledger; nothing is kept of the text."""
    meeting = _writable(request, pk)
    form = TextForm(request.POST or None, request.FILES or None, meeting=meeting)
    context = {"form": form, **_frame(meeting)}
    if request.method == "POST" and form.is_valid():
        name, data = form.text()
        try:
            text = open_text(name, data, Limits())
        except Unreadable as error:
            form.add_error("file", f"{error.reason}{error.cure}")
        else:
            read = proposed_items(read_statement(text, None, frameworks=shipped_frameworks()))
            found = read_items(meeting, None, read[:MOST_FOUND], form.cleaned_data["person"])
            context |= {"found": found, "more": max(0, len(read) - MOST_FOUND), "reasons": ()}
            return render(request, "rectification/text_items.html", context)
    return render(request, "rectification/text_read.html", context, status=status_of(request))


@require_POST
def take_read(request: Request, pk: int) -> HttpResponse:
    """Enter what was confirmed."""
    meeting = _writable(request, pk)
    found = read_items(meeting, request.POST)
    reasons: tuple[str, ...] = ("有的地方没有填好，请看下面标出的地方",)
    if found.is_valid():
        rows = [form.item() for form in found.forms if form.cleaned_data.get("take")]
        try:
            made = take_read_items(meeting, rows, by=request.actor, at=now())
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, f"已列入 {len(made)} 条。接下来定目标和责任，再开始整改。")
            return redirect("rectification:ledger", pk=pk)
    context = {"found": found, "more": 0, "reasons": reasons, **_frame(meeting)}
    return render(request, "rectification/text_items.html", context, status=INVALID)


@require_POST
def settle(request: Request, pk: int, earlier: int) -> HttpResponse:
    """Say whether an earlier item is the same trouble."""
    item = item_for(request.actor, pk)
    other = items_for(request.actor, item.meeting.unit).filter(pk=earlier).first()
    if other is None:
        raise Http404
    same = request.POST.get("same") == "yes"
    settle_recurrence(item, other, same=same, by=request.actor, at=now())
    messages.success(request, "已记下：是同一个问题。" if same else "已记下：不是同一个问题。")
    return redirect(item)


def _writable(request: Request, pk: int) -> Meeting:
    meeting = ledger_for(request.actor, pk)
    require(request.actor, Act.LEDGER_WRITE, place_of_ledger(meeting))
    return meeting


def _frame(meeting: Meeting) -> dict[str, object]:
    return frame_of(meeting, Stage.RECTIFICATION, today=today())
