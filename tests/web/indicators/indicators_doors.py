"""Who gets in where: indicators."""

from typing import Any
from uuid import uuid4

from cast import Cast
from door import Door
from make import make_entry, make_indicator, make_meeting

LIST = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor"), 200)
READERS = dict.fromkeys(("secretary", "leader", "member", "supervisor"), 200)
ENTERS = {**dict.fromkeys(READERS, 403), "secretary": 200}
SETS = {**ENTERS}


def unit(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.unit.pk}


def new(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.unit.pk, "kind": "research"}


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def indicator(cast: Cast) -> dict[str, Any]:
    return {"pk": make_indicator(cast.unit).pk}


def entry(cast: Cast) -> dict[str, Any]:
    return {"pk": make_entry(make_indicator(cast.unit)).pk}


def tapped(_cast: Cast) -> dict[str, Any]:
    return {"key": str(uuid4())}


OWN = {**LIST, "cadre": 403, "supervisor": 403}
DOORS = {
    "indicators:mine": Door(statuses=dict.fromkeys((*LIST, "outsider"), 302), others=200),
    "indicators:list": Door(statuses=LIST, where=unit),
    "indicators:list-file": Door(statuses=LIST, where=unit),
    "indicators:kinds": Door(statuses=OWN, where=unit),
    "indicators:add": Door(statuses=OWN, where=new),
    "indicators:copy": Door(statuses={**dict.fromkeys(LIST, 403), "secretary": 200}, where=unit),
    "indicators:propose": Door(statuses={**OWN, "superior": 403}, where=meeting),
    "indicators:indicator": Door(statuses=READERS, where=indicator),
    "indicators:indicator-file": Door(statuses=READERS, where=indicator),
    "indicators:change": Door(statuses=SETS, where=indicator),
    "indicators:retire": Door(statuses=SETS, where=indicator),
    "indicators:tap": Door("post", {**ENTERS, "secretary": 302}, where=indicator, data=tapped),
    "indicators:add-entry": Door(statuses=ENTERS, where=indicator),
    "indicators:correct-entry": Door(statuses=ENTERS, where=entry),
    "indicators:withdraw-entry": Door(statuses=ENTERS, where=entry),
}
