"""The doors to evaluations, and to the numbers in them: all of them, or one's own."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.evaluation import EvaluationState
from duizhao.core.cycle.stages import Stage
from duizhao.web.evaluations.models import Evaluated, Evaluation
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import committee, profile_for
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def stage_for(actor: Actor, pk: int) -> Meeting:
    """A meeting that evaluates its members, of which the actor may know. Raises Http404 for all others."""
    meeting = meeting_for(actor, pk)
    if Stage.EVALUATION not in profile_for(meeting).stages:
        raise Http404
    return meeting


def evaluation_for(actor: Actor, pk: int) -> Evaluation:
    """An evaluation of a meeting that the actor may know of. Raises Http404 for all others."""
    found = Evaluation.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None or not may(actor, Act.MEETING_VIEW, place_of(found.meeting.unit)):
        raise Http404
    return found


def evaluations_for(meeting: Meeting) -> "QuerySet[Evaluation]":
    """The evaluations of a meeting, whose door the actor has come through; all may know their dates."""
    return Evaluation.objects.filter(meeting=meeting)


def place_of_numbers(shown: Evaluation, owner_id: int | None = None) -> Place:
    """Where the numbers of an evaluation stand: the committee sees all of them, each member his own."""
    parties = frozenset(committee(shown.meeting).values_list("pk", flat=True))
    return place_of(shown.meeting.unit, owner_id=owner_id, parties=parties)


def numbers_for(actor: Actor, shown: Evaluation) -> "QuerySet[Evaluated]":
    """The members whose numbers the actor may see: none while the evaluation is sealed."""
    rows = Evaluated.objects.filter(evaluation=shown).select_related("person")
    if shown.state != EvaluationState.OPENED.value:
        return rows.none()
    if may(actor, Act.EVALUATION_NUMBERS, place_of_numbers(shown)):
        return rows
    if may(actor, Act.EVALUATION_NUMBERS, place_of_numbers(shown, actor.person_id)):
        return rows.filter(person=actor.person_id)
    return rows.none()


def evaluated_for(actor: Actor, pk: int) -> Evaluated:
    """A member whose numbers the actor may see. Raises Http404 for all others."""
    rows = Evaluated.objects.select_related("evaluation__meeting__unit__superior", "person")
    found = rows.filter(pk=pk).first()
    if found is None or not numbers_for(actor, found.evaluation).filter(pk=pk).exists():
        raise Http404
    return found
