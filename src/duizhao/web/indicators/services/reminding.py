"""Reminds those who see to an indicator that a step soon ends, or ended short; once for each step."""

from datetime import date, datetime

from duizhao.core.indicators.progress import LATE, Standing
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.selectors.figures import figures_of
from duizhao.web.indicators.selectors.lists import calls, running
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import News, remind_once


def remind_of_indicators(*, today: date, at: datetime) -> None:
    """Tell today's news of all indicators that run; the caller looks after once a day."""
    asked = running(Indicator.objects.all(), today=today).prefetch_related("responsible")
    rows = (row for row in figures_of(asked, today=today) if calls(row))
    remind_once((_news(row.indicator, row.standing) for row in rows if row.standing), at=at)


def _news(indicator: Indicator, stands: Standing) -> News:
    kind = ReminderKind.INDICATOR_LATE if stands.state in LATE else ReminderKind.INDICATOR_SOON
    return News(
        people={person.pk for person in indicator.responsible.all()}, kind=kind,
        about=f"{indicator.title}：{stands.step}", address=indicator.get_absolute_url(),
        same=f"{kind.value}:{indicator.pk}:{stands.due}",
    )  # fmt: skip
