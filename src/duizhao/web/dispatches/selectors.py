"""What pages show of dispatches: each duty with its day, where it stands, what is late and whom it waits for."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import Role
from duizhao.core.cycle.dispatch import (
    DISPATCH_STATE_LABELS,
    DUTIES,
    OPEN,
    DispatchState,
    Duty,
)
from duizhao.core.cycle.meeting import AT_REST
from duizhao.core.cycle.terms import Reckoning
from duizhao.core.cycle.workdays import Counting, Workdays
from duizhao.web.dispatches.models import Dispatch
from duizhao.web.meetings.models import Meeting
from duizhao.web.meetings.selectors import figures_of, sitting_of
from duizhao.web.units.holidays import workdays_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

SOON = timedelta(days=7)
_RECEIPT = timedelta(days=3)
"""So long after the sending a receipt may be asked for; a habit, no rule."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A dispatch as the list shows it; `row` is None where nothing was put down yet."""

    duty: Duty
    what: str
    to: str
    due: date | None
    basis: str
    row: Dispatch | None
    late: bool

    @property
    def state(self) -> DispatchState:
        """Where it stands."""
        return DispatchState(self.row.state) if self.row else DispatchState.DUE

    @property
    def state_words(self) -> str:
        """Where it stands, in words."""
        return DISPATCH_STATE_LABELS[self.state]


@dataclass(frozen=True, slots=True)
class Waits:
    """A dispatch that waits for the office: what, why, where, until when."""

    meeting: Meeting
    what: str
    why: str
    due: date
    late: bool

    @property
    def address(self) -> str:
        """Where it is done."""
        return reverse("dispatches:list", args=[self.meeting.pk])


def shown_of(meeting: Meeting, *, today: date) -> list[Shown]:
    """The duties of a meeting in the order of their days, and what the office added."""
    rows = {Duty(row.duty): row for row in meeting.dispatches.all() if row.duty != Duty.OTHER.value}
    superior = meeting.unit.superior
    sitting, by = sitting_of(meeting), _reckoning(meeting)
    shown = []
    for duty, terms in DUTIES.items():
        row = rows.get(duty)
        due = terms.due(sitting, by).day if sitting else None
        proposed = (superior.name if superior else "上级") if terms.to_superior else "参加会议的人"
        whom = row.whom if row and row.whom else proposed
        shown.append(
            Shown(duty, terms.what, whom, due, str(terms.basis), row, _late(row, due, today))
        )
    added = [row for row in meeting.dispatches.all() if row.duty == Duty.OTHER.value]
    shown += [
        Shown(Duty.OTHER, str(row), row.whom, row.due, "", row, _late(row, row.due, today))
        for row in added
    ]
    return sorted(shown, key=lambda one: (one.due is None, one.due or today))


def waiting_for(actor: Actor, meetings: Iterable[Meeting], *, today: date) -> list[Waits]:
    """What of the dispatches of these meetings waits for the actor, of those whose secretary he is."""
    units = actor.units_as(Role.SECRETARY)
    own = [meeting for meeting in meetings if meeting.unit_id in units]
    prefetch_related_objects(own, "dispatches")
    return [one for meeting in own for one in waiting_of(meeting, today=today)]


def waiting_of(meeting: Meeting, *, today: date) -> Iterator[Waits]:
    """What of a meeting's dispatches is soon due, late, returned, or without its receipt."""
    for one in shown_of(meeting, today=today):
        if one.state not in OPEN:
            continue
        if one.state is DispatchState.SENT:
            asked = one.row.sent_on + _RECEIPT if one.row and one.row.sent_on else None
            if asked is not None and asked < today:
                yield Waits(
                    meeting, f"问签收：{one.what}", f"送{one.to}，还没有登记签收", asked, late=True
                )
        elif one.state is DispatchState.RETURNED and one.row and one.row.answered_on:
            day = one.due or one.row.answered_on
            why = f"{one.row.answered_by}退回：{one.row.reason}"
            yield Waits(meeting, f"改好再送：{one.what}", why, day, late=day < today)
        elif one.due is not None and one.due <= today + SOON:
            yield Waits(meeting, f"送{one.to}：{one.what}", "送出以后登记日期", one.due, one.late)


def _reckoning(meeting: Meeting) -> Reckoning:
    """How the meeting counts its days; the holidays are looked up only where they count."""
    figures = figures_of(meeting)
    worked = figures.counting is not Counting.CALENDAR
    return Reckoning(figures, workdays_of(meeting.unit) if worked else Workdays())


def running() -> "QuerySet[Meeting]":
    """The meetings whose dispatches go on."""
    rest = [state.value for state in AT_REST]
    found = Meeting.objects.exclude(state__in=rest).select_related("unit__superior")
    return found.prefetch_related("stages", "dispatches")


def _late(row: Dispatch | None, due: date | None, today: date) -> bool:
    """Past its day and not sent; or sent later than that."""
    if due is None:
        return False
    sent = row.sent_on if row and row.state != DispatchState.DUE.value else None
    return (sent or today) > due
