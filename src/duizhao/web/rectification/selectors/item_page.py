"""What the page of one item shows: where it came from, what is done, what proves it, what may be done now."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.cycle.extension import ExtensionState
from duizhao.core.cycle.item import CLOSE, OPEN, Colour, ItemState, colour_of
from duizhao.core.cycle.parameters import parameters_of
from duizhao.core.cycle.spot_check import CheckState
from duizhao.web.audit.events import label_of
from duizhao.web.rectification.access import (
    doers_of,
    items_for,
    may_see,
    place_of_item,
    place_of_ledger,
    place_of_verifying,
)
from duizhao.web.rectification.models import (
    Evidence,
    Extension,
    Item,
    Source,
    SpotCheck,
    Task,
    Verification,
)
from duizhao.web.rectification.selectors.countable import Countable, countable_of
from duizhao.web.rectification.selectors.earlier import SameTrouble, same_troubles
from duizhao.web.rectification.selectors.progress import progress_of
from duizhao.web.trail.access import points_for, problems_for

MOST_CHANGES = 30


@dataclass(frozen=True, slots=True)
class Origin:
    """What an item came from: its words and page, for those who may know of it."""

    kind: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """A piece of evidence; `readable` says whether the reader may see more than its name and purpose."""

    evidence: Evidence
    readable: bool
    expired: bool
    replaced: bool


@dataclass(frozen=True, slots=True)
class ShownChange:
    """What was done with an item, by whom, when."""

    what: str
    by: str
    at: object
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the actor may do with the item in the state that it is in."""

    write: bool
    start: bool
    drop: bool
    work: bool
    extend: bool
    decide_extension: bool
    assign: bool
    verify: bool
    send_back: bool
    sign_off: bool
    close: bool
    reopen: bool
    check: bool
    add_evidence: bool


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Everything of one item."""

    item: Item
    colour: Colour
    origins: list[Origin]
    tasks: list[Task]
    evidence: list[ShownEvidence]
    hidden: int
    verifications: list[Verification]
    running: Verification | None
    extensions: list[Extension]
    waiting: Extension | None
    checks: list[SpotCheck]
    next_check: SpotCheck | None
    missing: tuple[str, ...]
    changes: list[ShownChange]
    offered: Offered
    history: list[SameTrouble]
    may_settle: bool
    countable: list[Countable]


def item_page_of(actor: Actor, item: Item, *, today: date) -> ItemPage:
    """The page of an item that came through its door."""
    verifications = list(item.verifications.select_related("verifier", "signed_by"))
    running = next((one for one in verifications if one.ended_at is None), None)
    extensions = list(item.extensions.all())
    waiting = next((one for one in extensions if one.state == ExtensionState.REQUESTED.value), None)
    evidence = _evidence(actor, item, today)
    state = ItemState(item.state)
    days = parameters_of(item.meeting.parameters, item.meeting.kind).amber_days
    checks = list(item.spot_checks.select_related("checker"))
    rows = item.tasks.select_related("owner", "department").prefetch_related("with_departments")
    tasks = list(rows)
    missing = CLOSE.open_needs(progress_of(item, running=running)) if state in OPEN else ()
    return ItemPage(
        item=item,
        colour=colour_of(state, item.last_day, today=today, amber_days=days),
        origins=_origins(actor, item),
        tasks=tasks,
        evidence=[one for one in evidence if one.readable],
        hidden=sum(not one.readable for one in evidence),
        verifications=verifications,
        running=running,
        extensions=extensions,
        waiting=waiting,
        checks=checks,
        next_check=next((one for one in checks if one.state == CheckState.DUE.value), None),
        missing=missing,
        changes=[
            ShownChange(label_of(one.event), one.by_name, one.at, one.note)
            for one in item.changes.order_by("-pk")[:MOST_CHANGES]
        ],
        offered=_offered(actor, item, running, waiting, checks),
        history=_history(actor, item),
        may_settle=may(actor, Act.LEDGER_WRITE, place_of_ledger(item.meeting)),
        countable=countable_of(actor, item, tasks) if state in OPEN else [],
    )


def _history(actor: Actor, item: Item) -> list[SameTrouble]:
    """The same trouble in earlier years, as far as the actor may read those items."""
    found = same_troubles(item)
    if not found:
        return []
    known = items_for(actor, item.meeting.unit).filter(pk__in=[one.earlier.pk for one in found])
    readable = set(known.values_list("pk", flat=True))
    return [one for one in found if one.earlier.pk in readable]


def _evidence(actor: Actor, item: Item, today: date) -> list[ShownEvidence]:
    rows = item.evidence.select_related("task", "session", "talk", "replaced_by")
    shown = []
    for one in rows:
        one.item = item
        expired = one.holds_until is not None and one.holds_until < today
        replaced = hasattr(one, "replaced_by")
        shown.append(ShownEvidence(one, may_see(actor, one), expired, replaced))
    return shown


def _origins(actor: Actor, item: Item) -> list[Origin]:
    sources = list(item.sources.select_related("problem", "point"))
    unit = item.meeting.unit
    problems = [one.problem_id for one in sources if one.problem_id]
    points = [one.point_id for one in sources if one.point_id]
    known = problems_for(actor, unit).filter(pk__in=problems) if problems else ()
    seen = points_for(actor, unit).filter(pk__in=points) if points else ()
    knows = {one.pk for one in known}, {one.pk for one in seen}
    return [_origin(source, *knows) for source in sources]


def _origin(source: Source, problems: set[int], points: set[int]) -> Origin:
    from_problem = source.problem
    if from_problem is not None:
        known = from_problem.pk in problems
        address = reverse("trail:problem", args=[from_problem.pk]) if known else ""
        return Origin("问题", from_problem.title if known else "本人清单里的问题", address)
    point = source.point
    known = point is not None and point.pk in points
    words = point.words if point is not None and known else "意见点"
    return Origin(point.get_channel_display() if point else "", words, "")


def _offered(
    actor: Actor,
    item: Item,
    running: Verification | None,
    waiting: Extension | None,
    checks: list[SpotCheck],
) -> Offered:
    place, ledger, state = place_of_item(item), place_of_ledger(item.meeting), ItemState(item.state)
    proposed, going = state is ItemState.PROPOSED, state is ItemState.IN_PROGRESS
    asked = state in {ItemState.CLOSING_REQUESTED, ItemState.VERIFYING}
    passed = running is not None and running.outcome == "passed"
    work = may(actor, Act.ITEM_WORK, place)
    apart = actor.person_id not in doers_of(item)
    verifies = asked and may(actor, Act.ITEM_VERIFY, place_of_verifying(item))
    assigns = asked and may(actor, Act.VERIFIER_ASSIGN, place)
    due = any(one.state == CheckState.DUE.value for one in checks)
    return Offered(
        write=(proposed or going) and may(actor, Act.ITEM_WRITE, place),
        start=proposed and may(actor, Act.ITEM_HAND_OUT, place),
        drop=proposed and may(actor, Act.LEDGER_WRITE, ledger),
        work=going and work,
        extend=going and work and waiting is None and item.due is not None,
        decide_extension=waiting is not None and may(actor, Act.EXTENSION_DECIDE, place),
        assign=assigns and not passed,
        verify=verifies and not passed and apart,
        send_back=verifies or assigns,
        sign_off=passed
        and running is not None
        and running.signed_at is None
        and may(actor, Act.ITEM_SIGN_OFF, place),
        close=state is ItemState.VERIFYING and may(actor, Act.ITEM_CLOSE, place),
        reopen=state is ItemState.CLOSED and may(actor, Act.ITEM_REOPEN, ledger),
        check=due
        and state is ItemState.CLOSED
        and apart
        and may(actor, Act.SPOT_CHECK_RECORD, ledger),
        add_evidence=state in OPEN and work,
    )
