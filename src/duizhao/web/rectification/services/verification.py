"""Verification: a verifier assigned, passed or sent back, signed off, closed; open again when the problem is back."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may, require
from duizhao.core.access.roles import Role
from duizhao.core.cycle.item import (
    ASSIGN_VERIFIER,
    CLOSE,
    PASS,
    REOPEN,
    SEND_BACK,
    SIGN_OFF,
    CameBack,
    ItemState,
)
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.parameters import parameters_of
from duizhao.core.cycle.spot_check import CheckState, check_days
from duizhao.web.audit.events import Event
from duizhao.web.kit.claims import claim
from duizhao.web.rectification.access import (
    doers_of,
    place_of_item,
    place_of_ledger,
    place_of_verifying,
)
from duizhao.web.rectification.models import Item, SpotCheck, Verification
from duizhao.web.rectification.selectors.progress import progress_of, running_of
from duizhao.web.rectification.services.history import note, tell
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.units.actors import holders
from duizhao.web.units.models import Person


@transaction.atomic
def assign_verifier(
    item: Item, verifier: Person, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Name who verifies. Raises Refused when he is one of those responsible."""
    require(by, Act.VERIFIER_ASSIGN, place_of_item(item))
    claim(item, while_in=ASSIGN_VERIFIER.sources, revision=revision)
    running = _running(item)
    facts = progress_of(item, running=running, verifier_id=verifier.pk)
    ASSIGN_VERIFIER.check(ItemState(item.state), facts)
    running.verifier, running.assigned_at = verifier, at
    running.save(update_fields=["verifier", "assigned_at"])
    _move(item, ASSIGN_VERIFIER.target)
    note(Event.VERIFIER_ASSIGNED, item, by=by, at=at, words=verifier.name)
    tell([verifier.pk], ReminderKind.ITEM_TO_VERIFY, item, by=by, at=at)


