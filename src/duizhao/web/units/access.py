"""The door from an actor to the person he is."""

from duizhao.core.access.actor import Actor
from duizhao.web.units.models import Person


def person_of(actor: Actor) -> Person | None:
    """The person who acts; None for an account that belongs to nobody."""
    if actor.person_id is None:
        return None
    return Person.objects.filter(pk=actor.person_id).first()
