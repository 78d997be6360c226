"""The doors to the papers of a meeting, whose records have doors of their own, and to the templates of a unit."""

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.models import OwnTemplate, TemplateVersion
from duizhao.web.units.access import unit_for
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of


def papers_of(actor: Actor, pk: int) -> Meeting:
    """A meeting of whose papers the actor may know. Raises Http404 for all others."""
    meeting = meeting_for(actor, pk)
    if not may(actor, Act.PAPER_VIEW, place_of(meeting.unit)):
        raise Http404
    return meeting


def templates_of(actor: Actor, pk: int, act: Act = Act.TEMPLATE_VIEW) -> Unit:
    """A unit with whose templates the actor may do the act. Raises Http404, Forbidden."""
    unit = unit_for(actor, pk, Act.TEMPLATE_VIEW)
    require(actor, act, place_of(unit))
    return unit


def template_in_use(unit: Unit, kind_key: str) -> OwnTemplate:
    """The template that is in use for a kind, for who came in by the door of the unit. Raises Http404 for none."""
    found = OwnTemplate.objects.filter(unit=unit, kind=kind_key, withdrawn_at=None).first()
    if found is None:
        raise Http404
    return found


def template_version_for(actor: Actor, pk: int, kind_key: str, number: int) -> TemplateVersion:
    """A version of a template of a unit whose templates the actor may see. Raises Http404 for all others."""
    unit = templates_of(actor, pk)
    versions = TemplateVersion.objects.select_related("template__unit")
    found = versions.filter(template__unit=unit, template__kind=kind_key, number=number).first()
    if found is None:
        raise Http404
    return found
