"""The doors to indicators and their entries."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.web.indicators.models import Entry, Indicator
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

ROLES = (Role.SECRETARY, Role.LEADER, Role.MEMBER, Role.CADRE, Role.SUPERVISOR)
"""Those for whom a unit has indicators to show, or may have."""


def place_of_indicator(indicator: Indicator) -> Place:
    """Where an indicator stands: whose promise it is, and who sees to it."""
    parties = frozenset(person.pk for person in indicator.responsible.all())
    return place_of(indicator.unit, owner_id=indicator.person_id, parties=parties)


def unit_with_indicators(actor: Actor, pk: int) -> Unit:
    """A unit whose list of indicators the actor may open. Raises Http404 for all others."""
    unit = Unit.objects.select_related("superior").filter(pk=pk).first()
    if unit is None or not may(actor, Act.INDICATOR_LIST, place_of(unit)):
        raise Http404
    return unit


def units_with_indicators(actor: Actor) -> "QuerySet[Unit]":
    """The units whose lists of indicators the actor may open."""
    return Unit.objects.filter(pk__in=actor.units_as(*ROLES))


def indicator_for(actor: Actor, pk: int) -> Indicator:
    """An indicator that the actor may see. Raises Http404 for all others."""
    indicator = (
        Indicator.objects.select_related("unit__superior", "person", "measure__problem__list")
        .prefetch_related("responsible")
        .filter(pk=pk)
        .first()
    )
    if indicator is None or not may(actor, Act.INDICATOR_VIEW, place_of_indicator(indicator)):
        raise Http404
    return indicator


def indicators_for(actor: Actor, unit: Unit) -> "QuerySet[Indicator]":
    """All indicators of a unit that the actor may see."""
    found = unit.indicators.select_related("person")
    sees_all = (Role.SECRETARY, Role.LEADER, Role.SUPERVISOR)
    if unit.pk in actor.units_as(*sees_all):
        return found
    me = actor.person_id or 0
    seen = Q(person_id=me) | Q(responsible=me)
    if actor.holds(Role.MEMBER, unit.pk):
        seen |= Q(person=None)
    return found.filter(pk__in=Indicator.objects.filter(seen).values("pk"))


def sees_to(actor: Actor) -> Exists:
    """Whether the actor sees to an indicator, as a query asks it of each."""
    through = Indicator.responsible.through.objects
    return Exists(through.filter(indicator=OuterRef("pk"), person=actor.person_id))


def indicators_to_see_to(actor: Actor) -> "QuerySet[Indicator]":
    """Those of all units that the actor sees to, and all of those whose office he is, unit by unit."""
    found = Indicator.objects.filter(unit__in=actor.units_as(*ROLES))
    offices = actor.units_as(Role.SECRETARY)
    return found.filter(Q(sees_to(actor)) | Q(unit__in=offices)).order_by("unit", "pk")


def entry_for(actor: Actor, pk: int) -> Entry:
    """An entry of an indicator that the actor may see. Raises Http404 for all others."""
    entry = Entry.objects.select_related("covered", "by").filter(pk=pk).first()
    if entry is None:
        raise Http404
    entry.indicator = indicator_for(actor, entry.indicator_id)
    return entry


def entries_for(actor: Actor, unit: Unit) -> "QuerySet[Entry]":
    """The entries, not withdrawn, of all indicators of a unit that the actor may see."""
    seen = indicators_for(actor, unit).values("pk")
    return Entry.objects.filter(indicator__in=seen, withdrawn_at=None).select_related("indicator")


def sees_talks(actor: Actor, indicator: Indicator) -> bool:
    """Whether the actor may know who talked with whom, which the office may, and he whose talks they are."""
    place = place_of(indicator.unit)
    mine = indicator.person_id is not None and indicator.person_id == actor.person_id
    return mine or may(actor, Act.TALK_COVERAGE, place)
