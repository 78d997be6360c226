"""Those who prepare and hold a meeting of a small unit, each before a screen of one width."""

from dataclasses import dataclass

from playwright.sync_api import Browser

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.web.units.models import Person
from make import PASSWORD, make_person
from screen import Screen, signed_in


@dataclass(frozen=True)
class Seven:
    """Six of the unit and above it, and the supervisors. `persons` are those of the team, in its order."""

    persons: tuple[Person, Person, Person]
    secretary: Screen
    leader: Screen
    member: Screen
    deputy: Screen
    cadre: Screen
    superior: Screen
    supervisor: Screen

    @property
    def team(self) -> tuple[Screen, Screen, Screen]:
        """The screens of the team, in its order."""
        return self.leader, self.member, self.deputy


def at_their_screens(browser: Browser, address: str, cast: Cast, width: int) -> Seven:
    """All of them have signed in; the team has three members."""
    deputy = make_person(cast.unit, "马驰", Role.MEMBER, post="党组成员、总工程师", team_rank=3)

    def sits(person: Person) -> Screen:
        assert person.user is not None
        return signed_in(browser, address, person.user.username, PASSWORD, width)

    return Seven(
        persons=(cast.leader, cast.member, deputy),
        secretary=sits(cast.secretary),
        leader=sits(cast.leader),
        member=sits(cast.member),
        deputy=sits(deputy),
        cadre=sits(cast.cadre),
        superior=sits(cast.superior),
        supervisor=sits(cast.supervisor),
    )
