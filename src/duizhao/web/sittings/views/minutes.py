"""Pages of the minutes: to read whole or in part, to correct, to confirm."""

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.minutes import HAND_OUT, WRITING, MinutesState
from duizhao.core.cycle.sitting import Presence, SeatKind
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import DOCX, INVALID, as_file, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.numbers import number_in
from duizhao.web.kit.request import Request
from duizhao.web.meetings.selectors import frame_of
from duizhao.web.sittings.access import entry_for, minutes_for, place_of_minutes
from duizhao.web.sittings.forms import CorrectionForm, WishForm
from duizhao.web.sittings.models import AgendaItem, Sitting
from duizhao.web.sittings.papers import minutes_docx, minutes_name, minutes_of
from duizhao.web.sittings.selectors import confirmations_of, written_of
from duizhao.web.sittings.services import minutes as services
from duizhao.web.units.models import Person
from duizhao.web.units.places import place_of


@never_cache
@require_safe
def minutes(request: Request, pk: int) -> HttpResponse:
    """The minutes, or an excerpt for one person (`person`) or one item (`item`)."""
    return _minutes(request, minutes_for(request.actor, pk), WishForm())


@never_cache
@require_safe
def minutes_file(request: Request, pk: int) -> HttpResponse:
    """The minutes, or the same excerpt as on the page, as a .docx."""
    found = minutes_for(request.actor, pk)
    person, item = _narrowed(request, found)
    of = str(person or item or "")
    data = minutes_docx(minutes_of(found, person=person, item=item), of=of)
    return as_file(data, minutes_name(found, of=of), DOCX)


@require_POST
def hand_out(request: Request, pk: int) -> HttpResponse:
    """Give the minutes to those who were there."""
    found = minutes_for(request.actor, pk)
    services.hand_out(found, by=request.actor, at=now())
    messages.success(request, "已请到会的成员确认会议记录。")
    return redirect("sittings:minutes", pk=pk)


@require_POST
def confirm(request: Request, pk: int) -> HttpResponse:
    """Confirm the minutes."""
    found = minutes_for(request.actor, pk)
    seen = number_in(request.POST, "handed_out") or 0
    services.confirm_minutes(found, handed_out=seen, by=request.actor, at=now())
    locked = found.minutes_state == MinutesState.CONFIRMED.value
    messages.success(request, "已确认；人人都已确认，会议记录锁定。" if locked else "已确认。")
    return redirect("sittings:minutes", pk=pk)


@require_POST
def ask_correction(request: Request, pk: int) -> HttpResponse:
    """Say what must be corrected."""
    found = minutes_for(request.actor, pk)
    require(request.actor, Act.MINUTES_CONFIRM, place_of_minutes(found))
    form = WishForm(request.POST)
    if not form.is_valid():
        return _minutes(request, found, form, status=INVALID)
    services.ask_correction(found, form.cleaned_data["wish"], by=request.actor, at=now())
    messages.success(request, "已告诉会务要更正什么；更正以后会再请您确认。")
    return redirect("sittings:minutes", pk=pk)


@require_http_methods(["GET", "POST"])
def correct(request: Request, pk: int) -> HttpResponse:
    """Put another line in the place of one."""
    entry = entry_for(request.actor, pk)
    form = CorrectionForm(request.POST or None, entry=entry)
    if request.method == "POST" and form.is_valid():
        try:
            services.correct_line(entry, **form.cleaned_data, by=request.actor, at=now())
        except Refused as refusal:
            form.add_error(None, "；".join(refusal.reasons))
        else:
            messages.success(request, "已更正，原来的一行仍然留着。")
            return redirect("sittings:minutes", pk=entry.sitting_id)
    context = {
        "entry": entry,
        "form": form,
        **frame_of(entry.sitting.meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/correct.html", context, status=status_of(request))


def _narrowed(request: Request, found: Sitting) -> tuple[Person | None, AgendaItem | None]:
    """Of whom, and of which item, an excerpt is wanted."""
    whose, which = number_in(request.GET, "person"), number_in(request.GET, "item")
    seat = found.attendance.select_related("person").filter(person=whose or 0).first()
    item = found.items.select_related("person").filter(pk=which or 0).first()
    return (seat.person if seat else None), item


def _minutes(
    request: Request, found: Sitting, wish_form: WishForm, *, status: int = 200
) -> HttpResponse:
    seats = found.attendance.select_related("person")
    person, item = _narrowed(request, found)
    latest = Q(handed_out=found.handed_out)
    given = found.confirmations.filter(latest | ~Q(wish="")).select_related("person")
    state = MinutesState(found.minutes_state)
    writable = state in WRITING
    writes = writable and may(request.actor, Act.MINUTES_WRITE, place_of(found.meeting.unit))
    mine = given.filter(latest, person=request.actor.person_id, wish="").exists()
    context = {
        "sitting": found,
        "minutes": minutes_of(found, person=person, item=item),
        "person": person,
        "item": item,
        "seats": seats,
        "present": [
            seat.person
            for seat in seats
            if seat.presence == Presence.PRESENT.value and seat.seat == SeatKind.EXPECTED.value
        ],
        "items": found.items.select_related("person"),
        "writable": writable,
        "writes": writes,
        "not_yet": HAND_OUT.open_needs(written_of(found)) if writes else (),
        "confirms": state is MinutesState.TO_CONFIRM
        and may(request.actor, Act.MINUTES_CONFIRM, place_of_minutes(found))
        and not mine,
        "given": given,
        "missing": confirmations_of(found).missing if found.handed_out else (),
        "wish_form": wish_form,
        **frame_of(found.meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/minutes.html", context, status=status)
