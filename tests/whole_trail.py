"""Every strand of a meeting, woven from all rows at once: what the pages of the trail are held against."""

from duizhao.core.access.actor import Actor
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.selectors.strand_rows import WovenStrands, weave
from duizhao.web.rectification.selectors.strand_sight import sight_of


def strands_of(actor: Actor, meeting: Meeting) -> WovenStrands:
    """All strands of a meeting that the actor may see."""
    sight = sight_of(actor, meeting)
    every = Item.objects.values_list("pk", flat=True)
    taken = sight.taken(sight.of_problem, sight.of_point, every)
    return weave(sight, sight.points, sight.problems, sight.items, taken)
