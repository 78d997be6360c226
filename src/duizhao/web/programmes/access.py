"""The doors to rectification programmes, their remarks and publications; whose findings a person may read there."""

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.programme import BEFORE_REPORT
from duizhao.web.inspections.models import Finding, Inspection
from duizhao.web.meetings.models import Meeting
from duizhao.web.programmes.models import Programme, Publication, Remark, Reviewer
from duizhao.web.units.models import Unit
from duizhao.web.units.places import above, place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

_OF_INSPECTION = "meeting__unit__superior"


def place_of_programme(programme: Programme) -> Place:
    """Where a programme stands: before those above the unit once its report was sent."""
    return place_of(programme.inspection.meeting.unit, sent_up=programme.state not in BEFORE_REPORT)


class Reading:
    """What of a programme's findings an actor may read; asked for each, the unit's place is found once."""

    def __init__(self, actor: Actor, programme: Programme) -> None:
        self._actor, self._place = actor, place_of_programme(programme)

    def allows(self, finding: Finding | None) -> bool:
        """Whether the actor may read the words of the finding; None: what is about none of them."""
        owner = finding.point.person_id if finding else None
        return may(self._actor, Act.PROGRAMME_FINDING, replace(self._place, owner_id=owner))


def inspection_for(actor: Actor, pk: int) -> Inspection:
    """A feedback of whose rectification the actor may know. Raises Http404 for all others."""
    found = Inspection.objects.select_related(_OF_INSPECTION).filter(pk=pk).first()
    if found is None or not may(actor, Act.PROGRAMME_VIEW, place_of(found.meeting.unit)):
        raise Http404
    return found


def inspections_for(actor: Actor, meeting: Meeting) -> list[Inspection]:
    """The feedbacks before a meeting, for those who may know how they are mended. Raises Http404 for all others."""
    if not may(actor, Act.PROGRAMME_VIEW, place_of(meeting.unit)):
        raise Http404
    return list(Inspection.objects.filter(meeting=meeting).select_related("programme"))


def programme_for(actor: Actor, pk: int) -> Programme:
    """A programme that the actor may know of. Raises Http404 for all others."""
    rows = Programme.objects.select_related(f"inspection__{_OF_INSPECTION}")
    found = rows.filter(pk=pk).first()
    if found is None or not may(actor, Act.PROGRAMME_VIEW, place_of_programme(found)):
        raise Http404
    return found


def programmes_for(actor: Actor) -> "QuerySet[Programme]":
    """The programmes of the units in which the actor works on them."""
    units = actor.units_as(Role.SECRETARY, Role.LEADER)
    rows = Programme.objects.filter(inspection__meeting__unit__in=units)
    return rows.select_related(f"inspection__{_OF_INSPECTION}")


def reviewer_for(actor: Actor, pk: int) -> Reviewer:
    """A reviewer of a programme that the actor may know of. Raises Http404 for all others."""
    found = Reviewer.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.programme = programme_for(actor, found.programme_id)
    return found


def remark_for(actor: Actor, pk: int) -> Remark:
    """A remark that the actor may read. Raises Http404 for all others."""
    rows = Remark.objects.select_related("reviewer", "finding__point", "merged_into__reviewer")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.programme = programme_for(actor, found.programme_id)
    if not Reading(actor, found.programme).allows(found.finding):
        raise Http404
    return found


def remarks_for(actor: Actor, unit: Unit) -> "QuerySet[Remark]":
    """The remarks of a unit's programmes that the actor may read."""
    rows = Remark.objects.filter(programme__inspection__meeting__unit=unit)
    known = rows.select_related("reviewer", "programme__inspection", "finding__point")
    if unit.pk in actor.units_as(Role.SECRETARY, Role.LEADER, Role.SUPERVISOR):
        return known
    seen = Q(pk=None)
    if actor.holds(Role.MEMBER, unit.pk):
        seen |= Q(finding=None) | Q(finding__point__person=None)
        seen |= Q(finding__point__person=actor.person_id)
    if above(unit) & actor.units_as(Role.SUPERIOR):
        seen |= ~Q(programme__state__in=[state.value for state in BEFORE_REPORT])
    return known.filter(seen)


def publication_for(actor: Actor, pk: int) -> Publication:
    """A publication of a programme that the actor may know of. Raises Http404 for all others."""
    found = Publication.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    found.programme = programme_for(actor, found.programme_id)
    return found
