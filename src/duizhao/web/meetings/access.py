"""The doors to meetings and to the texts that their statements quote."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.web.meetings.models import Meeting, Reference
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


def reference_for(actor: Actor, pk: int) -> Reference:
    """A text that is quoted, of a meeting that the actor may know of. Raises Http404 for all others."""
    found = Reference.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None or not may(actor, Act.MEETING_VIEW, place_of(found.meeting.unit)):
        raise Http404
    return found


def meetings_for(actor: Actor) -> "QuerySet[Meeting]":
    """All meetings that the actor may know of."""
    own = actor.units_as(Role.SECRETARY, Role.MEMBER, Role.LEADER, Role.CADRE, Role.SUPERVISOR)
    lower = below(actor.units_as(Role.SUPERIOR))
    return Meeting.objects.select_related("unit").filter(unit__in=own | lower)


def units_of_secretary(actor: Actor) -> list[Unit]:
    """The units and branches for which the actor may open a meeting. Raises Http404 when there are none."""
    units = Unit.objects.filter(pk__in=actor.units_as(Role.SECRETARY)).select_related("superior")
    found = [unit for unit in units if may(actor, Act.MEETING_OPEN, place_of(unit))]
    if not found:
        raise Http404
    return found


def unit_to_open(actor: Actor, pk: int | None) -> Unit:
    """The one of them that was picked, else the first. Raises Http404 when it is none of them."""
    units = units_of_secretary(actor)
    picked = units if pk is None else [unit for unit in units if unit.pk == pk]
    if not picked:
        raise Http404
    return picked[0]
