"""Puts the actor on every request, and leads everybody to the set-up while there is no unit yet."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from duizhao.web.kit.clock import today
from duizhao.web.kit.request import Request
from duizhao.web.units.actors import NOBODY, actor_of
from duizhao.web.units.selectors import is_set_up

ACTING_FOR = "acting_for"
"""The key in the session that names the person whose record is being kept."""


class ActorMiddleware:
    """Sets `request.actor`: the person of the account, with the roles he holds today."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        signed_in = request.user.is_authenticated
        request.actor = (
            actor_of(request.user, today=today(), acting_for=request.session.get(ACTING_FOR))
            if signed_in
            else NOBODY
        )
        return self._get_response(request)


class FirstStartMiddleware:
    """While nothing is set up, every page but the help leads to the set-up.

    Only requests without sign-in are asked: whoever has signed in has an account, which the set-up made.
    """

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        start = reverse("units:set-up")
        asked = not request.user.is_authenticated and request.path != reverse("help")
        if asked and not request.path.startswith(start) and not is_set_up():
            return redirect(start)
        return self._get_response(request)
