"""Extensions decided by the leader, and spot checks of closed items."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.extension import APPROVE, REFUSE, ExtensionState, Ruling
from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.machine import Refused
from duizhao.core.cycle.spot_check import FAIL_CHECK, PASS_CHECK, CheckState, Look
from duizhao.web.audit.events import Event
from duizhao.web.kit.claims import claim
from duizhao.web.rectification.access import doers_of, place_of_item, place_of_ledger
from duizhao.web.rectification.models import Extension, SpotCheck
from duizhao.web.rectification.selectors.progress import granted_of, most_extensions
from duizhao.web.rectification.services.history import note, tell
from duizhao.web.rectification.services.verification import open_again
from duizhao.web.reminders.kinds import ReminderKind


@transaction.atomic
def decide_extension(
    extension: Extension, words: str, *, approve: bool, by: Actor, at: datetime
) -> None:
    """Give more time or refuse it, with the reason. Raises Refused, Stale when it was decided before."""
    item = extension.item
    require(by, Act.EXTENSION_DECIDE, place_of_item(item))
    move = APPROVE if approve else REFUSE
    claim(item)
    claim(extension, while_in=move.sources)
    ruling = Ruling(
        words=words, until=extension.until, due=item.due, granted=granted_of(item),
        most=most_extensions(item),
    )  # fmt: skip
    move.check(ExtensionState(extension.state), ruling)
    extension.state, extension.words = move.target.value, words.strip()
    extension.decided_by_name, extension.decided_at = by.by_name or by.name, at
    extension.save(update_fields=["state", "words", "decided_by_name", "decided_at"])
    if approve:
        item.due = extension.until
        item.save(update_fields=["due"])
    event = Event.EXTENSION_APPROVED if approve else Event.EXTENSION_REFUSED
    note(event, item, by=by, at=at, words=f"延到 {extension.until}")
    tell(doers_of(item), ReminderKind.EXTENSION_DECIDED, item, by=by, at=at)


@transaction.atomic
def record_check(
    check: SpotCheck,
    words: str,
    *,
    back: bool,
    due: date | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """Put down what a spot check saw; when the problem is back, the item is open again until `due`.

    Raises Refused without words, for one who is responsible himself, or before it is closed; Stale.
    """
    item = check.item
    require(by, Act.SPOT_CHECK_RECORD, place_of_ledger(item.meeting))
    move = FAIL_CHECK if back else PASS_CHECK
    claim(item, while_in=[ItemState.CLOSED])
    claim(check, while_in=move.sources)
    look = Look(words=words, checker_responsible=by.person_id in doers_of(item))
    reasons = list(move.open_needs(look))
    if back and due is None:
        reasons.append("请定新的完成期限")
    if reasons:
        raise Refused(*reasons)
    move.check(CheckState(check.state), look)
    check.state, check.words = move.target.value, words.strip()
    check.checker_id, check.done_on = by.person_id, timezone.localtime(at).date()
    check.save(update_fields=["state", "words", "checker", "done_on"])
    event = Event.SPOT_CHECK_FAILED if back else Event.SPOT_CHECK_PASSED
    note(event, item, by=by, at=at)
    if back:
        open_again(item, words, due, by=by, at=at)
