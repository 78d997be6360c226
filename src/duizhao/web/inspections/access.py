"""The doors to feedbacks, their findings, and open items of earlier meetings."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.web.inspections.models import CarriedItem, Finding, FindingImport, Inspection
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.trail.models import Point
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def place_of_point(point: Point) -> Place:
    """Where a point stands that a finding or an earlier meeting raised: it belongs to whom it is about."""
    return place_of(point.meeting.unit, owner_id=point.person_id)


def stage_for(actor: Actor, pk: int) -> Meeting:
    """A meeting of whose findings and carried items the actor may know how many there are. Raises Http404."""
    meeting = meeting_for(actor, pk)
    if not may(actor, Act.INSPECTION_COUNT, place_of(meeting.unit)):
        raise Http404
    return meeting


def inspection_for(actor: Actor, pk: int) -> Inspection:
    """A feedback that the actor may know of. Raises Http404 for all others."""
    found = Inspection.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None or not may(actor, Act.INSPECTION_READ, place_of(found.meeting.unit)):
        raise Http404
    return found


def inspections_for(actor: Actor, meeting: Meeting) -> "QuerySet[Inspection]":
    """The feedbacks of a meeting, for those who may know of them."""
    found = Inspection.objects.filter(meeting=meeting)
    return found if may(actor, Act.INSPECTION_READ, place_of(meeting.unit)) else found.none()


def finding_for(actor: Actor, pk: int) -> Finding:
    """A finding that the actor may read. Raises Http404 for all others."""
    rows = Finding.objects.select_related(
        "inspection__meeting__unit__superior",
        "point__meeting__unit__superior",
        "point__person",
        "point__problem",
        "point__merged_into",
    )
    found = rows.filter(pk=pk).first()
    if found is None or not may(actor, Act.INSPECTION_READ, place_of_point(found.point)):
        raise Http404
    return found


def findings_for(actor: Actor, unit: Unit) -> "QuerySet[Finding]":
    """The findings before a unit's meetings that the actor may read."""
    mine = Finding.objects.filter(_seen(actor, unit, "point__person"), point__meeting__unit=unit)
    return mine.select_related("inspection", "point")


def carried_item_for(actor: Actor, pk: int) -> CarriedItem:
    """An open item of an earlier meeting that the actor may read. Raises Http404 for all others."""
    rows = CarriedItem.objects.select_related(
        "earlier",
        "point__meeting__unit__superior",
        "point__person",
        "point__problem",
        "point__merged_into",
    )
    found = rows.filter(pk=pk).first()
    if found is None or not may(actor, Act.INSPECTION_READ, place_of_point(found.point)):
        raise Http404
    return found


def carried_items_for(actor: Actor, unit: Unit) -> "QuerySet[CarriedItem]":
    """The open items of earlier meetings that a unit's later ones have to answer and the actor may read."""
    seen = _seen(actor, unit, "point__person")
    mine = CarriedItem.objects.filter(seen, point__meeting__unit=unit)
    return mine.select_related("earlier", "point")


def raised_for(actor: Actor, meeting: Meeting) -> "QuerySet[Point]":
    """The points of a meeting that findings or earlier meetings raised and that the actor may read of."""
    raised = Q(finding__isnull=False) | Q(carried_item__isnull=False)
    return Point.objects.filter(raised, _seen(actor, meeting.unit, "person"), meeting=meeting)


def finding_import_for(actor: Actor, pk: int) -> FindingImport:
    """A list of findings that the actor may import. Raises Http404 for all others."""
    rows = FindingImport.objects.select_related("inspection__meeting__unit__superior")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    if not may(actor, Act.INSPECTION_WRITE, place_of(found.inspection.meeting.unit)):
        raise Http404
    return found


def _seen(actor: Actor, unit: Unit, person: str) -> Q:
    """What the actor may read by `person`, the field that says about whom it is."""
    if unit.pk in actor.units_as(Role.SECRETARY, Role.LEADER, Role.SUPERVISOR):
        return Q()
    seen = Q(pk=None)
    if actor.person_id is not None:
        seen |= Q((person, actor.person_id))
    if actor.holds(Role.MEMBER, unit.pk):
        seen |= Q((person, None))
    return seen
