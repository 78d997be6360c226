"""The doors to the ledger: its items with their evidence, extensions and spot checks; what an item may come from."""

from typing import TYPE_CHECKING

from django.db.models import Q
from django.http import Http404

from duizhao.core.access.actor import Actor, Place
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import may
from duizhao.core.access.roles import Role
from duizhao.core.cycle.evidence import Level
from duizhao.core.cycle.meeting import MeetingState
from duizhao.web.meetings.access import meeting_for
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import (
    Evidence,
    Extension,
    Item,
    LedgerForm,
    LedgerImport,
    SavedView,
    SpotCheck,
    Task,
    Verification,
)
from duizhao.web.units.models import Unit
from duizhao.web.units.places import above, place_of

if TYPE_CHECKING:
    from django.db.models import QuerySet

_SENT = (MeetingState.REPORTING.value, MeetingState.CLOSED.value)


def is_sent(meeting: Meeting) -> bool:
    """Whether the ledger has come before those above: with the report."""
    return meeting.state in _SENT


def doers_of(item: Item) -> frozenset[int]:
    """Those who mend an item: whose problem it is, who leads it, who carries its tasks out."""
    people = {item.person_id, item.owner_id, *(task.owner_id for task in item.tasks.all())}
    return frozenset(people - {None})  # type: ignore[arg-type]


def place_of_item(item: Item) -> Place:
    """Where an item stands for those who work on it."""
    return place_of(
        item.meeting.unit,
        owner_id=item.person_id,
        parties=doers_of(item),
        sent_up=is_sent(item.meeting),
    )


def place_of_reading(item: Item) -> Place:
    """Where an item stands for those who read it: the verifiers as well."""
    verifiers = {each.verifier_id for each in item.verifications.all()} - {None}
    return place_of(
        item.meeting.unit,
        owner_id=item.person_id,
        parties=doers_of(item) | frozenset(verifiers),  # type: ignore[arg-type]
        sent_up=is_sent(item.meeting),
    )


def place_of_verifying(item: Item) -> Place:
    """Where an item stands for the one who verifies it: the verifier of the request that runs."""
    running = {each.verifier_id for each in item.verifications.all() if each.ended_at is None}
    return place_of(
        item.meeting.unit,
        parties=frozenset(running - {None}),  # type: ignore[arg-type]
        sent_up=is_sent(item.meeting),
    )


def place_of_ledger(meeting: Meeting) -> Place:
    """Where the ledger of a meeting stands as a whole."""
    return place_of(meeting.unit, sent_up=is_sent(meeting))


def ledger_for(actor: Actor, pk: int, act: Act = Act.LEDGER_VIEW) -> Meeting:
    """A meeting on whose ledger the actor may do the act. Raises Http404 for all others."""
    meeting = meeting_for(actor, pk)
    if not may(actor, act, place_of_ledger(meeting)):
        raise Http404
    return meeting


