"""Reminds the office, and where it is late the leader, of a programme's terms; once for each date."""

from datetime import date, datetime

from duizhao.core.access.roles import Role
from duizhao.core.cycle.programme import ProgrammeState
from duizhao.web.programmes.models import Programme
from duizhao.web.programmes.selectors.waiting import Term, terms_near
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import News, remind_once
from duizhao.web.units.actors import Holds


def remind_of_programmes(holds: Holds, *, today: date, at: datetime) -> None:
    """Tell today's news of all programmes; the caller looks after once a day."""
    running = Programme.objects.exclude(state=ProgrammeState.CLOSED.value)
    terms = (
        term
        for programme in running.select_related("inspection__meeting__unit")
        for term in terms_near(programme, today=today)
    )
    remind_once((_news(term, holds, today=today) for term in terms), at=at)


def _news(term: Term, holds: Holds, *, today: date) -> News:
    late = term.due < today
    kind = ReminderKind.PROGRAMME_LATE if late else ReminderKind.PROGRAMME_DUE
    roles = (Role.SECRETARY, Role.LEADER) if late else (Role.SECRETARY,)
    programme = term.programme
    return News(
        people=holds(programme.inspection.meeting.unit_id, *roles), kind=kind,
        about=f"{programme}：{term.label}，{term.due} 到期", address=programme.get_absolute_url(),
        same=f"{kind.value}:{programme.pk}:{term.label}:{term.due}",
    )  # fmt: skip
