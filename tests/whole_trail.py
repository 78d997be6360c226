"""Every strand of a meeting, woven from all rows at once: what the pages of the trail are held against."""

from duizhao.core.access.actor import Actor
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.selectors.strand_heads import sight_of
from duizhao.web.rectification.selectors.strand_rows import WovenStrands, weave


def strands_of(actor: Actor, meeting: Meeting) -> WovenStrands:
    """All strands of a meeting that the actor may see."""
    sight = sight_of(actor, meeting)
    return weave(meeting, sight.points, sight.problems, sight.items, sight.sources)