def counts_alone(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor looks from above on a ledger that was not sent yet, and may know its counts alone."""
    here = actor.units_as(*(role for role in Role if role is not Role.SUPERIOR))
    return meeting.unit_id not in here and not is_sent(meeting)


def item_for(actor: Actor, pk: int) -> Item:
    """An item that the actor may read. Raises Http404 for all others."""
    item = _items().filter(pk=pk).first()
    if item is None or not may(actor, Act.ITEM_VIEW, place_of_reading(item)):
        raise Http404
    return item


def reads_all(actor: Actor, unit: Unit) -> bool:
    """Whether the actor may read every item of a unit's ledgers."""
    return unit.pk in actor.units_as(Role.SECRETARY, Role.LEADER, Role.SUPERVISOR)


def items_for(actor: Actor, unit: Unit) -> "QuerySet[Item]":
    """The items of a unit's ledgers that the actor may read."""
    return _readable(Item.objects.filter(meeting__unit=unit), actor, unit)


def items_in(actor: Actor, meeting: Meeting) -> "QuerySet[Item]":
    """The items of a meeting's ledger that the actor may read."""
    return _readable(Item.objects.filter(meeting=meeting), actor, meeting.unit)


def _readable(items: "QuerySet[Item]", actor: Actor, unit: Unit) -> "QuerySet[Item]":
    if reads_all(actor, unit):
        return items
    seen = _concerning(actor)
    if actor.holds(Role.MEMBER, unit.pk):
        seen |= Q(person=None)
    if above(unit) & actor.units_as(Role.SUPERIOR):
        seen |= Q(meeting__state__in=_SENT)
    return items.filter(seen)


def task_for(actor: Actor, pk: int) -> Task:
    """A task of an item that the actor may read. Raises Http404 for all others."""
    task = Task.objects.filter(pk=pk).first()
    if task is None:
        raise Http404
    task.item = item_for(actor, task.item_id)
    return task


def extension_for(actor: Actor, pk: int) -> Extension:
    """An extension of an item that the actor may read. Raises Http404 for all others."""
    extension = Extension.objects.filter(pk=pk).first()
    if extension is None:
        raise Http404
    extension.item = item_for(actor, extension.item_id)
    return extension


def spot_check_for(actor: Actor, pk: int) -> SpotCheck:
    """A spot check of an item that the actor may read. Raises Http404 for all others."""
    check = SpotCheck.objects.filter(pk=pk).first()
    if check is None:
        raise Http404
    check.item = item_for(actor, check.item_id)
    return check


def evidence_for(actor: Actor, pk: int) -> Evidence:
    """A piece of evidence that the actor may see. Raises Http404 for all others."""
    found = (
        Evidence.objects.select_related("task", "session", "talk", "indicator__unit__superior")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Http404
    found.item = item_for(actor, found.item_id)
    if not may_see(actor, found):
        raise Http404
    return found


def tasks_for(actor: Actor, unit: Unit) -> "QuerySet[Task]":
    """The tasks of the items that the actor may read."""
    return Task.objects.filter(item__in=items_for(actor, unit))


def all_evidence_for(actor: Actor, unit: Unit) -> "QuerySet[Evidence]":
    """The evidence that the actor may see, of the items that he may read."""
    found = Evidence.objects.filter(item__in=items_for(actor, unit))
    if reads_all(actor, unit):
        return found
    own = Item.objects.filter(_concerning(actor))
    return found.filter(~Q(level=Level.RESTRICTED.value) | Q(item__in=own.values("pk")))


def may_see(actor: Actor, evidence: Evidence) -> bool:
    """Whether the actor, who may read the item, may see this piece of its evidence."""
    if evidence.level != Level.RESTRICTED.value or sees_all(actor, evidence.item.meeting):
        return True
    return may(actor, Act.EVIDENCE_RESTRICTED, place_of_reading(evidence.item))


def sees_all(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor may see all evidence of a ledger, whoever works on the item that it is of."""
    return may(actor, Act.EVIDENCE_RESTRICTED, place_of_ledger(meeting))


def ledger_import_for(actor: Actor, pk: int) -> LedgerImport:
    """A ledger that the actor may import. Raises Http404 for all others."""
    found = LedgerImport.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None or not may(actor, Act.LEDGER_WRITE, place_of_ledger(found.meeting)):
        raise Http404
    return found


def _concerning(actor: Actor) -> Q:
    """The items of the actor's own: his problem, led by him, with his task, or for him to verify."""
    mine = actor.person_id
    if mine is None:
        return Q(pk=None)
    tasks = Task.objects.filter(owner=mine).order_by().values("item")
    to_verify = Verification.objects.filter(verifier=mine).order_by().values("item")
    return Q(person=mine) | Q(owner=mine) | Q(pk__in=tasks) | Q(pk__in=to_verify)


def ledger_form_for(actor: Actor, pk: int) -> LedgerForm:
    """A form that the actor may fill from the ledger. Raises Http404 for all others."""
    found = LedgerForm.objects.select_related("meeting__unit__superior").filter(pk=pk).first()
    if found is None or not may(actor, Act.LEDGER_WRITE, place_of_ledger(found.meeting)):
        raise Http404
    return found


def place_of_view(view: SavedView) -> Place:
    """Where a saved view stands: whose it is, and whether the unit sees it."""
    return place_of(view.unit, owner_id=view.person_id, shared=view.shared)


def views_for(actor: Actor, unit: Unit) -> "QuerySet[SavedView]":
    """The saved views of a unit that the actor may use: his own, and those that are shared."""
    return SavedView.objects.filter(Q(person=actor.person_id) | Q(shared=True), unit=unit)


def view_for(actor: Actor, meeting: Meeting, pk: int) -> SavedView:
    """A saved view that the actor may use with a meeting's ledger. Raises Http404 for all others."""
    found = views_for(actor, meeting.unit).select_related("unit__superior", "person")
    view = found.filter(pk=pk).first()
    if view is None:
        raise Http404
    return view


def _items() -> "QuerySet[Item]":
    rows = Item.objects.select_related("meeting__unit__superior", "person", "owner", "department")
    return rows.prefetch_related("tasks__owner", "verifications__verifier")
