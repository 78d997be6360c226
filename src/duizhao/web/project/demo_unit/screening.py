"""The demo's screening: one run of the office over what has been handed in."""

from duizhao.core.access.actor import Actor
from duizhao.web.kit.clock import now
from duizhao.web.meetings.models import Meeting
from duizhao.web.screening.services import begin_run, go_on


def make_screening(meeting: Meeting, *, office: Actor) -> None:
    """A finished run."""
    run = begin_run(meeting, by=office, at=now())
    while run.state == "running":
        go_on(run, by=office)
        run.refresh_from_db()
