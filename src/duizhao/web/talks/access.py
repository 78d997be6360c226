"""The doors to talks: the matrix for the office, the record for the two who talked."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.web.meetings.models import Meeting
from duizhao.web.talks.models import Talk
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def place_of_talk(talk: Talk) -> Place:
    """Where a talk stands: it concerns the two who talk, and nobody else."""
    return place_of(talk.meeting.unit, parties=frozenset({talk.one_id, talk.other_id}))


def talk_for(actor: Actor, pk: int) -> Talk:
    """A talk whose record the actor may read. Raises Http404 for all others."""
    talk = (
        Talk.objects.select_related("meeting__unit__superior", "one", "other").filter(pk=pk).first()
    )
    if talk is None or not may(actor, Act.TALK_READ, place_of_talk(talk)):
        raise Http404
    return talk


def talks_for(actor: Actor, meeting: Meeting) -> "QuerySet[Talk]":
    """The talks of a meeting of which the actor may know that they take place."""
    talks = Talk.objects.filter(meeting=meeting).select_related("one", "other")
    sees_all = actor.units_as(Role.SECRETARY, Role.SUPERVISOR)
    if meeting.unit_id in sees_all or actor.holds(Role.LEADER, meeting.unit_id):
        return talks
    return talks.filter(Q(one=actor.person_id) | Q(other=actor.person_id))


def records_for(actor: Actor, unit: Unit) -> "QuerySet[Talk]":
    """The talks of a unit's meetings whose records the actor may read: his own."""
    mine = Q(one=actor.person_id) | Q(other=actor.person_id)
    return Talk.objects.filter(mine, meeting__unit=unit).select_related("one", "other")
