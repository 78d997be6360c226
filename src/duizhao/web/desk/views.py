"""The page that a person comes to first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duizhao.core.cycle.meeting import OVER
from duizhao.web.desk.services import remind_of_dates
from duizhao.web.desk.waiting import desks_of
from duizhao.web.dispatches.selectors import waiting_for as dispatches_waiting_for
from duizhao.web.indicators.selectors.lists import waiting_for
from duizhao.web.kit.clock import now, today
from duizhao.web.kit.request import Request
from duizhao.web.programmes.selectors.waiting import waiting_for as programmes_waiting_for
from duizhao.web.reminders.selectors import mail_trouble
from duizhao.web.units.selectors import unconfirmed_entries


@require_safe
def desk(request: Request) -> HttpResponse:
    """What waits for me, until when, and why. The day's first visitor has the dates looked at."""
    actor = request.actor
    remind_of_dates(today=today(), at=now())
    desks = desks_of(actor, today=today())
    context = {
        "desks": desks,
        "indicators": waiting_for(actor, today=today()),
        "dispatches": dispatches_waiting_for(
            actor, [desk.meeting for desk in desks if desk.meeting.state not in OVER], today=today()
        ),
        "programmes": programmes_waiting_for(actor, today=today()),
        "unconfirmed": unconfirmed_entries(actor),
        "mail_trouble": mail_trouble(actor, at=now()),
    }
    return render(request, "desk/desk.html", context)
