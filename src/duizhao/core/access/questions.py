"""Small questions about an actor and a place; the table of rights is made of them."""

from collections.abc import Callable

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.roles import Role

Question = Callable[[Actor, Place], bool]


def is_secretary(actor: Actor, place: Place) -> bool:
    """The office staff who prepare the unit's meeting."""
    return actor.holds(Role.SECRETARY, place.unit_id)


def is_leader(actor: Actor, place: Place) -> bool:
    """The unit's main leader."""
    return actor.holds(Role.LEADER, place.unit_id)


def is_member(actor: Actor, place: Place) -> bool:
    """A member of the unit's team, the leader included."""
    return actor.holds(Role.MEMBER, place.unit_id) or is_leader(actor, place)


def is_cadre(actor: Actor, place: Place) -> bool:
    """Anybody who works in the unit below the team."""
    return actor.holds(Role.CADRE, place.unit_id)


def supervises(actor: Actor, place: Place) -> bool:
    """The supervisors who are assigned to the unit."""
    return actor.holds(Role.SUPERVISOR, place.unit_id)


def is_superior(actor: Actor, place: Place) -> bool:
    """The staff of a unit above, who look after it."""
    return any(actor.holds(Role.SUPERIOR, unit_id) for unit_id in place.above)


def owns(actor: Actor, place: Place) -> bool:
    """The person whose thing it is."""
    return actor.person_id is not None and actor.person_id == place.owner_id


def is_party(actor: Actor, place: Place) -> bool:
    """A person whom the thing concerns."""
    return actor.person_id is not None and actor.person_id in place.parties


def is_of_the_committee(actor: Actor, place: Place) -> bool:
    """Somebody of the committee of the branch, whom the place names as parties."""
    return is_party(actor, place)


def is_about_the_team(actor: Actor, place: Place) -> bool:  # noqa: ARG001  a question of the place alone
    """The thing belongs to no single person."""
    return place.owner_id is None


def is_anothers(actor: Actor, place: Place) -> bool:
    """The thing is not the actor's own."""
    return not owns(actor, place)


def is_sent_up(actor: Actor, place: Place) -> bool:  # noqa: ARG001  a question of the place alone
    """It has come before those above the unit."""
    return place.sent_up


def is_shared(actor: Actor, place: Place) -> bool:  # noqa: ARG001  a question of the place alone
    """Its owner has let it out of his hands."""
    return place.shared


def is_opened(actor: Actor, place: Place) -> bool:  # noqa: ARG001  a question of the place alone
    """It has been opened at the sitting."""
    return place.shared


def is_for_supervisors(actor: Actor, place: Place) -> bool:  # noqa: ARG001  a question of the place alone
    """The notice lets the supervisors read it."""
    return place.for_supervisors


def acts_in_person(actor: Actor, place: Place) -> bool:  # noqa: ARG001  a question of the actor alone
    """Nobody is keeping the record for somebody else."""
    return actor.acting_for_id is None


def is_system_admin(actor: Actor, place: Place) -> bool:
    """The one who runs the machine."""
    return actor.holds(Role.SYSTEM_ADMIN, place.unit_id)


def is_security_admin(actor: Actor, place: Place) -> bool:
    """The one who issues passwords and assigns roles."""
    return actor.holds(Role.SECURITY_ADMIN, place.unit_id)


def is_audit_admin(actor: Actor, place: Place) -> bool:
    """The one who reads the audit log."""
    return actor.holds(Role.AUDIT_ADMIN, place.unit_id)
