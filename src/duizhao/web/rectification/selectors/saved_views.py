"""The saved views that stand above a ledger."""

from dataclasses import dataclass

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.web.rectification.access import place_of_view, views_for
from duizhao.web.rectification.models import SavedView
from duizhao.web.units.models import Unit


@dataclass(frozen=True, slots=True)
class ShownView:
    """A saved view, whether it is the reader's own, and whether he may change it."""

    view: SavedView
    own: bool
    changes: bool


def shown_views(actor: Actor, unit: Unit) -> list[ShownView]:
    """The reader's own views and those that are shared with the unit."""
    rows = views_for(actor, unit).select_related("person")
    found = []
    for view in rows:
        view.unit = unit
        own = view.person_id == actor.person_id
        found.append(ShownView(view, own, may(actor, Act.SAVED_VIEW_CHANGE, place_of_view(view))))
    return sorted(found, key=lambda one: not one.own)
