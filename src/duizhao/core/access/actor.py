"""Who acts, and where: the facts from which the table of rights answers."""

from dataclasses import dataclass

from duizhao.core.access.roles import Role


@dataclass(frozen=True, slots=True)
class Grant:
    """A role that a person holds in a unit today."""

    role: Role
    unit_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """The person who acts. `acting_for_id` is the person for whom somebody else keeps the record.

    When it is set, `person_id` and `grants` are those of the person acted for, and
    `by_person_id` with `by_name` name who really sits at the desk.
    """

    user_id: int | None
    person_id: int | None
    name: str
    grants: frozenset[Grant] = frozenset()
    acting_for_id: int | None = None
    by_person_id: int | None = None
    by_name: str = ""

    def holds(self, role: Role, unit_id: int) -> bool:
        """Whether the actor has this role in this unit."""
        return Grant(role, unit_id) in self.grants

    def units_as(self, *roles: Role) -> frozenset[int]:
        """The units in which the actor has one of these roles."""
        return frozenset(grant.unit_id for grant in self.grants if grant.role in roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an act happens: the unit, the units above it, and whose thing it is.

    `owner_id` is the person whom the thing belongs to or concerns (None: the team or nobody in
    particular), `parties` are further persons whom it concerns, `shared` says whether the owner
    has let it out of his hands, `sent_up` whether it has come before those above the unit,
    `for_supervisors` whether the notice lets the supervisors read what else they would not.
    """

    unit_id: int
    above: frozenset[int] = frozenset()
    owner_id: int | None = None
    parties: frozenset[int] = frozenset()
    shared: bool = False
    sent_up: bool = False
    for_supervisors: bool = False
