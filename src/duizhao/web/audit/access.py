"""The door to audit entries."""

from typing import TYPE_CHECKING

from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.web.audit.models import Entry

if TYPE_CHECKING:
    from django.db.models import QuerySet


def units_read_by(actor: Actor) -> frozenset[int]:
    """The units whose log the actor reads. Raises Http404 for those who read none."""
    units = {grant.unit_id for grant in actor.grants}
    read = frozenset(unit for unit in units if may(actor, Act.AUDIT_READ, Place(unit_id=unit)))
    if not read:
        raise Http404
    return read


def entries_for(actor: Actor) -> "QuerySet[Entry]":
    """The entries of those units. Raises Http404 for those who read none."""
    return Entry.objects.filter(unit_id__in=units_read_by(actor))
