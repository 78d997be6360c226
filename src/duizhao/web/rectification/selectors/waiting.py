"""What of all ledgers waits for a person, and what he would leave unfinished."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import Role
from duizhao.core.cycle.extension import ExtensionState
from duizhao.core.cycle.item import OPEN, ItemState
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.spot_check import CheckState
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Extension, Item, SpotCheck, Task, Verification
from duizhao.web.rectification.selectors.ledger import dated
from duizhao.web.rectification.selectors.loose import number_without_item
from duizhao.web.units.handover import OpenWork

_OPEN = [state.value for state in OPEN]
SOON = timedelta(days=7)
"""How long before its date an item is brought up at the desk."""
_AFTER_SITTING = (MeetingState.HELD.value, MeetingState.REPORTING.value)


@dataclass(frozen=True, slots=True)
class Waits:
    """Something of a meeting's ledger that waits for a person: what, why, where, until when."""

    meeting_id: int
    what: str
    why: str
    address: str
    due: date | None = None


def waiting_for(actor: Actor, *, today: date) -> list[Waits]:
    """What of all ledgers waits for the actor; the number of queries doesn't grow with the ledgers."""
    return [
        *_office(actor, today),
        *_leader(actor),
        *_verifier(actor),
        *_doer(actor, today),
    ]


def loose_for(actor: Actor, meeting: Meeting) -> list[Waits]:
    """What of a meeting that was held has no item yet, for the office."""
    if meeting.state not in _AFTER_SITTING or not actor.holds(Role.SECRETARY, meeting.unit_id):
        return []
    number = number_without_item(meeting)
    address = reverse("rectification:sources", args=[meeting.pk])
    why = "列入、并入，或者写明不列入的理由"
    return [Waits(meeting.pk, f"{number} 个问题没有列入整改台账", why, address)] if number else []


def open_work_of(person_id: int) -> list[OpenWork]:
    """The items that a person leads or has tasks of, and those that he is to verify, ledger by ledger."""
    mine = _mine(person_id).values("meeting", "meeting__title", "meeting__unit")
    running = Verification.objects.filter(verifier=person_id, ended_at=None, outcome="")
    to_verify = running.values("item__meeting", "item__meeting__title", "item__meeting__unit")
    return [
        *(
            OpenWork(
                f"{row['meeting__title']}：负责 {row['number']} 条没有销号的整改事项",
                reverse("rectification:ledger", args=[row["meeting"]]),
                row["meeting__unit"],
            )
            for row in mine.order_by("meeting").annotate(number=Count("pk"))
        ),
        *(
            OpenWork(
                f"{row['item__meeting__title']}：要核验 {row['number']} 条整改事项",
                reverse("rectification:ledger", args=[row["item__meeting"]]) + "?state=verifying",
                row["item__meeting__unit"],
            )
            for row in to_verify.order_by("item__meeting").annotate(number=Count("pk"))
        ),
    ]


def _office(actor: Actor, today: date) -> Iterator[Waits]:
    units = actor.units_as(Role.SECRETARY)
    if not units:
        return
    items = Item.objects.filter(meeting__unit__in=units)
    signed = Q(verifications__ended_at=None, verifications__signed_at__isnull=False)
    counted = _by_meeting(items.filter(state__in=_OPEN), "meeting").annotate(
        proposed=Count("pk", filter=Q(state=ItemState.PROPOSED.value), distinct=True),
        asked=Count("pk", filter=Q(state=ItemState.CLOSING_REQUESTED.value), distinct=True),
        signed=Count("pk", filter=Q(state=ItemState.VERIFYING.value) & signed, distinct=True),
    )
    for row in counted:
        meeting = row["meeting"]
        if row["proposed"]:
            what = f"{row['proposed']} 条整改事项还没有开始"
            yield _of(meeting, what, "写好目标、责任、期限和任务", "state=proposed")
        if row["asked"]:
            what = f"{row['asked']} 条整改事项申请销号"
            yield _of(meeting, what, "指定一位不负责这件事的人核验", "state=closing_requested")
        if row["signed"]:
            what = f"{row['signed']} 条整改事项签过字，可以销号"
            yield _of(meeting, what, "核验、签字都齐了", "state=verifying")
    checks = SpotCheck.objects.filter(
        item__meeting__unit__in=units, state=CheckState.DUE.value, due__lte=today
    )
    due = _by_meeting(checks, "item__meeting").annotate(number=Count("pk"), first=Min("due"))
    for row in due:
        what = f"{row['number']} 条销号的整改事项该抽查了"
        why = "看问题有没有回潮"
        yield _of(row["item__meeting"], what, why, "state=closed", row["first"])


def _leader(actor: Actor) -> Iterator[Waits]:
    units = actor.units_as(Role.LEADER)
    if not units:
        return
    asked = Extension.objects.filter(
        item__meeting__unit__in=units, state=ExtensionState.REQUESTED.value
    )
    for row in _by_meeting(asked, "item__meeting").annotate(number=Count("pk")):
        what = f"{row['number']} 条整改事项申请延期"
        yield _of(row["item__meeting"], what, "等您批复", "state=open")
    unsigned = Verification.objects.filter(
        item__meeting__unit__in=units, ended_at=None, outcome="passed", signed_at=None
    )
    for row in _by_meeting(unsigned, "item__meeting").annotate(number=Count("pk")):
        what = f"{row['number']} 条整改事项核验通过"
        yield _of(row["item__meeting"], what, "等您签字同意销号", "state=verifying")


def _verifier(actor: Actor) -> Iterator[Waits]:
    if actor.person_id is None:
        return
    running = Verification.objects.filter(verifier=actor.person_id, ended_at=None, outcome="")
    for row in _by_meeting(running, "item__meeting").annotate(number=Count("pk")):
        what = f"{row['number']} 条整改事项等您核验"
        yield _of(row["item__meeting"], what, "看佐证、到现场，写明怎样核实的", "state=verifying")


def _doer(actor: Actor, today: date) -> Iterator[Waits]:
    if actor.person_id is None:
        return
    near = dated(_mine(actor.person_id)).filter(
        Q(last__lte=today + SOON) | Q(came_back="returned"), state=ItemState.IN_PROGRESS.value
    )
    rows = _by_meeting(near, "meeting").annotate(
        number=Count("pk"), late=Count("pk", filter=Q(last__lt=today)), first=Min("last")
    )
    for row in rows:
        late = f"，{row['late']} 条已经超期" if row["late"] else ""
        what = f"您负责的 {row['number']} 条整改事项快到期或者退回了{late}"
        why = "办完记下完成、交佐证，再申请销号"
        yield _of(row["meeting"], what, why, "flag=mine&state=in_progress", row["first"])


def _mine(person_id: int) -> "QuerySet[Item]":
    tasks = Task.objects.filter(item=OuterRef("pk"), owner=person_id, done_on=None)
    return Item.objects.filter(Q(owner=person_id) | Exists(tasks), state__in=_OPEN)


def _by_meeting(rows: "QuerySet[Any]", key: str) -> "QuerySet[Any, Any]":
    return rows.order_by(key).values(key)


def _of(meeting: int, what: str, why: str, narrowed: str, due: date | None = None) -> Waits:
    address = reverse("rectification:ledger", args=[meeting]) + f"?{narrowed}"
    return Waits(meeting, what, why, address, due)
