"""The doors to the dispatches of a meeting."""

from django.http import Http404

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.web.dispatches.models import Dispatch
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.units.places import place_of


def dispatches_for(actor: Actor, pk: int, act: Act = Act.DISPATCH_VIEW) -> Meeting:
    """A meeting with whose dispatches the actor may do the act. Raises Http404, Forbidden."""
    meeting = meeting_for(actor, pk)
    require(actor, act, place_of(meeting.unit))
    return meeting


def dispatch_for(actor: Actor, pk: int) -> Dispatch:
    """A dispatch in which the actor may put something down. Raises Http404, Forbidden."""
    found = Dispatch.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None:
        raise Http404
    dispatches_for(actor, found.meeting_id, Act.DISPATCH_WRITE)
    return found
