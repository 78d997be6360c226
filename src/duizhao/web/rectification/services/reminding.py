"""Reminds of the ledger's dates: those who work on an item, the leader of what stays late, and once a week the office."""

from datetime import date, datetime

from django.urls import reverse

from duizhao.core.access.roles import Role
from duizhao.web.rectification.selectors.late import Near, checks_due, near_items, week_of_ledgers
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.services import remind
from duizhao.web.units.actors import holders

_MONDAY = 0


def remind_of_ledgers(*, today: date, at: datetime) -> None:
    """Remind of what is late, soon due or to be checked today; on Mondays of how each ledger stands."""
    for near in near_items(today=today):
        _remind(near, today=today, at=at)
    for check in checks_due(today=today):
        item = check.item
        remind(
            holders(item.meeting.unit_id, [Role.SECRETARY], on=today), ReminderKind.ITEM_CHECK_DUE,
            about=f"{item.meeting}：整改台账{item}，{check.due} 抽查", address=item.get_absolute_url(),
            at=at, same=f"item:check:{check.pk}", again=False,
        )  # fmt: skip
    if today.weekday() == _MONDAY:
        _digest(today=today, at=at)


def _remind(near: Near, *, today: date, at: datetime) -> None:
    """Once for each date; the leader once more when it stays late."""
    item = near.item
    kind = ReminderKind.ITEM_LATE if near.late else ReminderKind.ITEM_DUE
    told = [(kind, set(near.doers))]
    if near.escalated:
        leaders = holders(item.meeting.unit_id, [Role.LEADER], on=today)
        told.append((ReminderKind.ITEM_ESCALATED, leaders))
    for which, people in told:
        remind(
            people, which, about=f"{item.meeting}：整改台账{item}，{near.last} 到期", at=at,
            address=item.get_absolute_url(), same=f"{which.value}:{item.pk}:{near.last}",
            again=False,
        )  # fmt: skip


def _digest(*, today: date, at: datetime) -> None:
    for week in week_of_ledgers(today=today, at=at):
        counts, meeting = week.counts, week.meeting
        about = (
            f"{meeting}：共 {counts.total} 条，已销号 {counts.closed}，超期 {counts.red}，"
            f"快到期 {counts.amber}；本周销号 {week.closed}，回潮 {week.reopened}"
        )
        remind(
            holders(meeting.unit_id, [Role.SECRETARY, Role.LEADER], on=today),
            ReminderKind.LEDGER_WEEK, about=about, at=at,
            address=reverse("rectification:ledger", args=[meeting.pk]),
            same=f"ledger:week:{meeting.pk}:{today}", again=False,
        )  # fmt: skip
