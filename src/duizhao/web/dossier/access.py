"""The doors to the dossier of a meeting and to its packages."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.web.dossier.models import Build, Package
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def dossier_for(actor: Actor, pk: int, act: Act = Act.DOSSIER_VIEW) -> Meeting:
    """A meeting with whose dossier the actor may do the act. Raises Http404, Forbidden."""
    meeting = meeting_for(actor, pk)
    require(actor, act, place_of(meeting.unit))
    return meeting


def packages_for(meeting: Meeting) -> "QuerySet[Package]":
    """The packages of a meeting, whose door the actor has come through."""
    return Package.objects.filter(meeting=meeting)


def package_for(actor: Actor, pk: int) -> Package:
    """A package that the actor may take. Raises Http404, Forbidden."""
    found = Package.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None:
        raise Http404
    dossier_for(actor, found.meeting_id)
    return found


def build_of(meeting: Meeting) -> Build | None:
    """The package of a meeting that is being built, whose door the actor has come through."""
    return Build.objects.filter(meeting=meeting).select_related("meeting__unit__superior").first()
