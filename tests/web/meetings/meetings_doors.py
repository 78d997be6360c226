"""Who gets in where: meetings."""

from typing import Any

from cast import Cast
from door import Door
from make import make_meeting

INSIDE = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor", "superior"), 200)


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


DOORS = {
    "meetings:list": Door(others=200),
    "meetings:detail": Door(statuses=INSIDE, where=meeting),
}
