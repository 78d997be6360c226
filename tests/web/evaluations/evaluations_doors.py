"""Who gets in where: evaluations of a branch, in which the whole cast of the unit has no part."""

from itertools import count
from typing import Any

from branches import branch_meeting, make_branch
from cast import Cast
from door import Door
from duizhao.core.access.roles import Role
from duizhao.core.opinions.codes import new_codes
from duizhao.web.evaluations.models import Evaluated, Evaluation
from duizhao.web.meetings.models import Meeting
from make import TODAY, assign

INSIDE = {"secretary": 200, "leader": 200, "member": 200, "cadre": 200, "superior": 200}


_numbers = count(10)


def by_branch(status: int) -> dict[str, int]:
    """The office and the leader of the branch may, others who know of the meeting may not."""
    return {**dict.fromkeys(INSIDE, 403), "secretary": status, "leader": status}


def _meeting(cast: Cast) -> Meeting:
    """A branch of which the parts of the cast hold the roles."""
    branch = make_branch(cast, f"机关第{next(_numbers)}党支部")
    for person, role in (
        (cast.secretary, Role.SECRETARY),
        (cast.leader, Role.LEADER),
        (cast.member, Role.MEMBER),
        (cast.cadre, Role.CADRE),
    ):
        assign(person, role, branch.unit)
    return branch_meeting(branch)


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": _meeting(cast).pk}


def _evaluation(cast: Cast, **rest: object) -> Evaluation:
    fields = {"title": "民主评议党员", "due": TODAY, **rest}
    return Evaluation.objects.create(meeting=_meeting(cast), **fields)


def drafted(cast: Cast) -> dict[str, Any]:
    return {"pk": _evaluation(cast).pk}


def evaluated(cast: Cast) -> dict[str, Any]:
    opened = _evaluation(cast, state="opened", collected=6)
    row = Evaluated.objects.create(evaluation=opened, person=cast.member, rank=1)
    return {"pk": row.pk}


def some_code(_cast: Cast) -> dict[str, Any]:
    return {"code": new_codes(1)[0]}


DOORS = {
    "evaluations:list": Door(statuses=INSIDE, where=meeting),
    "evaluations:add": Door(statuses=by_branch(200), where=meeting),
    "evaluations:evaluation": Door(statuses=INSIDE, where=drafted),
    "evaluations:open": Door("post", by_branch(422), where=drafted),
    "evaluations:close": Door("post", by_branch(409), where=drafted),
    "evaluations:extend": Door(statuses=by_branch(200), where=drafted),
    "evaluations:reveal": Door("post", by_branch(409), where=drafted),
    "evaluations:destroy": Door(statuses=by_branch(200), where=drafted),
    "evaluations:grade": Door(
        statuses={"secretary": 200, "leader": 200, "member": 403}, where=evaluated
    ),
    "evaluations:code": Door(others=200, nobody=200),
    "evaluations:ballot-done": Door(others=200, nobody=200),
    "evaluations:ballot": Door(others=422, nobody=422, where=some_code),
}
