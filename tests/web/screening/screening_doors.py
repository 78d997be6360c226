"""Who gets in where: screening. The run holds the member's text, which lies with the secretary."""

from typing import Any

from cast import Cast
from door import Door
from make import make_meeting, make_run, make_sent_statement

LOOKS = dict.fromkeys(("secretary", "leader", "supervisor"), 200)


def meeting(cast: Cast) -> dict[str, Any]:
    found = make_meeting(cast.unit)
    make_sent_statement(found, cast.member)
    return {"pk": found.pk}


def run(cast: Cast) -> dict[str, Any]:
    found = make_meeting(cast.unit)
    sent = make_sent_statement(found, cast.member)
    return {"pk": make_run(found, cast.secretary, sent).pk}


def text(cast: Cast) -> dict[str, Any]:
    found = make_meeting(cast.unit)
    sent = make_sent_statement(found, cast.member)
    return {"pk": make_run(found, cast.secretary, sent).texts.get().pk}


BY_SECRETARY = {"secretary": 302, "leader": 403, "supervisor": 403}

DOORS = {
    "screening:runs": Door(statuses=LOOKS, where=meeting),
    "screening:begin": Door("post", BY_SECRETARY, where=meeting),
    "screening:run": Door(statuses=LOOKS, where=run),
    "screening:go-on": Door("post", BY_SECRETARY, where=run),
    "screening:text": Door(statuses=LOOKS, where=text),
    "screening:shared": Door(statuses=LOOKS, where=run),
}
