"""Who gets in where: meetings."""

from typing import Any

from cast import Cast
from door import Door
from make import make_meeting, make_planned_meeting, make_reference

INSIDE = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor", "superior"), 200)
BY_OFFICE = {**dict.fromkeys(INSIDE, 403), "secretary": 200, "leader": 200}


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def stage(cast: Cast) -> dict[str, Any]:
    return {"pk": make_planned_meeting(cast.unit).pk, "stage": "talks"}


def reference(cast: Cast) -> dict[str, Any]:
    words = "材料由本人动手写，问题写到具体的人和事。"
    return {"pk": make_reference(make_meeting(cast.unit), "关于开好民主生活会的通知", words).pk}


DOORS = {
    "meetings:list": Door(others=200),
    "meetings:open": Door(statuses={"secretary": 200, "outsider": 200}),
    "meetings:detail": Door(statuses=INSIDE, where=meeting),
    "meetings:notice": Door(statuses=BY_OFFICE, where=meeting),
    "meetings:parameters": Door(statuses=BY_OFFICE, where=meeting),
    "meetings:plan": Door(statuses=BY_OFFICE, where=meeting),
    "meetings:calendar": Door(statuses=INSIDE, where=meeting),
    "meetings:references": Door(statuses=INSIDE, where=meeting),
    "meetings:reference": Door(statuses=INSIDE, where=reference),
    "meetings:drop-reference": Door(
        "post", {**BY_OFFICE, "secretary": 302, "leader": 302}, where=reference
    ),
    "meetings:mark-stage": Door(
        "post", {**BY_OFFICE, "secretary": 302, "leader": 302}, where=stage
    ),
}
