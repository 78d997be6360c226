"""The doors to rounds, and to the opinions in them."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.opinion_round import SHOWN, RoundState
from duizhao.web.meetings.models import Meeting
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.units.places import place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet


def round_for(actor: Actor, pk: int) -> Round:
    """A round of a meeting that the actor may know of. Raises Http404 for all others."""
    found = Round.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None or not may(actor, Act.MEETING_VIEW, place_of(found.meeting.unit)):
        raise Http404
    return found


def rounds_for(meeting: Meeting) -> "QuerySet[Round]":
    """The rounds of a meeting, whose door the actor has come through; all may know their dates."""
    return Round.objects.filter(meeting=meeting)


def opinions_for(actor: Actor, shown: Round) -> "QuerySet[Opinion]":
    """The opinions of a round that the actor may read: none while it is sealed.

    What was typed in for other channels than slips can be read by who types it.
    """
    place = place_of(shown.meeting.unit)
    opinions = Opinion.objects.filter(round=shown).select_related("person", "merged_into")
    if shown.state in SHOWN:
        return opinions if may(actor, Act.OPINION_READ, place) else opinions.none()
    return opinions if may(actor, Act.OPINION_COLLECT, place) else opinions.none()


def opinion_for(actor: Actor, pk: int) -> Opinion:
    """An opinion that the actor may read. Raises Http404 for all others."""
    found = (
        Opinion.objects.select_related("round__meeting__unit__superior", "person")
        .filter(pk=pk)
        .first()
    )
    if found is None or not opinions_for(actor, found.round).filter(pk=pk).exists():
        raise Http404
    return found


def received_by(actor: Actor, meeting: Meeting) -> "QuerySet[Opinion]":
    """The forwarded opinions about the actor, and those about the team if he belongs to it."""
    handed_on = Opinion.objects.filter(
        round__meeting=meeting, round__state=RoundState.FORWARDED.value
    ).select_related("point", "round")
    mine = handed_on.filter(person=actor.person_id) if actor.person_id else handed_on.none()
    if may(actor, Act.OPINION_HEAR, place_of(meeting.unit)):
        return mine | handed_on.filter(person=None)
    return mine
