"""Who gets in where: the dossier of a meeting that was held, a package of it, verifying one."""

from typing import Any

from cast import Cast
from door import Door
from dossier_scenes import begun, held_meeting, make_package

OFFICE = {
    **dict.fromkeys(("member", "cadre", "supervisor", "superior"), 403),
    "secretary": 200, "leader": 200,
}  # fmt: skip
EVERYBODY = 200


def held(cast: Cast) -> dict[str, Any]:
    return {"pk": held_meeting(cast).pk}


def being_built(cast: Cast) -> dict[str, Any]:
    return {"pk": begun(cast).meeting_id}


def package(cast: Cast) -> dict[str, Any]:
    return {"pk": make_package(cast).pk}


DOORS = {
    "dossier:dossier": Door(statuses=OFFICE, where=held),
    "dossier:contents": Door(statuses=OFFICE, where=held),
    "dossier:agreement": Door(statuses=OFFICE, where=held),
    "dossier:build": Door(
        "post", {**OFFICE, "secretary": 302, "leader": 302}, where=held,
        data=lambda _cast: {"reach": "archive"},
    ),
    "dossier:building": Door(statuses=OFFICE, where=being_built),
    "dossier:carry-on": Door(
        "post", {**OFFICE, "secretary": 302, "leader": 302}, where=being_built
    ),
    "dossier:give-up": Door(
        "post", {**OFFICE, "secretary": 409, "leader": 409}, where=being_built
    ),
    "dossier:file": Door(statuses=OFFICE, where=package),
    "dossier:certificate": Door(statuses=OFFICE, where=package),
    "dossier:verify": Door(others=EVERYBODY),
}  # fmt: skip
