"""Answers for what a service refuses: not you (403), not now (422), somebody was faster (409)."""

from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpResponse
from django.shortcuts import render

from duizhao.core.access.rights import Forbidden
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.kit.request import Request

_GAVE_WAY = {"40001", "40P01"}
"""PostgreSQL's codes for a serialization failure and a deadlock."""


class RefusalMiddleware:
    """Turns a service's refusal that no view has answered into a page that says what to do next."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: Request, error: Exception) -> HttpResponse | None:
        """The page for a refusal; None leaves other errors to Django."""
        if isinstance(error, Refused):
            return _page(request, "refused", 422, {"reasons": error.reasons})
        if isinstance(error, Forbidden):
            return _page(request, "forbidden", 403, {})
        if isinstance(error, Stale) or _gave_way(error):
            return _page(request, "stale", 409, {})
        return None


def _gave_way(error: Exception) -> bool:
    """Whether the database ended the act because two waited for each other; nothing was written."""
    ended = isinstance(error, OperationalError)
    return ended and getattr(error.__cause__, "sqlstate", None) in _GAVE_WAY


def _page(
    request: Request, name: str, status: int, context: dict[str, tuple[str, ...]]
) -> HttpResponse:
    part = "_" if request.htmx else ""
    return render(request, f"kit/{part}{name}.html", context, status=status)
