"""Who gets in where: statements. The rows tell of the member's text, under review unless said otherwise."""

from typing import Any

from cast import Cast
from door import Door
from make import make_meeting, make_section, make_sent_comment, make_sent_statement, make_statement

INSIDE = dict.fromkeys(("secretary", "leader", "member", "cadre", "supervisor", "superior"), 200)
READERS = dict.fromkeys(("secretary", "leader", "member", "supervisor"), 200)
TEAM = dict.fromkeys(("secretary", "leader", "member"), 200)


def meeting(cast: Cast) -> dict[str, Any]:
    return {"pk": make_meeting(cast.unit).pk}


def sent(cast: Cast) -> dict[str, Any]:
    return {"pk": make_sent_statement(make_meeting(cast.unit), cast.member).pk}


def draft(cast: Cast) -> dict[str, Any]:
    return {"pk": make_statement(make_meeting(cast.unit), cast.member).pk}


def team(cast: Cast) -> dict[str, Any]:
    return {"pk": make_statement(make_meeting(cast.unit)).pk}


def comment(cast: Cast) -> dict[str, Any]:
    return {"pk": make_sent_comment(make_meeting(cast.unit), cast.member, cast.secretary).pk}


def section(cast: Cast) -> dict[str, Any]:
    return {"pk": make_section(make_meeting(cast.unit), cast.member).pk}


def words(_cast: Cast) -> dict[str, Any]:
    return {
        "words": "联系群众不够经常。",
        "text": "写清时间",
        "reason": "见批注",
        "note": "今天要送审",
    }


def of_the_author(status: int) -> dict[str, int]:
    return {"member": status}


def for_readers(**statuses: int) -> dict[str, int]:
    return {**dict.fromkeys(READERS, 403), **statuses}


BY_OFFICE = for_readers(secretary=302)

DOORS = {
    "statements:list": Door(statuses=INSIDE, where=meeting),
    "statements:mine": Door(statuses={"leader": 302, "member": 302}, where=meeting),
    "statements:team": Door(statuses=dict.fromkeys(TEAM, 302), where=meeting),
    "statements:archive": Door(statuses=INSIDE, where=meeting),
    "statements:statement": Door(statuses=READERS, where=sent),
    "statements:write": Door(statuses=of_the_author(200), where=draft),
    "statements:autosave": Door("post", of_the_author(200), where=draft, data=words),
    "statements:check": Door("post", of_the_author(200), where=draft, data=words),
    "statements:set-aside": Door("post", of_the_author(422), where=draft),
    "statements:take-up": Door("post", where=draft),
    "statements:upload": Door(statuses=of_the_author(200), where=draft),
    "statements:versions": Door(statuses=READERS, where=sent),
    "statements:restore": Door(
        "post",
        for_readers(member=409),
        where=lambda cast: {**sent(cast), "number": 1},
    ),
    "statements:file": Door(statuses=READERS, where=sent),
    "statements:matters": Door(statuses={"leader": 200, "member": 200}, where=sent),
    "statements:submit": Door("post", of_the_author(422), where=draft),
    "statements:take-back": Door("post", for_readers(member=302), where=sent),
    "statements:pass": Door("post", BY_OFFICE, where=sent),
    "statements:return": Door("post", BY_OFFICE, where=sent, data=words),
    "statements:withdraw-decision": Door("post", dict.fromkeys(READERS, 409), where=sent),
    "statements:finalise": Door("post", for_readers(secretary=409), where=sent),
    "statements:amend": Door("post", for_readers(member=409), where=sent),
    "statements:hand-in-amended": Door("post", for_readers(member=409), where=sent),
    "statements:comment": Door(
        "post",
        BY_OFFICE,
        where=sent,
        data=lambda _cast: {"text": "写清时间"},
    ),
    "statements:adoption": Door(statuses=READERS, where=sent),
    "statements:adoption-file": Door(statuses=READERS, where=sent),
    "statements:commented": Door(statuses=READERS, where=sent),
    "statements:read-back": Door(statuses={"secretary": 200}, where=sent),
    "statements:resolve": Door("post", for_readers(member=409), where=comment, data=words),
    "statements:answer": Door("post", for_readers(member=409), where=comment, data=words),
    "statements:reopen": Door("post", for_readers(secretary=409), where=comment, data=words),
    "statements:withdraw": Door("post", for_readers(secretary=302), where=comment),
    "statements:sections": Door(statuses=TEAM, where=team),
    "statements:join": Door("post", {"secretary": 422, "leader": 422, "member": 403}, where=team),
    "statements:section": Door(statuses=TEAM, where=section),
    "statements:autosave-section": Door(
        "post", dict.fromkeys(TEAM, 200), where=section, data=words
    ),
    "statements:hold": Door("post", dict.fromkeys(TEAM, 302), where=section),
    "statements:release": Door("post", dict.fromkeys(TEAM, 422), where=section),
    "statements:take-over": Door("post", dict.fromkeys(TEAM, 302), where=section, data=words),
}
