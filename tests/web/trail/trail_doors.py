"""Who gets in where: points and problems. The rows tell of the list of the member of the cast."""

from typing import Any

from cast import Cast
from door import Door
from make import make_list, make_meeting, make_point, make_problem

OF_TEAM = dict.fromkeys(("secretary", "leader", "member", "supervisor"), 200)


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def members_board(cast: Cast) -> dict[str, Any]:
    return {**meeting(cast), "person": cast.member.pk}


def members_list(cast: Cast) -> dict[str, Any]:
    return {"pk": make_list(make_meeting(cast.unit), cast.member).pk}


def members_point(cast: Cast) -> dict[str, Any]:
    return {"pk": make_point(make_meeting(cast.unit), person=cast.member).pk}


def members_problem(cast: Cast) -> dict[str, Any]:
    return {"pk": make_problem(make_list(make_meeting(cast.unit), cast.member)).pk}


DOORS = {
    "trail:boards": Door(statuses={**OF_TEAM, "cadre": 200, "superior": 200}, where=meeting),
    "trail:team-board": Door(statuses=OF_TEAM, where=meeting),
    "trail:board": Door(statuses={"member": 200, "leader": 200}, where=members_board),
    "trail:problem": Door(statuses={"member": 200, "leader": 200}, where=members_problem),
    "trail:add-point": Door("post", {"member": 422, "leader": 422}, where=members_list),
    "trail:add-problem": Door(statuses={"member": 200, "leader": 403}, where=members_list),
    "trail:read-statement": Door(statuses={"member": 200, "leader": 403}, where=members_list),
    "trail:take-found": Door("post", {"member": 422, "leader": 422}, where=members_list),
    "trail:submit-list": Door("post", {"member": 422, "leader": 403}, where=members_list),
    "trail:take-back-list": Door("post", {"member": 422, "leader": 403}, where=members_list),
    "trail:answer-point": Door("post", {"member": 422, "leader": 422}, where=members_point),
    "trail:decline-point": Door(statuses={"member": 200, "leader": 403}, where=members_point),
    "trail:merge-point": Door(statuses={"member": 200, "leader": 403}, where=members_point),
    "trail:reopen-point": Door("post", {"member": 409, "leader": 403}, where=members_point),
    "trail:drop-problem": Door(statuses={"member": 200, "leader": 403}, where=members_problem),
}
