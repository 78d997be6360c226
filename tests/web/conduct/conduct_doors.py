"""Who gets in where: the moves of a meeting."""

from typing import Any

from cast import Cast
from door import Door
from make import make_meeting
from sitting_scenes import prepared

BY_OFFICE = {
    **dict.fromkeys(("member", "cadre", "supervisor", "superior"), 403),
    "secretary": 200,
    "leader": 200,
}


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit, state="planned").pk}


DOORS = {
    f"conduct:{name}": Door(statuses=BY_OFFICE, where=meeting)
    for name in ("begin", "resume", "postpone", "call-off")
}
PRESIDED = {"leader": 200}


def ready_sitting(cast: Cast) -> dict[str, Any]:
    return {"pk": prepared(cast).pk}


DOORS |= {
    "conduct:ready": Door(statuses=BY_OFFICE, where=meeting),
    "conduct:closing": Door(statuses=BY_OFFICE, where=meeting),
    "conduct:report-sent": Door(
        "post", {**dict.fromkeys(BY_OFFICE, 403), "secretary": 422, "leader": 422}, where=meeting
    ),
    "conduct:begin-reporting": Door(statuses=BY_OFFICE, where=meeting),
    "conduct:order-again": Door(
        statuses={**dict.fromkeys(BY_OFFICE, 403), "secretary": 200, "superior": 200}, where=meeting
    ),
    "conduct:open-sitting": Door(statuses=PRESIDED, where=ready_sitting),
    "conduct:close-sitting": Door(statuses=PRESIDED, where=ready_sitting),
    "conduct:stop-sitting": Door(statuses=PRESIDED, where=ready_sitting),
}
