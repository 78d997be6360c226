"""Who gets in where: sittings, criticisms, minutes. The rows tell of the member's criticism of the leader."""

from typing import Any
from uuid import uuid4

from cast import Cast
from door import Door
from duizhao.web.sittings.models import Sitting
from make import make_meeting
from sitting_scenes import NOW, at_item, finished, handed_out, opened, prepared, said, written

INSIDE = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor", "superior"), 200)
ATTENDING = dict.fromkeys(("secretary", "leader", "member", "supervisor"), 200)
BY_OFFICE = {"secretary": 200}
POSTED_BY_OFFICE = {"leader": 403, "member": 403, "supervisor": 403}


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def sitting(cast: Cast) -> dict[str, Any]:
    return {"pk": prepared(cast).pk}


def going_on(cast: Cast) -> dict[str, Any]:
    return {"pk": opened(cast).pk}


def next_item(cast: Cast) -> dict[str, Any]:
    return {"pk": opened(cast).items.get(kind="team_text").pk}


def criticism_item(cast: Cast) -> dict[str, Any]:
    return {"pk": at_item(cast, opened(cast), "criticism", cast.leader).pk}


def sealed(cast: Cast) -> dict[str, Any]:
    return {"pk": written(prepared(cast), cast.member, cast.leader).pk}


def heard(cast: Cast) -> dict[str, Any]:
    return {"pk": said(cast, opened(cast), cast.member, cast.leader).pk}


def held(cast: Cast) -> dict[str, Any]:
    return {"pk": finished(cast, _with_line(cast)).pk}


def waiting(cast: Cast) -> dict[str, Any]:
    return {"pk": handed_out(cast, finished(cast, _with_line(cast))).pk}


def line(cast: Cast) -> dict[str, Any]:
    return {"pk": _with_line(cast).entries.get().pk}


def _with_line(cast: Cast) -> Sitting:
    found = opened(cast)
    item = found.items.get(kind="follow_up")
    found.entries.create(item=item, key=uuid4(), words="上次整改二十四项。", at=NOW)
    return found


DOORS = {
    "sittings:sitting": Door(statuses=INSIDE, where=meeting),
    "sittings:prepare": Door(
        "post", {**dict.fromkeys(INSIDE, 403), "secretary": 302}, where=meeting
    ),
    "sittings:criticisms": Door(statuses={"leader": 200, "member": 200}, where=meeting),
    "sittings:agenda": Door(statuses=BY_OFFICE, where=sitting),
    "sittings:add-item": Door("post", {"secretary": 422}, where=sitting),
    "sittings:attendance": Door(statuses=BY_OFFICE, where=sitting),
    "sittings:add-observer": Door("post", {"secretary": 302}, where=sitting),
    "sittings:projector": Door(statuses=ATTENDING, where=sitting),
    "sittings:record": Door(statuses=BY_OFFICE, where=going_on),
    "sittings:lines": Door("post", {"secretary": 422}, where=going_on),
    "sittings:minutes-file": Door(statuses=ATTENDING, where=held),
    "sittings:minutes": Door(statuses=ATTENDING, where=held),
    "sittings:hand-out": Door("post", {**POSTED_BY_OFFICE, "secretary": 302}, where=held),
    "sittings:confirm": Door(
        "post", {"leader": 409, "member": 409, "secretary": 403, "supervisor": 403}, where=waiting
    ),
    "sittings:ask-correction": Door(
        "post", {"leader": 422, "member": 422, "secretary": 403, "supervisor": 403}, where=waiting
    ),
    "sittings:correct": Door(statuses=BY_OFFICE, where=line),
    "sittings:take-up": Door(
        "post", {"secretary": 302, "leader": 302, "member": 403, "supervisor": 403}, where=next_item
    ),
    "sittings:drop-item": Door("post", {**POSTED_BY_OFFICE, "secretary": 422}, where=next_item),
    "sittings:spoken": Door("post", {**POSTED_BY_OFFICE, "secretary": 422}, where=criticism_item),
    "sittings:criticism": Door(statuses={"member": 200}, where=sealed),
    "sittings:withdraw": Door("post", {"member": 302}, where=sealed),
    "sittings:open-criticism": Door(
        "post", {"secretary": 422, "leader": 422, "member": 422}, where=sealed
    ),
    "sittings:reply": Door(
        statuses={"secretary": 200, "leader": 200, "member": 403, "supervisor": 403}, where=heard
    ),
}
