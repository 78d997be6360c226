"""The doors to screenings: the run for those who look after the meeting, its texts for who may read them."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.web.meetings.models import Meeting
from duizhao.web.screening.models import Run, ScreenedText
from duizhao.web.statements.access import readable_versions
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

_WITH = ("statement__person", "statement__meeting__unit", "version", "before__run")


def runs_for(actor: Actor, meeting: Meeting) -> "QuerySet[Run]":
    """The runs of a meeting. Raises Http404 for those who may not know of them."""
    if not may(actor, Act.SCREENING_VIEW, place_of(meeting.unit)):
        raise Http404
    return Run.objects.filter(meeting=meeting).select_related("by", "typed_by")


def run_for(actor: Actor, pk: int) -> Run:
    """A run that the actor may know of. Raises Http404 for all others."""
    runs = Run.objects.select_related("meeting__unit__superior", "by", "typed_by")
    run = runs.filter(pk=pk).first()
    if run is None or not may(actor, Act.SCREENING_VIEW, place_of(run.meeting.unit)):
        raise Http404
    return run


def texts_for(actor: Actor, run: Run) -> "QuerySet[ScreenedText]":
    """The texts of a run in those versions that the actor may read today; what was taken back is none."""
    readable = readable_versions(actor, run.meeting)
    texts = run.texts.filter(version__in=readable.values("pk"))
    return texts.select_related(*_WITH).defer("version__original")


def text_for(actor: Actor, pk: int) -> ScreenedText:
    """An examined text whose words the actor may read. Raises Http404 for all others."""
    text = ScreenedText.objects.filter(pk=pk, state="examined").select_related("run").first()
    if text is None:
        raise Http404
    found = texts_for(actor, run_for(actor, text.run_id)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found
