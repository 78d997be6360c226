"""Reminds of the ledger's dates: those who work on an item, the leader of what stays late, and once a week the office."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain

from django.urls import reverse

from duizhao.core.access.roles import Role
from duizhao.web.rectification.selectors.late import checks_due, near_items, week_of_ledgers
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import News, remind_once
from duizhao.web.units.actors import Holds

_MONDAY = 0


def remind_of_ledgers(holds: Holds, *, today: date, at: datetime) -> None:
    """Remind of what is late, soon due or to be checked today; on Mondays of how each ledger stands."""
    news = [_of_items(today, holds), _of_checks(today, holds)]
    if today.weekday() == _MONDAY:
        news.append(_of_week(today, holds, at=at))
    remind_once(chain.from_iterable(news), at=at)


def _of_items(today: date, holds: Holds) -> Iterator[News]:
    """Once for each date; the leader once more when it stays late."""
    for near in near_items(today=today):
        item = near.item
        told = [(ReminderKind.ITEM_LATE if near.late else ReminderKind.ITEM_DUE, near.doers)]
        if near.escalated:
            leaders = holds(item.meeting.unit_id, Role.LEADER)
            told.append((ReminderKind.ITEM_ESCALATED, leaders))
        for kind, people in told:
            yield News(
                people=people, kind=kind, address=item.get_absolute_url(),
                about=f"{item.meeting}：整改台账{item}，{near.last} 到期",
                same=f"{kind.value}:{item.pk}:{near.last}",
            )  # fmt: skip


def _of_checks(today: date, holds: Holds) -> Iterator[News]:
    for check in checks_due(today=today):
        item = check.item
        yield News(
            people=holds(item.meeting.unit_id, Role.SECRETARY), kind=ReminderKind.ITEM_CHECK_DUE,
            about=f"{item.meeting}：整改台账{item}，{check.due} 抽查",
            address=item.get_absolute_url(), same=f"item:check:{check.pk}",
        )  # fmt: skip


def _of_week(today: date, holds: Holds, *, at: datetime) -> Iterator[News]:
    for week in week_of_ledgers(today=today, at=at):
        counts, meeting = week.counts, week.meeting
        about = (
            f"{meeting}：共 {counts.total} 条，已销号 {counts.closed}，超期 {counts.red}，"
            f"快到期 {counts.amber}；本周销号 {week.closed}，回潮 {week.reopened}"
        )
        yield News(
            people=holds(meeting.unit_id, Role.SECRETARY, Role.LEADER),
            kind=ReminderKind.LEDGER_WEEK, about=about,
            address=reverse("rectification:ledger", args=[meeting.pk]),
            same=f"ledger:week:{meeting.pk}:{today}",
        )  # fmt: skip
