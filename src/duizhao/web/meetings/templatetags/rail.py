"""Which stages of the rail lead somewhere for whoever looks at it."""

from django import template

from duizhao.core.access.actor import Actor
from duizhao.core.access.rights import may
from duizhao.web.meetings.selectors import RailStage

register = template.Library()


@register.filter
def opens_to(item: RailStage, actor: Actor) -> bool:
    """Whether a stage has a page that the actor may look at."""
    return item.page is not None and may(actor, item.page.act, item.place)
