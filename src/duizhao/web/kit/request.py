"""A request as our views know it: with the person who acts, and what htmx says; what its form was filled in on."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from duizhao.core.access.actor import Actor
from duizhao.web.kit.numbers import number_in

if TYPE_CHECKING:
    from duizhao.web.accounts.models import User  # a type alone; the kit knows no app


class Request(HttpRequest):
    """An HttpRequest after sign-in and the middleware of the project."""

    actor: Actor
    htmx: HtmxDetails
    user: "User"


def revision_seen(request: HttpRequest) -> int | None:
    """The revision that the page showed on which the form was filled in; None where it named none."""
    return number_in(request.POST, "revision")