@transaction.atomic
def pass_item(
    item: Item, words: str, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Verify that it is mended. Raises Refused without words, or for one who is responsible himself."""
    require(by, Act.ITEM_VERIFY, place_of_verifying(item))
    claim(item, while_in=PASS.sources, revision=revision)
    running = _running(item)
    facts = progress_of(item, running=running, verifier_id=by.person_id, words=words)
    PASS.check(ItemState(item.state), facts)
    running.verifier_id, running.assigned_at = by.person_id, running.assigned_at or at
    running.outcome, running.words = "passed", words.strip()
    running.decided_by_name, running.decided_at = by.name, at
    running.save(
        update_fields=[
            "verifier", "assigned_at", "outcome", "words", "decided_by_name", "decided_at",
        ]
    )  # fmt: skip
    _move(item, PASS.target)
    note(Event.ITEM_PASSED, item, by=by, at=at)
    tell(_holders(item, Role.LEADER, at=at), ReminderKind.ITEM_PASSED, item, by=by, at=at)


@transaction.atomic
def send_back(
    item: Item, reason: str, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Give an item back to be mended further, with what is missing."""
    place = place_of_item(item)
    if not may(by, Act.VERIFIER_ASSIGN, place):
        require(by, Act.ITEM_VERIFY, place_of_verifying(item))
    claim(item, while_in=SEND_BACK.sources, revision=revision)
    running = _running(item)
    SEND_BACK.check(ItemState(item.state), progress_of(item, running=running, words=reason))
    running.outcome, running.words = "returned", reason.strip()
    running.signed_by, running.signed_at = None, None
    running.decided_by_name, running.decided_at = by.name, at
    running.ended_at = at
    running.save(
        update_fields=[
            "outcome", "words", "signed_by", "signed_at", "decided_by_name", "decided_at",
            "ended_at",
        ]
    )  # fmt: skip
    item.state, item.came_back = SEND_BACK.target.value, CameBack.RETURNED.value
    item.state_reason = reason.strip()[:400]
    item.save(update_fields=["state", "came_back", "state_reason"])
    note(Event.ITEM_RETURNED, item, by=by, at=at, words=reason)
    tell(doers_of(item), ReminderKind.ITEM_RETURNED, item, by=by, at=at)


@transaction.atomic
def sign_off(item: Item, *, by: Actor, at: datetime, revision: int | None = None) -> None:
    """The leader agrees that the item be closed. Raises Refused before it was verified."""
    require(by, Act.ITEM_SIGN_OFF, place_of_item(item))
    claim(item, while_in=SIGN_OFF.sources, revision=revision)
    running = _running(item)
    SIGN_OFF.check(ItemState(item.state), progress_of(item, running=running))
    running.signed_by_id, running.signed_at = by.person_id, at
    running.save(update_fields=["signed_by", "signed_at"])
    note(Event.ITEM_SIGNED_OFF, item, by=by, at=at)
    tell(_holders(item, Role.SECRETARY, at=at), ReminderKind.ITEM_SIGNED_OFF, item, by=by, at=at)


@transaction.atomic
def close_item(item: Item, *, by: Actor, at: datetime, revision: int | None = None) -> None:
    """Close an item; its spot checks are set. Raises Refused with every need that is missing."""
    require(by, Act.ITEM_CLOSE, place_of_item(item))
    claim(item, while_in=CLOSE.sources, revision=revision)
    running = _running(item)
    CLOSE.check(ItemState(item.state), progress_of(item, running=running))
    running.ended_at = at
    running.save(update_fields=["ended_at"])
    closed_on = timezone.localtime(at).date()
    item.state, item.closed_on = CLOSE.target.value, closed_on
    item.came_back, item.state_reason = "", ""
    item.save(update_fields=["state", "closed_on", "came_back", "state_reason"])
    months = [
        int(one) for one in parameters_of(item.meeting.parameters, item.meeting.kind).spot_checks
    ]
    SpotCheck.objects.bulk_create(
        SpotCheck(item=item, due=day) for day in check_days(closed_on, months)
    )
    note(Event.ITEM_CLOSED, item, by=by, at=at)
    tell(doers_of(item), ReminderKind.ITEM_CLOSED, item, by=by, at=at)


@transaction.atomic
def reopen_item(
    item: Item,
    reason: str,
    due: date | None,
    *,
    by: Actor,
    at: datetime,
    revision: int | None = None,
) -> None:
    """Open a closed item again because the problem is back, until a new date. Raises Refused without either."""
    require(by, Act.ITEM_REOPEN, place_of_ledger(item.meeting))
    claim(item, while_in=REOPEN.sources, revision=revision)
    open_again(item, reason, due, by=by, at=at)


def open_again(item: Item, reason: str, due: date | None, *, by: Actor, at: datetime) -> None:
    """Open an item again that the caller has claimed."""
    REOPEN.check(ItemState(item.state), progress_of(item, running=None, words=reason))
    if due is None or due < timezone.localtime(at).date():
        raise Refused("请定新的完成期限，不早于今天")
    item.state, item.came_back = REOPEN.target.value, CameBack.RELAPSED.value
    item.relapses, item.closed_on = item.relapses + 1, None
    item.state_reason, item.due = reason.strip()[:400], due
    item.first_due = due
    item.save(
        update_fields=[
            "state", "came_back", "relapses", "closed_on", "state_reason", "due", "first_due",
        ]
    )  # fmt: skip
    item.spot_checks.filter(state=CheckState.DUE.value).update(state=CheckState.VOID.value)
    note(Event.ITEM_REOPENED, item, by=by, at=at, words=reason)
    tell(doers_of(item), ReminderKind.ITEM_REOPENED, item, by=by, at=at)


def _running(item: Item) -> Verification:
    running = running_of(item)
    if running is None:
        raise Refused("没有在办的销号申请，请刷新页面再看")
    return running


def _move(item: Item, target: ItemState) -> None:
    item.state = target.value
    item.save(update_fields=["state"])


def _holders(item: Item, role: Role, *, at: datetime) -> set[int]:
    return holders(item.meeting.unit_id, [role], on=timezone.localtime(at).date())
