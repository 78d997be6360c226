"""Reminds of dates: once a day, each stage and each indicator that is late or soon due, those who see to it."""

from datetime import date, datetime

from django.db import transaction
from django.urls import reverse

from duizhao.core.access.roles import Role
from duizhao.web.desk.waiting import SOON, UNDER_WAY
from duizhao.web.dispatches.services import remind_of_dispatches
from duizhao.web.indicators.services.reminding import remind_of_indicators
from duizhao.web.meetings.models import PlannedStage
from duizhao.web.programmes.services.reminding import remind_of_programmes
from duizhao.web.rectification.services.reminding import remind_of_ledgers
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.selectors import day_has_begun
from duizhao.web.reminders.services import News, begin_day, remind_once
from duizhao.web.units.actors import Holds, holders_on


def remind_of_dates(*, today: date, at: datetime) -> None:
    """Remind of today's dates, unless that has been done; whoever comes first in a day sets it off.

    All others ask without a transaction, which on SQLite would make them wait for each other.
    """
    if not day_has_begun(today):
        _begin(today, at=at)


@transaction.atomic
def _begin(today: date, *, at: datetime) -> None:
    if not begin_day(today, at=at):
        return
    waiting = PlannedStage.objects.filter(
        meeting__state__in=[state.value for state in UNDER_WAY],
        done_on=None,
        due__lte=today + SOON,
    )
    stages = waiting.select_related("meeting")
    holds = holders_on(today)
    remind_once((_news(stage, holds, today=today) for stage in stages), at=at)
    remind_of_indicators(today=today, at=at)
    remind_of_ledgers(holds, today=today, at=at)
    remind_of_programmes(holds, today=today, at=at)
    remind_of_dispatches(holds, today=today, at=at)


def _news(stage: PlannedStage, holds: Holds, *, today: date) -> News:
    """Tell its owner, or where it has none the office; once for each date that was planned."""
    meeting, due = stage.meeting, stage.due
    late = due is not None and due < today
    kind = ReminderKind.STAGE_LATE if late else ReminderKind.STAGE_DUE
    owner = stage.owner_id
    people = holds(meeting.unit_id, Role.SECRETARY) if owner is None else {owner}
    return News(
        people=people, kind=kind, about=f"{meeting}：{stage.get_stage_display()}，{due} 到期",
        address=reverse("meetings:detail", args=[meeting.pk]), same=f"{kind.value}:{stage.pk}:{due}",
    )  # fmt: skip
