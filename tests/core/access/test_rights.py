"""The table of rights answers as its words say, for every act and role."""

import pytest

from duizhao.core.access.actor import Actor, Grant, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import RIGHTS, Forbidden, may, require
from duizhao.core.access.roles import Role

UNIT, ABOVE, ELSEWHERE = 1, 9, 5
HERE = Place(unit_id=UNIT, above=frozenset({ABOVE}))
ME, OTHER = 7, 8


def holding(*roles: Role, unit: int = UNIT, acting_for: int | None = None) -> Actor:
    return Actor(
        user_id=1,
        person_id=ME,
        name="沈若兰",
        grants=frozenset(Grant(role, unit) for role in roles),
        acting_for_id=acting_for,
    )


def test_every_act_has_its_row() -> None:
    assert set(RIGHTS) == set(Act)


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_a_role_elsewhere_gives_no_right_here(act: Act, role: Role) -> None:
    assert not may(holding(role, unit=ELSEWHERE), act, HERE)


def test_the_superior_sees_the_meetings_of_units_below_and_conducts_none() -> None:
    superior = holding(Role.SUPERIOR, unit=ABOVE)
    assert may(superior, Act.MEETING_VIEW, HERE)
    assert not may(superior, Act.MEETING_CONDUCT, HERE)


def test_who_keeps_the_record_for_the_leader_does_not_sign_for_him() -> None:
    assert may(holding(Role.LEADER), Act.MEETING_CONDUCT, HERE)
    assert not may(holding(Role.LEADER, acting_for=ME), Act.MEETING_CONDUCT, HERE)


ABOUT_TEAM = Place(unit_id=UNIT)
ABOUT_ME = Place(unit_id=UNIT, owner_id=ME)
ABOUT_OTHER = Place(unit_id=UNIT, owner_id=OTHER)
ABOUT_OTHER_SHARED = Place(unit_id=UNIT, owner_id=OTHER, shared=True)


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        (Role.MEMBER, [ABOUT_TEAM, ABOUT_ME]),
        (Role.LEADER, [ABOUT_TEAM, ABOUT_ME, ABOUT_OTHER, ABOUT_OTHER_SHARED]),
        (Role.SECRETARY, [ABOUT_TEAM, ABOUT_ME, ABOUT_OTHER_SHARED]),
        (Role.SUPERVISOR, [ABOUT_TEAM, ABOUT_ME, ABOUT_OTHER_SHARED]),
        (Role.CADRE, [ABOUT_ME]),
        (Role.AUDIT_ADMIN, [ABOUT_ME]),
    ],
)
def test_who_sees_the_points_of_whom(role: Role, seen: list[Place]) -> None:
    places = [ABOUT_TEAM, ABOUT_ME, ABOUT_OTHER, ABOUT_OTHER_SHARED]
    assert [place for place in places if may(holding(role), Act.POINT_VIEW, place)] == seen


def test_only_the_owner_writes_his_list_and_only_secretary_and_leader_that_of_the_team() -> None:
    assert may(holding(Role.MEMBER), Act.PROBLEM_EDIT, ABOUT_ME)
    assert not may(holding(Role.MEMBER), Act.PROBLEM_EDIT, ABOUT_TEAM)
    assert may(holding(Role.SECRETARY), Act.PROBLEM_EDIT, ABOUT_TEAM)
    assert not may(holding(Role.LEADER), Act.PROBLEM_EDIT, ABOUT_OTHER)


def test_a_refusal_says_which_act() -> None:
    with pytest.raises(Forbidden, match="roster:edit"):
        require(holding(Role.CADRE), Act.ROSTER_EDIT, HERE)
