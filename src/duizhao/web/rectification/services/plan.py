"""The plan of rectification: what becomes an item, joins one or has none; items written, handed out and begun."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max, Q, QuerySet

from duizhao.core.access.actor import Actor
from duizhao.core.access.acts import Act
from duizhao.core.access.rights import require
from duizhao.core.cycle.item import DROP, START, WRITABLE, ItemState, Pace, TaskKind
from duizhao.core.cycle.machine import Refused, Stale
from duizhao.web.audit.events import Event
from duizhao.web.audit.services import record
from duizhao.web.kit.claims import claim
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.access import doers_of, place_of_item, place_of_ledger
from duizhao.web.rectification.models import Item, Source, Task
from duizhao.web.rectification.selectors.loose import items_to_join, loose_at
from duizhao.web.rectification.selectors.progress import progress_of
from duizhao.web.rectification.services.history import note, tell
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.trail.models import Measure, Point, Problem
from duizhao.web.units.models import Department, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWords:
    """A task as it was typed. `pk` is None for a new one, which alone may say how far it has come."""

    words: str
    kind: TaskKind = TaskKind.OTHER
    owner: Person | None = None
    department: Department | None = None
    helpers: tuple[Department, ...] = ()
    due: date | None = None
    measure: Measure | None = None
    result: str = ""
    pk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemWords:
    """An item as it was typed, with its tasks; a task that is not listed is dropped."""

    problem: str
    aspect: str = ""
    goal: str = ""
    judged_by: str = ""
    pace: Pace = Pace.BY_DATE
    standing: bool = False
    review_on: date | None = None
    key_concern: bool = False
    owner: Person | None = None
    department: Department | None = None
    due: date | None = None
    tasks: tuple[TaskWords, ...] = ()


@transaction.atomic
def add_item(
    meeting: Meeting, words: ItemWords, *, person: Person | None = None, by: Actor, at: datetime
) -> Item:
    """Enter an item by hand."""
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    claim(meeting)
    return enter(meeting, words, person=person, by=by, at=at)


def enter(
    meeting: Meeting,
    words: ItemWords,
    *,
    person: Person | None,
    number: int = 0,
    by: Actor,
    at: datetime,
) -> Item:
    """Put an item into the ledger of a meeting that the caller has claimed; without a number, the next one."""
    last = meeting.items.aggregate(last=Max("number"))["last"] or 0
    item = Item(meeting=meeting, number=number or last + 1, person=person)
    _set(item, words)
    item.due = words.due
    item.save()
    _write_tasks(item, words.tasks)
    note(Event.ITEM_ADDED, item, by=by, at=at)
    return item


@transaction.atomic
def take_sources(meeting: Meeting, keys: Sequence[str], *, by: Actor, at: datetime) -> list[Item]:
    """Make an item of each problem or point; its measures become tasks. Raises Stale when one has an item already."""
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    claim(meeting)
    if not keys:
        raise Refused("一条也没有勾选")
    return [_take(meeting, _loose(meeting, key), by=by, at=at) for key in dict.fromkeys(keys)]


@transaction.atomic
def join_source(meeting: Meeting, key: str, item: Item, *, by: Actor, at: datetime) -> None:
    """Let a problem or point be mended by an item that there is. Raises Refused for one that is over, Stale."""
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    claim(meeting)
    found = _loose(meeting, key)
    claim(item)
    if not items_to_join(meeting).filter(pk=item.pk).exists():
        raise Refused("只能并入本单位还没有销号的整改事项")
    joined = item.meeting_id != meeting.pk
    Source.objects.create(meeting=meeting, item=item, joined=joined, **_named(found))
    note(Event.ITEM_JOINED, item, by=by, at=at, words=str(found)[:60])


@transaction.atomic
def decline_source(meeting: Meeting, key: str, reason: str, *, by: Actor, at: datetime) -> None:
    """Say with a reason why a problem or point has no item. Raises Refused without one, Stale."""
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    claim(meeting)
    found = _loose(meeting, key)
    if not reason.strip():
        raise Refused("请写明不列入台账的理由")
    Source.objects.create(meeting=meeting, declined=reason.strip(), **_named(found))
    unit_id = meeting.unit_id
    record(Event.SOURCE_DECLINED, subject=found, unit_id=unit_id, by=by, at=at, note=reason)


@transaction.atomic
def take_up_source(meeting: Meeting, source: Source, *, by: Actor, at: datetime) -> None:
    """Take back that a problem or point was declined. Raises Stale when it isn't declined any more."""
    require(by, Act.LEDGER_WRITE, place_of_ledger(meeting))
    claim(meeting)
    declined = meeting.item_sources.filter(pk=source.pk, item=None).first()
    if declined is None:
        raise Stale
    found = declined.problem or declined.point
    declined.delete()
    unit_id = meeting.unit_id
    record(Event.SOURCE_TAKEN_UP, subject=found or meeting, unit_id=unit_id, by=by, at=at)


