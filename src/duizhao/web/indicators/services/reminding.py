"""Reminds those who see to an indicator that a step soon ends, or ended short; once for each step."""

from datetime import date, datetime

from duizhao.core.indicators.progress import LATE
from duizhao.web.indicators.models import Indicator
from duizhao.web.indicators.selectors.figures import Figures, figures_of
from duizhao.web.indicators.selectors.lists import calls, running
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind


def remind_of_indicators(*, today: date, at: datetime) -> None:
    """Tell today's news of all indicators that run; the caller looks after once a day."""
    asked = running(Indicator.objects.all(), today=today).prefetch_related("responsible")
    for row in figures_of(asked, today=today):
        if calls(row):
            _remind(row, at=at)


def _remind(row: Figures, *, at: datetime) -> None:
    indicator, stands = row.indicator, row.standing
    if stands is None:
        return
    kind = ReminderKind.INDICATOR_LATE if stands.state in LATE else ReminderKind.INDICATOR_SOON
    remind(
        {person.pk for person in indicator.responsible.all()}, kind,
        about=f"{indicator.title}：{stands.step}", address=indicator.get_absolute_url(), at=at,
        same=f"{kind.value}:{indicator.pk}:{stands.due}", again=False,
    )  # fmt: skip
