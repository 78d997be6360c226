"""The doors to the papers of a meeting, whose records have doors of their own, to signed scans, to a unit's templates."""

from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.papers.kinds import talk_record
from duizhao.core.papers.registry import kind_of
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.papers.destinations import drafts_of
from duizhao.web.papers.drafts import Asked
from duizhao.web.papers.models import Batch, OwnTemplate, SignedCopy, TemplateVersion
from duizhao.web.talks.access import place_of_talk
from duizhao.web.talks.models import Talk
from duizhao.web.units.access import unit_for
from duizhao.web.units.models import Unit
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def papers_of(actor: Actor, pk: int) -> Meeting:
    """A meeting of whose papers the actor may know. Raises Http404 for all others."""
    meeting = meeting_for(actor, pk)
    if not may(actor, Act.PAPER_VIEW, place_of(meeting.unit)):
        raise Http404
    return meeting


def scans_of(actor: Actor, pk: int) -> Meeting:
    """A meeting whose signed papers the actor may bring back as scans. Raises Http404, Forbidden."""
    meeting = papers_of(actor, pk)
    require(actor, Act.SCAN_FILE, place_of(meeting.unit))
    return meeting


def batches_for(actor: Actor, meeting: Meeting) -> "QuerySet[Batch]":
    """The batches that the actor brought himself: what is not filed yet has no other door."""
    return Batch.objects.filter(meeting=meeting, by=actor.person_id)


def batch_for(actor: Actor, pk: int) -> Batch:
    """A batch that the actor brought. Raises Http404 for all others, Forbidden once he looks after no meeting."""
    found = Batch.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None or found.by_id != actor.person_id:
        raise Http404
    require(actor, Act.SCAN_FILE, place_of(found.meeting.unit))
    return found


def copies_for(actor: Actor, meeting: Meeting, *, today: date) -> list[SignedCopy]:
    """The signed copies of the papers that the actor can make; each is as secret as its paper."""
    rows = list(SignedCopy.objects.filter(meeting=meeting).select_related("meeting__unit"))
    asked = Asked(actor, meeting, today=today)
    papers = {
        (kind, draft.number)
        for kind in {row.kind for row in rows}
        for draft in drafts_of(asked, kind_of(kind))
    }
    return [row for row in rows if (row.kind, row.number) in papers]


def copy_for(actor: Actor, pk: int, *, today: date) -> SignedCopy:
    """A signed copy whose paper the actor can make. Raises Http404 for all others."""
    found = _copy(pk)
    if not _is_seen(actor, found, today=today):
        raise Http404
    return found


def copy_to_withdraw(actor: Actor, pk: int, *, today: date) -> SignedCopy:
    """A signed copy that the actor may withdraw; who filed it needn't see it. Raises Http404, Forbidden."""
    found = _copy(pk)
    filed_it = found.batch.by_id == actor.person_id
    if not filed_it and not _is_seen(actor, found, today=today):
        raise Http404
    require(actor, Act.SCAN_WITHDRAW, place_of_copy(found))
    return found


def place_of_copy(copy: SignedCopy) -> Place:
    """Where a signed copy stands: that of a talk concerns the two who talked."""
    talk = None
    if copy.kind == talk_record.KIND.key:
        talks = Talk.objects.select_related("meeting__unit__superior")
        talk = talks.filter(pk=copy.number, meeting=copy.meeting).first()
    return place_of_talk(talk) if talk else place_of(copy.meeting.unit)


def _copy(pk: int) -> SignedCopy:
    rows = SignedCopy.objects.select_related("meeting__unit__superior", "batch")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


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


def _is_seen(actor: Actor, copy: SignedCopy, *, today: date) -> bool:
    if not may(actor, Act.PAPER_VIEW, place_of(copy.meeting.unit)):
        return False
    drafts = drafts_of(Asked(actor, copy.meeting, today=today), kind_of(copy.kind))
    return any(draft.number == copy.number for draft in drafts)


def template_version_for(actor: Actor, pk: int, kind_key: str, number: int) -> TemplateVersion:
    """A version of a template of a unit whose templates the actor may see. Raises Http404 for all others."""
    unit = templates_of(actor, pk)
    versions = TemplateVersion.objects.select_related("template__unit")
    found = versions.filter(template__unit=unit, template__kind=kind_key, number=number).first()
    if found is None:
        raise Http404
    return found