@transaction.atomic
def change_item(
    item: Item, words: ItemWords, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Write an item anew. Raises Stale when it is past `revision`, Refused for what may not change any more."""
    place = place_of_item(item)
    require(by, Act.ITEM_WRITE, place)
    claim(item, revision=revision)
    _require_writable(item)
    handed = (item.owner_id, item.department_id)
    if handed != (_pk(words.owner), _pk(words.department)):
        require(by, Act.ITEM_HAND_OUT, place)
    if item.first_due is not None and words.due != item.due:
        raise Refused("已经开始整改，改期限要申请延期")
    before = doers_of(item)
    rewrite(item, words, by=by, at=at)
    tell(doers_of(item) - before, ReminderKind.ITEM_HANDED_OUT, item, by=by, at=at)


@transaction.atomic
def hand_out(
    seen: Iterable[tuple[Item, int]],
    *,
    owner: Person | None,
    department: Department | None,
    due: date | None,
    by: Actor,
    at: datetime,
) -> int:
    """Give several items to a leader, a department or a date at once; how many.

    Tasks that had nobody or no date get those of their item, so that it can begin.
    Raises Stale when one was changed since it was shown, Refused when one may not be written any
    more; then none is given.
    """
    if owner is None and department is None and due is None:
        raise Refused("请选责任领导、责任部门或者完成期限")
    number = 0
    for item, revision in sorted(seen, key=lambda pair: pair[0].pk):
        require(by, Act.ITEM_HAND_OUT, place_of_item(item))
        claim(item, revision=revision)
        _require_writable(item)
        if due is not None and item.first_due is not None:
            raise Refused(f"{item}已经开始整改，改期限要申请延期")
        item.owner, item.department = owner or item.owner, department or item.department
        item.due = due or item.due
        item.save(update_fields=["owner", "department", "due"])
        _hand_down(item)
        note(Event.ITEM_HANDED_OUT, item, by=by, at=at)
        tell([item.owner_id], ReminderKind.ITEM_HANDED_OUT, item, by=by, at=at)
        number += 1
    return number


@transaction.atomic
def start(item: Item, *, by: Actor, at: datetime, revision: int | None = None) -> None:
    """Begin to mend. Raises Refused with everything that the plan of the item lacks."""
    require(by, Act.ITEM_HAND_OUT, place_of_item(item))
    claim(item, while_in=START.sources, revision=revision)
    START.check(ItemState(item.state), progress_of(item, running=None))
    item.state, item.first_due = START.target.value, item.due
    item.save(update_fields=["state", "first_due"])
    note(Event.ITEM_STARTED, item, by=by, at=at)
    tell(doers_of(item), ReminderKind.ITEM_HANDED_OUT, item, by=by, at=at)


@transaction.atomic
def drop_item(
    item: Item, reason: str, *, by: Actor, at: datetime, revision: int | None = None
) -> None:
    """Take an item off the ledger, with the reason; what it came from is listed again."""
    require(by, Act.LEDGER_WRITE, place_of_ledger(item.meeting))
    claim(item, while_in=DROP.sources, revision=revision)
    DROP.check(ItemState(item.state), progress_of(item, running=None, words=reason))
    item.state, item.state_reason = DROP.target.value, reason.strip()
    item.save(update_fields=["state", "state_reason"])
    item.sources.all().delete()
    note(Event.ITEM_DROPPED, item, by=by, at=at, words=reason)


def rewrite(item: Item, words: ItemWords, *, by: Actor, at: datetime) -> None:
    """Write an item anew that the caller has claimed. Raises Refused for tasks that can't be dropped."""
    _require_droppable(item, words.tasks)
    _set(item, words)
    item.due = words.due
    item.save()
    _write_tasks(item, words.tasks)
    note(Event.ITEM_CHANGED, item, by=by, at=at)


def _take(meeting: Meeting, found: Problem | Point, *, by: Actor, at: datetime) -> Item:
    if isinstance(found, Problem):
        words, person = _words_of(found), found.list.person
    else:
        words, person = ItemWords(problem=found.words, aspect=found.aspect), found.person
    item = enter(meeting, words, person=person, by=by, at=at)
    Source.objects.create(meeting=meeting, item=item, **_named(found))
    return item


def _words_of(problem: Problem) -> ItemWords:
    measures = list(problem.measures.select_related("owner"))
    owner = problem.list.person or next((one.owner for one in measures if one.owner), None)
    said = (problem.title, problem.manifestation, problem.instance)
    return ItemWords(
        problem="\n".join(dict.fromkeys(word for word in said if word)),
        aspect=problem.aspect,
        judged_by="；".join(dict.fromkeys(one.judged_by for one in measures if one.judged_by)),
        owner=owner,
        due=max((one.due for one in measures if one.due), default=None),
        tasks=tuple(
            TaskWords(words=one.words, owner=one.owner or owner, due=one.due, measure=one)
            for one in measures
        ),
    )


def _loose(meeting: Meeting, key: str) -> Problem | Point:
    found = loose_at(meeting, key)
    if found is None:
        raise Stale
    return found


def _named(found: Problem | Point) -> dict[str, Problem | Point]:
    return {"problem" if isinstance(found, Problem) else "point": found}


def _set(item: Item, words: ItemWords) -> None:
    item.problem, item.aspect = words.problem.strip(), words.aspect
    item.goal, item.judged_by = words.goal.strip(), words.judged_by.strip()
    item.pace, item.standing, item.review_on = words.pace.value, words.standing, words.review_on
    item.key_concern, item.owner, item.department = words.key_concern, words.owner, words.department


def _write_tasks(item: Item, tasks: Sequence[TaskWords]) -> None:
    _gone(item, tasks).delete()
    for task in tasks:
        fields = {
            "words": task.words.strip(), "kind": task.kind.value, "owner": task.owner,
            "department": task.department, "due": task.due,
        }  # fmt: skip
        if task.pk is None:
            row = Task.objects.create(item=item, measure=task.measure, result=task.result, **fields)
        else:
            row = item.tasks.get(pk=task.pk)
            for name, value in fields.items():
                setattr(row, name, value)
            row.save(update_fields=list(fields))
        row.with_departments.set(task.helpers)


def _hand_down(item: Item) -> None:
    """Give the tasks that lack an owner, a department or a date those of their item."""
    for name in ("owner", "department", "due"):
        item.tasks.filter(**{name: None}, done_on=None).update(**{name: getattr(item, name)})


def _gone(item: Item, tasks: Sequence[TaskWords]) -> QuerySet[Task]:
    return item.tasks.exclude(pk__in=[task.pk for task in tasks if task.pk])


def _require_droppable(item: Item, tasks: Sequence[TaskWords]) -> None:
    """A task that is done, or that evidence stands for, is not dropped."""
    kept = Q(done_on__isnull=False) | Q(evidence__isnull=False)
    if _gone(item, tasks).filter(kept).exists():
        raise Refused("已经完成的、有佐证的任务不能删去")


def _require_writable(item: Item) -> None:
    if ItemState(item.state) not in WRITABLE:
        raise Refused(f"{item}{item.get_state_display()}，现在不能改；要改，先退回")


def _pk(row: Person | Department | None) -> int | None:
    return row.pk if row else None
