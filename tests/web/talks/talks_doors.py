"""Who gets in where: talks. The rows tell of a talk of the leader with the member of the cast."""

from typing import Any

from cast import Cast
from door import Door
from make import make_meeting, make_talk

INSIDE = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor", "superior"), 200)


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def their_talk(cast: Cast) -> dict[str, Any]:
    return {"pk": make_talk(make_meeting(cast.unit), cast.leader, cast.member).pk}


BY_OFFICE = {**dict.fromkeys(INSIDE, 403), "secretary": 200, "leader": 200}

DOORS = {
    "talks:list": Door(statuses=INSIDE, where=meeting),
    "talks:plan": Door("post", {**BY_OFFICE, "secretary": 422, "leader": 422}, where=meeting),
    "talks:add": Door(statuses=BY_OFFICE, where=meeting),
    "talks:talk": Door(statuses={"leader": 200, "member": 200}, where=their_talk),
    "talks:confirm": Door("post", {"leader": 409, "member": 409}, where=their_talk),
}
