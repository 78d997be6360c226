"""Who gets in where: opinions. A slip's pages are open to everybody, and the same for everybody."""

from typing import Any

from cast import Cast
from door import Door
from duizhao.core.cycle.opinion_round import RoundState
from duizhao.core.opinions.codes import new_codes
from duizhao.web.opinions.models import Opinion
from make import make_meeting, make_round

INSIDE = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor", "superior"), 200)


def by_office(status: int) -> dict[str, int]:
    return {**dict.fromkeys(INSIDE, 403), "secretary": status}


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def drafted(cast: Cast) -> dict[str, Any]:
    return {"pk": make_round(make_meeting(cast.unit)).pk}


def closed(cast: Cast) -> dict[str, Any]:
    state = RoundState.CLOSED.value
    return {"pk": make_round(make_meeting(cast.unit), channel="forum", state=state).pk}


def opened(cast: Cast) -> dict[str, Any]:
    state = RoundState.OPENED.value
    return {"pk": make_round(make_meeting(cast.unit), state=state, collected=6).pk}


def opinion(cast: Cast) -> dict[str, Any]:
    return {"pk": Opinion.objects.create(round_id=opened(cast)["pk"], words="会议太多").pk}


def some_code(_cast: Cast) -> dict[str, Any]:
    return {"code": new_codes(1)[0]}


DOORS = {
    "opinions:rounds": Door(statuses=INSIDE, where=meeting),
    "opinions:add-round": Door(statuses=by_office(200), where=meeting),
    "opinions:received": Door(statuses=INSIDE, where=meeting),
    "opinions:receive-mine": Door("post", dict.fromkeys(INSIDE, 422), where=meeting),
    "opinions:receive-for-team": Door(
        "post", {**dict.fromkeys(INSIDE, 403), "leader": 422}, where=meeting
    ),
    "opinions:round": Door(statuses={**by_office(200), "leader": 200}, where=opened),
    "opinions:open-round": Door("post", by_office(422), where=drafted),
    "opinions:type-in": Door("post", by_office(422), where=drafted),
    "opinions:close-round": Door("post", by_office(409), where=drafted),
    "opinions:extend-round": Door(statuses=by_office(200), where=drafted),
    "opinions:reveal-round": Door("post", by_office(422), where=closed),
    "opinions:join-round": Door(statuses=by_office(200), where=drafted),
    "opinions:destroy-round": Door(statuses=by_office(200), where=drafted),
    "opinions:forward": Door("post", by_office(302), where=opened),
    "opinions:board": Door(statuses=INSIDE, where=opened),
    "opinions:drop-typed": Door("post", {"secretary": 409, "leader": 403}, where=opinion),
    "opinions:merge": Door(statuses={"secretary": 200, "leader": 403}, where=opinion),
    "opinions:decline": Door(statuses={"secretary": 200, "leader": 403}, where=opinion),
    "opinions:unsettle": Door("post", {"secretary": 302, "leader": 403}, where=opinion),
    "opinions:code": Door(others=200, nobody=200),
    "opinions:slip-done": Door(others=200, nobody=200),
    "opinions:slip": Door(others=422, nobody=422, where=some_code),
}
