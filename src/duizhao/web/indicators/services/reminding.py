"""Reminds those who see to an indicator that a step soon ends, or ended short; once for each step."""

from datetime import date, datetime

from duizhao.core.indicators.progress import LATE, Standing
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.selectors.figures import figures_of
from duizhao.web.indicators.selectors.lists import ADD_UP, calls, running
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import News, remind_once


def remind_of_indicators(*, today: date, at: datetime) -> None:
    """Tell today's news of all indicators that run; the caller looks after once a day."""
    asked = running(Indicator.objects.filter(kind__in=ADD_UP), today=today)
    rows_of_all = figures_of(asked.prefetch_related("responsible"), today=today)
    rows = (row for row in rows_of_all if calls(row))
    remind_once((_news(row.indicator, row.standing) for row in rows if row.standing), at=at)


def _news(indicator: Indicator, stands: Standing) -> News:
    kind = ReminderKind.INDICATOR_LATE if stands.state in LATE else ReminderKind.INDICATOR_SOON
    return News(
        people={person.pk for person in indicator.responsible.all()}, kind=kind,
        about=f"{indicator.title}：{stands.step}", address=indicator.get_absolute_url(),
        same=f"{kind.value}:{indicator.pk}:{stands.due}",
    )  # fmt: skip
