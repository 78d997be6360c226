"""The answer to somebody whose sign-in name is paused after too many wrong passwords."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from duizhao.web.accounts.services import note_pause
from duizhao.web.kit.clock import now

TOO_MANY = 429


def paused(request: HttpRequest, credentials: dict[str, str], **_rest: object) -> HttpResponse:
    """Say for how long, and enter the pause in the log of the unit that the account belongs to."""
    length: timedelta = settings.AXES_COOLOFF_TIME
    note_pause(credentials.get("username", ""), at=now(), length=length)
    context = {"minutes": int(length.total_seconds() // 60)}
    return render(request, "accounts/locked.html", context, status=TOO_MANY)
