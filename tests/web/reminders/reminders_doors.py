"""Who gets in where: reminders. The rows tell of a reminder of the member of the cast."""

from typing import Any

from cast import Cast
from door import Door
from make import make_reminder


def the_members(cast: Cast) -> dict[str, Any]:
    return {"pk": make_reminder(cast.member).pk}


DOORS = {
    "reminders:list": Door(others=200),
    "reminders:read-all": Door("post", others=302),
    "reminders:open": Door(statuses={"member": 302}, where=the_members),
    "reminders:read": Door("post", {"member": 302}, where=the_members),
    "reminders:mail": Door(),  # there is no mail server in the tests
    "reminders:mail-failures": Door(statuses={"system_admin": 200}),
}
