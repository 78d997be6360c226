"""Who gets in where: units, people, accounts, roles, keeping the record for others."""

from itertools import count
from typing import Any

from cast import Cast
from door import Door
from duizhao.core.access.roles import Role
from duizhao.web.kit.clock import now
from duizhao.web.units.services.roster_import import hand_in
from make import actor_for, assign, make_person
from make_sheet import HEAD, make_sheet

_numbers = count(10)
READS = ("secretary", "leader", "system_admin", "security_admin")
EDITS = ("secretary", "system_admin")


def got(parts: tuple[str, ...], status: int = 200) -> dict[str, int]:
    return dict.fromkeys(parts, status)


def unit(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.unit.pk}


def branch(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.unit.branches.create(name=f"机关第{next(_numbers)}党支部").pk}


def cadre(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.cadre.pk}


def newcomer(cast: Cast) -> dict[str, Any]:
    return {"pk": make_person(cast.unit, "马驰").pk}


def fresh_role(cast: Cast) -> dict[str, Any]:
    return {"pk": assign(make_person(cast.unit, "马驰"), Role.CADRE).pk}


def standing_in(cast: Cast) -> dict[str, Any]:
    return {"pk": assign(cast.secretary, Role.LEADER, acting_for=cast.leader).pk}


def ticked(cast: Cast) -> dict[str, Any]:
    return {"person": [make_person(cast.unit, "宋瑞", signs_in=False).pk]}


def list_handed_in(cast: Cast) -> dict[str, Any]:
    waiting = hand_in(
        cast.unit,
        file_name="花名册.xlsx",
        content=make_sheet([HEAD, ("0901", "马驰", "科员", "办公室", None, None, "是", None)]),
        by=actor_for(cast.secretary),
        at=now(),
    )
    return {"pk": waiting.pk}


def year(cast: Cast) -> dict[str, Any]:
    return {"pk": cast.unit.pk, "year": 2027}


def entered_year(cast: Cast) -> dict[str, Any]:
    cast.unit.holidays.get_or_create(year=2027, words="元旦：1月1日至3日放假。")
    return year(cast)


SECURITY = ("security_admin",)
DOORS = {
    "units:set-up": Door(nobody=404),
    "units:set-up-unit": Door(nobody=404),
    "units:set-up-people": Door(nobody=404),
    "units:list": Door(statuses=got((*READS, "outsider"), 302), others=200),
    "units:people": Door(statuses=got(READS), where=unit),
    "units:person": Door(statuses=got(READS), where=cadre),
    "units:add-person": Door(statuses=got(EDITS), where=unit),
    "units:branches": Door(statuses=got(("system_admin",)), where=unit),
    "units:add-branch": Door("post", got(("system_admin",), 302), where=branch),
    "units:add-unit": Door(statuses=got(("system_admin",)), where=unit),
    "units:edit-lists": Door(statuses=got(EDITS), where=unit),
    "units:edit-person": Door(statuses=got(EDITS), where=cadre),
    "units:change-post": Door(statuses=got(EDITS), where=cadre),
    "units:leave": Door(statuses=got(EDITS), where=cadre),
    "units:office-lists": Door(statuses=got(EDITS), where=unit),
    "units:holidays": Door(statuses=got(EDITS), where=unit),
    "units:holidays-year": Door(statuses=got(EDITS), where=year),
    "units:drop-holidays": Door("post", got(EDITS, 302), where=entered_year),
    "units:import": Door(statuses=got(EDITS), where=unit),
    "units:import-template": Door(statuses=got(EDITS), where=unit),
    "units:people-file": Door(statuses=got(EDITS), where=unit),
    "units:import-preview": Door(statuses=got(EDITS), where=list_handed_in),
    "units:import-columns": Door("post", got(EDITS, 302), where=list_handed_in),
    "units:import-take-over": Door("post", got(EDITS, 302), where=list_handed_in),
    "units:import-give-up": Door("post", got(EDITS, 302), where=list_handed_in),
    "units:import-marked": Door(statuses=got(EDITS), where=list_handed_in),
    "units:my-accounts": Door(statuses=got(SECURITY, 302)),
    "units:my-roles": Door(statuses=got(SECURITY, 302)),
    "units:accounts": Door(statuses=got(SECURITY), where=unit),
    "units:issue-accounts": Door("post", got(SECURITY), where=unit, data=ticked),
    "units:reset-password": Door("post", got(SECURITY), where=newcomer),
    "units:lock-account": Door("post", got(SECURITY, 302), where=newcomer),
    "units:unlock-account": Door("post", got(SECURITY, 302), where=newcomer),
    "units:roles": Door(statuses=got(SECURITY), where=unit),
    "units:assign-role": Door(statuses=got(SECURITY), where=unit),
    "units:assign-acting": Door(statuses=got(SECURITY), where=unit),
    "units:end-role": Door("post", got(SECURITY, 302), where=fresh_role),
    "units:acting": Door(others=200),
    "units:start-acting": Door("post", got(("secretary",), 302), where=standing_in),
    "units:end-acting": Door("post", others=302),
    "units:confirm-acting": Door("post", others=422),
}
