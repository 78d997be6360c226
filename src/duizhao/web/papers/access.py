"""The door to the papers of a meeting; whose records a paper shows is asked at the doors of those records."""

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.places import place_of


def papers_of(actor: Actor, pk: int) -> Meeting:
    """A meeting of whose papers the actor may know. Raises Http404 for all others."""
    meeting = meeting_for(actor, pk)
    if not may(actor, Act.PAPER_VIEW, place_of(meeting.unit)):
        raise Http404
    return meeting
