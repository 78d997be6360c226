"""Forgets who asks for the page of a slip, before anything else looks at the request."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SLIPS, BALLOTS = "/yj/", "/pj/"
"""Where the pages of slips are, those of opinions and of ballots; a proxy in front must keep no access log below them."""
_OURS = (SLIPS, BALLOTS)
_KEPT = {"HTTP_HOST"}


class ForgetWhoMiddleware:
    """Takes cookies, address, browser and all other headers off a visit to a slip's page.

    So no sign-in, session, log or later middleware can know who it was, even when somebody opens
    the page in a browser in which he has signed in. What goes wrong is answered without a log entry.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(_OURS):
            return self._get_response(request)
        for name in [name for name in request.META if name.startswith(("HTTP_", "REMOTE_"))]:
            if name not in _KEPT:
                del request.META[name]
        response = self._get_response(request)
        response.cookies.clear()
        response["Referrer-Policy"] = "no-referrer"
        response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, _error: Exception) -> HttpResponse | None:
        """A page instead of an entry in a log, which would hold code and time."""
        if request.path_info.startswith(_OURS):
            return render(request, "urns/slip_fault.html", status=500)
        return None


class NoSlips(logging.Filter):
    """Keeps every record about a slip's page out of the logs."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record may be written."""
        request = getattr(record, "request", None)
        return not str(getattr(request, "path_info", "")).startswith(_OURS)
