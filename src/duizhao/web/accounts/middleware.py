"""Nobody goes on with a password that somebody else has chosen for him."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from duizhao.web.kit.request import Request


class OwnPasswordMiddleware:
    """Leads a person whose password was issued to the page where he chooses his own."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.user.is_authenticated and request.user.must_change:
            own = reverse("accounts:change-password")
            if request.path not in {own, reverse("accounts:sign-out"), reverse("help")}:
                return redirect(own)
        return self._get_response(request)
