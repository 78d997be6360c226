"""Who gets in where: study."""

from typing import Any

from cast import Cast
from door import Door
from make import make_meeting, make_reading, make_session

INSIDE = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor", "superior"), 200)
BY_SECRETARY = {**dict.fromkeys(INSIDE, 403), "secretary": 200}


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def reading(cast: Cast) -> dict[str, Any]:
    return {"pk": make_reading(make_meeting(cast.unit)).pk}


def session(cast: Cast) -> dict[str, Any]:
    return {"pk": make_session(make_meeting(cast.unit)).pk}


DOORS = {
    "study:list": Door(statuses=INSIDE, where=meeting),
    "study:add-reading": Door(statuses=BY_SECRETARY, where=meeting),
    "study:add-session": Door(statuses=BY_SECRETARY, where=meeting),
    "study:reading": Door(statuses=INSIDE, where=reading),
    "study:reading-file": Door(where=reading),
    "study:drop-reading": Door("post", {**BY_SECRETARY, "secretary": 302}, where=reading),
    "study:session": Door(statuses=INSIDE, where=session),
    "study:drop-session": Door(statuses=BY_SECRETARY, where=session),
}
