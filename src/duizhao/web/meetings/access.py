"""The two doors to meetings."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.models import Unit
from duizhao.web.units.places import below, place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def meeting_for(actor: Actor, pk: int) -> Meeting:
    """A meeting that the actor may know of. Raises Http404 for all others."""
    meeting = Meeting.objects.select_related("unit__superior").filter(pk=pk).first()
    if meeting is None or not may(actor, Act.MEETING_VIEW, place_of(meeting.unit)):
        raise Http404
    return meeting


def meetings_for(actor: Actor) -> "QuerySet[Meeting]":
    """All meetings that the actor may know of."""
    own = actor.units_as(Role.SECRETARY, Role.MEMBER, Role.LEADER, Role.CADRE, Role.SUPERVISOR)
    lower = below(actor.units_as(Role.SUPERIOR))
    return Meeting.objects.select_related("unit").filter(unit__in=own | lower)


def unit_of_secretary(actor: Actor) -> Unit:
    """The unit for which the actor may open a meeting. Raises Http404 when there is none."""
    unit = Unit.objects.filter(pk__in=actor.units_as(Role.SECRETARY)).order_by("pk").first()
    if unit is None or not may(actor, Act.MEETING_OPEN, place_of(unit)):
        raise Http404
    return unit
