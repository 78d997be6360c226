"""Who gets in where: the moves of a meeting."""

from typing import Any

from cast import Cast
from door import Door
from make import make_meeting

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
