"""Views of the ledger are kept under a name, renamed, shared, removed."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import Forbidden, require
from duizhao.core.cycle.machine import Refused
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import place_of_ledger, place_of_view
from duizhao.web.rectification.models import SavedView

MOST_VIEWS = 20
"""How many views one person may keep in a unit."""


@transaction.atomic
def save_view(
    meeting: Meeting, name: str, query: Mapping[str, str], *, shared: bool, by: Actor, at: datetime
) -> SavedView:
    """Keep a view. Raises Refused for one without conditions, a name that is taken, and one too many."""
    require(by, Act.SAVED_VIEW_SAVE, place_of_ledger(meeting))
    if by.person_id is None:
        raise Forbidden(Act.SAVED_VIEW_SAVE.value)
    reasons = []
    if not query:
        reasons.append("现在没有条件可以存：先在台账里选好条件或者排序")
    mine = SavedView.objects.filter(unit=meeting.unit_id, person=by.person_id)
    if mine.count() >= MOST_VIEWS:
        reasons.append(f"您已经存了 {MOST_VIEWS} 个，先删去不用的")
    if reasons:
        raise Refused(*reasons)
    view, made = SavedView.objects.get_or_create(
        unit=meeting.unit, person_id=by.person_id, name=name,
        defaults={"query": dict(query), "shared": shared},
    )  # fmt: skip
    if not made:
        raise Refused(_taken(name))
    _note(Event.SAVED_VIEW_ADDED, view, by=by, at=at)
    return view


@transaction.atomic
def change_view(view: SavedView, name: str, *, shared: bool, by: Actor, at: datetime) -> None:
    """Rename a view, share it or keep it to oneself. Raises Refused for a name that is taken, Stale."""
    require(by, Act.SAVED_VIEW_CHANGE, place_of_view(view))
    claim(view)
    others = SavedView.objects.filter(unit=view.unit_id, person=view.person_id, name=name)
    if others.exclude(pk=view.pk).exists():
        raise Refused(_taken(name))
    view.name, view.shared = name, shared
    view.save(update_fields=["name", "shared"])
    _note(Event.SAVED_VIEW_CHANGED, view, by=by, at=at)


@transaction.atomic
def remove_view(view: SavedView, *, by: Actor, at: datetime) -> None:
    """Remove a view. Raises Stale when it is gone."""
    require(by, Act.SAVED_VIEW_CHANGE, place_of_view(view))
    claim(view)
    _note(Event.SAVED_VIEW_REMOVED, view, by=by, at=at)
    view.delete()


def _taken(name: str) -> str:
    return f"已经有一个叫“{name}”的常用筛选，换个名称"


def _note(event: Event, view: SavedView, *, by: Actor, at: datetime) -> None:
    words = f"{view.name}{'（共享）' if view.shared else ''}"
    record(event, subject=view, unit_id=view.unit_id, by=by, at=at, note=words)
