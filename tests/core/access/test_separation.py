"""Three administrators are three persons, and none has a part in the content."""

import pytest

from duizhao.core.access.roles import ADMINISTRATORS, Role
from duizhao.core.access.separation import (
    objections,
    objections_to_acting,
    objections_to_ending,
)

CONTENT = sorted(set(Role) - ADMINISTRATORS)


@pytest.mark.parametrize("held", Role)
@pytest.mark.parametrize("role", Role)
def test_two_roles_go_together_only_when_neither_is_an_administrators(
    role: Role, held: Role
) -> None:
    together = role is not held and not {role, held} & ADMINISTRATORS
    assert (objections(role, held=[held]) == ()) is together


@pytest.mark.parametrize("role", Role)
def test_whoever_holds_nothing_may_have_any_role(role: Role) -> None:
    assert objections(role, held=[]) == ()


def test_every_reason_is_given_at_once_and_in_words() -> None:
    assert objections(Role.AUDIT_ADMIN, held=[Role.SYSTEM_ADMIN, Role.CADRE]) == (
        "他已经是系统管理员；三个管理员必须是三个人",
        "他是干部，能看到会议内容；管理员不能兼任",
    )


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_whoever_keeps_the_record_for_a_leader_is_no_administrator(role: Role) -> None:
    assert objections(role, held=[], keeps_records_for=["周明远"]) == (
        "他为周明远代录，能看到会议内容；管理员不能兼任",
    )


@pytest.mark.parametrize("role", Role)
def test_no_administrator_keeps_the_record_for_a_leader(role: Role) -> None:
    refused = objections_to_acting(held=[role], held_by_other=[Role.LEADER])
    assert bool(refused) is (role in ADMINISTRATORS)


@pytest.mark.parametrize("role", CONTENT)
def test_records_are_kept_for_members_of_the_team_alone(role: Role) -> None:
    refused = objections_to_acting(held=[Role.SECRETARY], held_by_other=[role])
    assert bool(refused) is (role not in {Role.LEADER, Role.MEMBER})


@pytest.mark.parametrize("role", Role)
def test_the_last_who_can_give_roles_keeps_his(role: Role) -> None:
    assert bool(objections_to_ending(role, others_with_it=0)) is (role is Role.SECURITY_ADMIN)
    assert objections_to_ending(role, others_with_it=1) == ()
