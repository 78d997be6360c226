"""Who gets in where: the dispatches of a meeting, and one of them."""

from datetime import date
from typing import Any

from cast import Cast
from door import Door
from duizhao.web.dispatches.models import Dispatch
from make import TODAY, make_meeting

READERS = {
    **dict.fromkeys(("secretary", "leader", "member", "supervisor"), 200),
    **dict.fromkeys(("cadre", "superior"), 403),
}
OFFICE = {
    **dict.fromkeys((*READERS, "cadre", "superior"), 403),
    "secretary": 200, "leader": 200,
}  # fmt: skip
MOVED = {**OFFICE, "secretary": 302, "leader": 302}


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def plan(cast: Cast) -> dict[str, Any]:
    return {**meeting(cast), "duty": "plan"}


def added(cast: Cast) -> dict[str, Any]:
    row = Dispatch.objects.create(
        meeting=make_meeting(cast.unit), duty="other", title="征求意见的函", due=date(2026, 1, 20)
    )
    return {"pk": row.pk}


def sent(cast: Cast) -> dict[str, Any]:
    row = Dispatch.objects.create(
        meeting=make_meeting(cast.unit), duty="plan", state="sent", whom="清河市委", sent_on=TODAY
    )
    return {"pk": row.pk}


DOORS = {
    "dispatches:list": Door(statuses=READERS, where=meeting),
    "dispatches:add": Door(statuses=OFFICE, where=meeting),
    "dispatches:send-duty": Door(statuses=OFFICE, where=plan),
    "dispatches:send": Door(statuses=OFFICE, where=added),
    "dispatches:answer": Door(statuses=OFFICE, where=sent),
    "dispatches:undo": Door("post", MOVED, where=sent),
    "dispatches:drop": Door("post", MOVED, where=added),
}
