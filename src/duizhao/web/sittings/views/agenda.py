"""Pages that prepare a sitting: overview, agenda, sign-in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.cycle.holding import BEGIN_REPORTING
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.sitting import OPEN
from duizhao.core.cycle.stages import Stage
from duizhao.web.kit.answers import INVALID, status_of
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.selectors import frame_of, kept_out
from duizhao.web.sittings.access import (
    current_sitting,
    item_for,
    place_of_minutes,
    sitting_for,
    sittings_for,
)
from duizhao.web.sittings.forms import AttendanceForm, ItemForm, ObserverForm, SittingForm
from duizhao.web.sittings.models import Sitting
from duizhao.web.sittings.selectors import aftermath_of, course_of, roll_of
from duizhao.web.sittings.services import agenda as services
from duizhao.web.units.places import place_of


@require_safe
def sitting(request: Request, pk: int) -> HttpResponse:
    """When and where the sitting is; for those who attend, the agenda and what they can do next."""
    meeting = meeting_for(request.actor, pk)
    place, found = place_of(meeting.unit), current_sitting(meeting)
    own = place_of(meeting.unit, owner_id=request.actor.person_id)
    attends = may(request.actor, Act.SITTING_ATTEND, place)
    roll = roll_of(found, today=today()) if found and attends else None
    held = meeting.state == MeetingState.HELD.value
    context = {
        "sitting": found,
        "attends": attends,
        "items": found.items.select_related("person") if found and attends else [],
        "roll": roll,
        "opens": roll is not None and not OPEN.open_needs(roll),
        "reports": held and not BEGIN_REPORTING.open_needs(aftermath_of(meeting)),
        "items_left": course_of(found).items_left if found else 0,
        "earlier": sittings_for(request.actor, meeting).filter(state="stopped"),
        "prepares": may(request.actor, Act.SITTING_PREPARE, place),
        "presides": may(request.actor, Act.SITTING_PRESIDE, place),
        "conducts": may(request.actor, Act.MEETING_CONDUCT, place),
        "orders_again": may(request.actor, Act.SITTING_ORDER_AGAIN, place),
        "criticises": may(request.actor, Act.CRITICISM_WRITE, own),
        "reads": found is not None
        and may(request.actor, Act.MINUTES_READ, place_of_minutes(found)),
        **frame_of(meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/sitting.html", context)


@require_POST
def prepare(request: Request, pk: int) -> HttpResponse:
    """Make the agenda and the seats from the people."""
    meeting = meeting_for(request.actor, pk)
    found = services.prepare_sitting(meeting, by=request.actor, at=now(), today=today())
    messages.success(request, "议程和应到名单已按现在的人员生成，请核对。")
    return redirect("sittings:agenda", pk=found.pk)


@require_http_methods(["GET", "POST"])
def agenda(request: Request, pk: int) -> HttpResponse:
    """The agenda, and when, where and with whom the sitting is held."""
    found = sitting_for(request.actor, pk, Act.SITTING_PREPARE)
    form = SittingForm(request.POST or None, sitting=found)
    if request.method == "POST" and form.is_valid():
        services.describe_sitting(found, form.words(), by=request.actor, at=now())
        messages.success(request, "已保存。")
        return redirect("sittings:agenda", pk=pk)
    return _agenda(request, found, form, ItemForm(sitting=found), status_of(request))


@require_POST
def add_item(request: Request, pk: int) -> HttpResponse:
    """Put an item of the office's own on the agenda."""
    found = sitting_for(request.actor, pk, Act.SITTING_PREPARE)
    form = ItemForm(request.POST, sitting=found)
    if not form.is_valid():
        return _agenda(request, found, SittingForm(sitting=found), form, INVALID)
    services.add_item(found, **form.cleaned_data, by=request.actor, at=now())
    messages.success(request, "已加入议程。")
    return redirect("sittings:agenda", pk=pk)


@require_POST
def drop_item(request: Request, pk: int) -> HttpResponse:
    """Take an added item off the agenda."""
    item = item_for(request.actor, pk)
    services.drop_item(item, by=request.actor, at=now())
    messages.success(request, "已从议程里删去。")
    return redirect("sittings:agenda", pk=item.sitting_id)


@require_http_methods(["GET", "POST"])
def attendance(request: Request, pk: int) -> HttpResponse:
    """Who is there."""
    found = sitting_for(request.actor, pk, Act.SITTING_PREPARE)
    settled = services.attendance_settled(found)
    form = AttendanceForm(request.POST or None, sitting=found, settled=settled)
    if request.method == "POST" and form.is_valid():
        try:
            seats = form.words(rest_present="rest" in request.POST)
            services.enter_attendance(found, seats, by=request.actor, at=now())
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, "到会情况已保存。")
            return redirect("sittings:attendance", pk=pk)
    context = {
        "sitting": found,
        "form": form,
        "settled": settled,
        "observer": ObserverForm(sitting=found),
        "kept_out": list(kept_out(found.meeting)),
        "roll": roll_of(found, today=today()),
        **frame_of(found.meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/attendance.html", context, status=status_of(request))


@require_POST
def add_observer(request: Request, pk: int) -> HttpResponse:
    """Give somebody a seat without a part in the quorum."""
    found = sitting_for(request.actor, pk, Act.SITTING_PREPARE)
    form = ObserverForm(request.POST, sitting=found)
    if form.is_valid():
        services.add_observer(found, form.cleaned_data["person"], by=request.actor, at=now())
        messages.success(request, "已加入列席名单。")
    else:
        messages.error(request, "请选一位还不在名单里的人。")
    return redirect("sittings:attendance", pk=pk)


def _agenda(
    request: Request, found: Sitting, form: SittingForm, item_form: ItemForm, status: int
) -> HttpResponse:
    require(request.actor, Act.SITTING_PREPARE, place_of(found.meeting.unit))
    context = {
        "sitting": found,
        "form": form,
        "item_form": item_form,
        "items": found.items.select_related("person"),
        "differs": roll_of(found, today=today()).agenda_differs,
        **frame_of(found.meeting, Stage.SITTING, today=today()),
    }
    return render(request, "sittings/agenda.html", context, status=status)
