"""What the invented bureau has sent to whom: this year's plan received, the notice on its way, a letter listed; last year all of it."""

from datetime import date, timedelta

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.dispatch import DispatchState, Duty
from duizhao.web.dispatches.models import Dispatch
from duizhao.web.dispatches.services import Entered, add, receive, send
from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.plan import day, moment

_SUPERIOR, _CLERK = "中共清河市委组织部", "市委组织部组织一科"


def make_dispatches(meeting: Meeting, last: Meeting, *, office: Actor) -> None:
    """The dispatches of both meetings."""
    plan = send(
        meeting, Duty.PLAN, Entered(whom=_SUPERIOR, on=day(-6)), by=office, at=moment(-6),
        today=day(-6),
    )  # fmt: skip
    receive(
        plan, Entered(whom=_CLERK, on=day(-5)), by=office, at=moment(-5), today=day(-5)
    )  # fmt: skip
    send(
        meeting, Duty.NOTICE, Entered(whom="班子成员、列席人员", on=day(-2)), by=office,
        at=moment(-2), today=day(-2),
    )  # fmt: skip
    add(meeting, "请督导组到会指导的函", "市委第三督导组", day(10), by=office, at=moment(-2))
    if last.held_on is not None:
        _last_years(last, last.held_on)


def _last_years(last: Meeting, held_on: date) -> None:
    days = {Duty.PLAN: -18, Duty.NOTICE: -8, Duty.TEXTS: -6, Duty.REPORT: 13}
    Dispatch.objects.bulk_create(
        Dispatch(
            meeting=last, duty=duty.value, state=DispatchState.RECEIVED.value,
            whom="班子成员、列席人员" if duty is Duty.NOTICE else _SUPERIOR,
            sent_on=held_on + timedelta(days=days[duty]),
            answered_by="各人" if duty is Duty.NOTICE else _CLERK,
            answered_on=held_on + timedelta(days=days[duty] + 1),
        )
        for duty in days
    )  # fmt: skip
