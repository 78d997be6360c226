"""Puts the actor on every request that has been signed in."""

from collections.abc import Callable

from django.http import HttpResponse

from duizhao.web.kit.clock import today
from duizhao.web.kit.request import Request
from duizhao.web.units.actors import NOBODY, actor_of

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
