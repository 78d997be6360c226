"""The page that a person comes to first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from duizhao.web.desk.waiting import desks_of
from duizhao.web.kit.clock import today
from duizhao.web.kit.request import Request


@require_safe
def desk(request: Request) -> HttpResponse:
    """What waits for me, until when, and why."""
    return render(request, "desk/desk.html", {"desks": desks_of(request.actor, today=today())})
