"""The lists that the checks use, as the office types them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.units.models import OfficeLists, Unit
from duizhao.web.units.places import place_of


@transaction.atomic
def set_office_lists(
    unit: Unit, words: Mapping[str, str], *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Make the unit's lists these. Raises Stale past `revision`."""
    require(by, Act.ROSTER_EDIT, place_of(unit))
    claim(unit, revision=revision)
    OfficeLists.objects.update_or_create(unit=unit, defaults=dict(words))
    record(Event.OFFICE_LISTS_EDITED, subject=unit, unit_id=unit.pk, by=by, at=at)
