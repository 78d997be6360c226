"""Ledgers of many items with all that hangs on them, written in bulk: for what must not grow with the rows.

Every word is of our own invention; the same number of items gives the same rows each time.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.db.models import Model
from django.utils import timezone

from cast import Cast
from duizhao.core.cycle.evidence import EvidenceKind, Level
from duizhao.core.cycle.extension import ExtensionState
from duizhao.core.cycle.item import CameBack, ItemState, Pace, TaskKind
from duizhao.core.cycle.point import PointChannel, PointState
from duizhao.core.cycle.problem_list import ListState
from duizhao.core.cycle.spot_check import CheckState
from duizhao.core.ledger.line import Line, TaskLine, to_stored
from duizhao.web.audit.events import Event
from duizhao.web.audit.models import Entry
from duizhao.web.meetings.framework import aspect_labels
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import (
    Change,
    Evidence,
    Extension,
    Item,
    Source,
    SpotCheck,
    Task,
    Verification,
)
from duizhao.web.trail.models import Measure, Point, Problem, ProblemList
from duizhao.web.units.models import Department, Person
from make import TODAY

BATCH = 2_000
_WHERE = (
    "灌区末级渠道", "取水许可窗口", "河道采砂点", "农村饮水工程", "水库值守", "防汛物资仓库",
    "督办件办理", "项目招标", "工程变更签证", "节水宣传", "移民后扶资金", "堤防巡查",
    "水费收缴", "水土保持方案审批", "局属企业采购", "支部组织生活", "信访件答复", "会议管理",
)  # fmt: skip
_WHAT = (
    "超过期限，抽查{a}件有{b}件超期", "走过场，全年{a}次有{b}次没有记录", "台账和实物对不上，{a}项里差{b}项",
    "群众等得久，最长的一户等了{a}天", "底数不清，{a}处里有{b}处说不出责任人", "整改以后没有人再看，{b}处又坏了",
    "检查提前打招呼，{a}个点看到的都一样", "多头要表，一个月报{b}张", "经办人换了{b}次，没有交接清单",
    "合同签了{a}份，{b}份没有审核意见", "培训安排了{a}场，实际到场不足一半", "群众来电{a}件，{b}件没有回音",
)  # fmt: skip
_GOALS = (
    "{w}全部按期办结。", "{w}问题清零，半年以内不反复。", "{w}做到底数清、责任清、时限清。",
    "{w}群众满意率明显提高。", "{w}形成管得住的制度。",
)  # fmt: skip
_JUDGED = (
    "连续三个月没有超期",
    "第三方回访满意",
    "抽查十处没有一处反复",
    "制度印发并执行满一个季度",
)
_MEASURES = (
    "{w}建台账，到期前三天提醒，逾期的在局务会上通报。", "班子成员每人联系一处，每月到{w}现场一次。",
    "修订{w}的管理办法，明确谁办、谁审、谁验收。", "对{w}开展一次全面排查，列出清单逐项销号。",
    "{w}的结果在公开栏公布，接受群众监督。", "组织一次{w}的业务培训，考试不合格的补训。",
)  # fmt: skip
_DONE = ("台账已建，逾期通报三次。", "办法已经印发，各科室签收。", "排查完毕，清单已交局办公室。")
_TITLES = ("{w}回访记录", "{w}管理办法", "{w}现场照片说明", "{w}通报", "{w}排查清单")
_EFFECTS = (
    "一季度{w}{a}件全部按期办结，抽查十件群众都说回了话。",
    "{w}清零，连续{b}个月没有反复，台账和实物一致。",
)
_CHANNELS = (
    PointChannel.MASSES, PointChannel.COLLEAGUE, PointChannel.SUPERIOR, PointChannel.TEAM,
)  # fmt: skip
_STATES = {
    True: ((ItemState.CLOSED, 85), (ItemState.IN_PROGRESS, 9), (ItemState.VERIFYING, 1),
           (ItemState.CLOSING_REQUESTED, 1), (ItemState.PROPOSED, 1), (ItemState.DROPPED, 3)),
    False: ((ItemState.CLOSED, 50), (ItemState.IN_PROGRESS, 26), (ItemState.VERIFYING, 8),
            (ItemState.CLOSING_REQUESTED, 8), (ItemState.PROPOSED, 4), (ItemState.DROPPED, 4)),
}  # fmt: skip
"""How many of a hundred items are in each state: of a ledger that is older than a year, and of the last one."""
_BEGUN = ((ItemState.PROPOSED, 60), (ItemState.IN_PROGRESS, 38), (ItemState.DROPPED, 2))
_LAST, _RUNNING = 2.0, 0.5
"""How much more than an older meeting the last one that was held has in its ledger, and the one that runs."""


@dataclass(frozen=True, slots=True)
class _Crew:
    """Who works in the unit."""

    team: Sequence[Person]
    departments: Sequence[Department]
    secretary: Person
    leader: Person


@dataclass(slots=True)
class _Story:
    """What becomes of one item, with everything that is written of it; tables in the order of their keys."""

    item: Item
    rows: list[Model] = field(default_factory=list)
    raised: list[Model] = field(default_factory=list)
    helped: list[tuple[Task, Department]] = field(default_factory=list)


def make_ledgers(cast: Cast, meetings: Sequence[Meeting], items: int) -> None:
    """Spread items over the ledgers of a unit's meetings, given from the oldest to the one that runs.

    The last meeting that was held has most, in every state; the items of older ones are mostly
    closed, those of the running one just entered.
    """
    unit = cast.unit
    crew = _Crew(
        list(unit.people.filter(team_rank__isnull=False)), list(unit.departments.all()),
        cast.secretary, cast.leader,
    )  # fmt: skip
    weights = [1.0] * len(meetings)
    weights[-1] = _RUNNING
    if len(meetings) > 1:
        weights[-2] = _LAST
    for place, meeting in enumerate(meetings):
        share = max(1, round(items * weights[place] / sum(weights)))
        _fill(_Writer(crew, meeting, age=len(meetings) - 1 - place), share)


def _fill(writer: "_Writer", number: int) -> None:
    for first in range(1, number + 1, BATCH):
        stories = [writer.story(one) for one in range(first, min(first + BATCH, number + 1))]
        _write(stories)


_ORDER: tuple[type[Model], ...] = (
    Problem, Measure, Point, Item, Source, Task, Evidence, Verification, Extension, SpotCheck, Change,
)  # fmt: skip


def _write(stories: Sequence[_Story]) -> None:
    rows: dict[type[Model], list[Model]] = {kind: [] for kind in _ORDER}
    for story in stories:
        for row in (*story.raised, story.item, *story.rows):
            rows[type(row)].append(row)
    for kind in _ORDER:
        kind._default_manager.bulk_create(rows[kind])
    Entry.objects.bulk_create(_entry(one) for one in rows[Change] if isinstance(one, Change))
    helpers = Task.with_departments.through
    helpers.objects.bulk_create(
        helpers(task=task, department=department)
        for story in stories
        for task, department in story.helped
    )


def _entry(change: Change) -> Entry:
    return Entry(
        event=change.event, subject=f"item:{change.item_id}", unit_id=change.item.meeting.unit_id,
        actor_name=change.by_name, at=change.at, note=change.note,
    )  # fmt: skip


class _Writer:
    """Writes the items of one meeting; `age` is how many meetings were opened after it."""

    def __init__(self, crew: _Crew, meeting: Meeting, *, age: int) -> None:
        self.crew, self.meeting, self.age = crew, meeting, age
        self.random = Random(meeting.year)  # noqa: S311  no secret
        self.aspects = list(aspect_labels(meeting)) or [""]
        self.first = TODAY - timedelta(days=20) if age == 0 else date(meeting.year + 1, 1, 15)
        owners = [None, *crew.team]
        self.lists = [self._list(person) for person in owners]

    def _list(self, person: Person | None) -> ProblemList:
        fields = {"state": ListState.SUBMITTED.value, "submitted_at": _moment(self.first)}
        found, _ = ProblemList.objects.update_or_create(
            meeting=self.meeting, person=person, defaults=fields if person else {}
        )
        return found

    def story(self, number: int) -> _Story:
        """An item and all that hangs on it."""
        random, words = self.random, self._words()
        problems = self.lists[0] if random.random() < 0.4 else random.choice(self.lists)
        raised, source = self._raised(problems, words)
        weights = _BEGUN if self.age == 0 else _STATES[self.age > 1]
        state = random.choices(*zip(*weights, strict=True))[0]
        listed = self.first + timedelta(days=random.randrange(60 if self.age else 20))
        due = listed + timedelta(days=random.randrange(30, 330))
        standing = state is ItemState.IN_PROGRESS and random.random() < 0.4
        planned = state is not ItemState.DROPPED and (
            state is not ItemState.PROPOSED or random.random() < 0.5
        )
        begun = state not in {ItemState.PROPOSED, ItemState.DROPPED}
        item = Item(
            meeting=self.meeting, number=number, person=problems.person, problem=words("{p}。"),
            aspect=random.choice(self.aspects), goal=words(random.choice(_GOALS)) if planned else "",
            judged_by=random.choice(_JUDGED) if planned else "",
            pace=random.choice(list(Pace)).value, standing=standing,
            review_on=TODAY + timedelta(days=random.randrange(-40, 200)) if standing else None,
            key_concern=random.random() < 0.05,
            owner=problems.person or random.choice(self.crew.team) if planned else None,
            department=random.choice(self.crew.departments) if planned else None,
            due=due if planned else None, first_due=due if begun else None, state=state.value,
            state_reason="同第三条是一件事" if state is ItemState.DROPPED else "",
        )  # fmt: skip
        story = _Story(item, raised=raised)
        if source:
            story.rows.append(source)
            source.item = item
        self._life(story, words, listed)
        return story

    def _words(self) -> "_Words":
        random = self.random
        a = random.randrange(6, 60)
        return _Words(random.choice(_WHERE), random.choice(_WHAT), a, random.randrange(1, a))

    def _raised(self, problems: ProblemList, words: "_Words") -> tuple[list[Model], Source | None]:
        """What the item came from: a problem with its measures and points, a point alone, or nothing.

        With it, now and then, something that hangs loose.
        """
        random, raised, source = self.random, list[Model](), None
        come_from = random.random()
        if come_from < 0.65:
            problem = Problem(
                list=problems, title=words("{w}{k}"), manifestation=words("{p}。"),
                aspect=random.choice(self.aspects), rank=random.randrange(200),
            )  # fmt: skip
            raised.append(problem)
            raised += [
                Measure(
                    problem=problem, words=words(random.choice(_MEASURES)), owner=problems.person
                )
                for _ in range(random.randrange(1, 3))
            ]
            answered = self._point(problems, words, PointState.ANSWERED, problem=problem)
            raised.append(answered)
            source = Source(meeting=self.meeting, problem=problem)
        elif come_from < 0.9:
            point = self._point(problems, words, PointState.OPEN)
            raised.append(point)
            source = Source(meeting=self.meeting, point=point)
        if random.random() < 0.03:
            raised.append(self._point(problems, words, PointState.OPEN))
        if random.random() < 0.02:
            raised.append(Problem(list=problems, title=words("{w}{k}"), rank=random.randrange(200)))
        return raised, source

    def _point(
        self, problems: ProblemList, words: "_Words", state: PointState, **rest: Problem
    ) -> Point:
        return Point(
            meeting=self.meeting, person=problems.person, words=words("{p}，群众有意见。"),
            channel=self.random.choice(_CHANNELS).value, state=state.value, **rest,
        )  # fmt: skip

    def _life(self, story: _Story, words: "_Words", listed: date) -> None:
        """The tasks of an item, and everything that was done with it until today."""
        item, state = story.item, ItemState(story.item.state)
        noted = _Noted(story, self.crew.secretary.name)
        noted.note(Event.ITEM_ADDED, listed, state=ItemState.PROPOSED)
        if state is ItemState.DROPPED:
            noted.note(Event.ITEM_DROPPED, _later(listed, 3), "同第三条是一件事", state=state)
            return
        tasks = self._tasks(
            story, words, done=state not in {ItemState.PROPOSED, ItemState.IN_PROGRESS}
        )
        noted.row["tasks"] = [_task_row(task) for task in tasks]
        if state is ItemState.PROPOSED:
            return
        noted.note(Event.ITEM_STARTED, _later(listed, 7), state=ItemState.IN_PROGRESS)
        on = _later(listed, self.random.randrange(8, 250))
        self._evidence(story, words, tasks, on, noted)
        self._extension(story, _later(listed, 20), noted)
        if state is ItemState.IN_PROGRESS:
            if self.random.random() < 0.08:
                self._returned(story, words, on, noted)
            return
        effect = words(self.random.choice(_EFFECTS))
        asked = Verification(
            item=item, effect=effect, asked_by_name=self._owner(item), asked_at=_moment(on)
        )
        story.rows.append(asked)
        noted.note(Event.ITEM_CLOSING_REQUESTED, on, state=ItemState.CLOSING_REQUESTED)
        if state is ItemState.CLOSING_REQUESTED:
            return
        self._verified(asked, on, passed=state is ItemState.CLOSED or self.random.random() < 0.5)
        noted.row |= {"effect": effect, "verifier": self.crew.secretary.name}
        noted.note(Event.ITEM_PASSED, _later(on, 3), asked.words, state=ItemState.VERIFYING)
        if state is ItemState.CLOSED:
            asked.ended_at = _moment(_later(on, 5))
            item.closed_on = _later(on, 5)
            item.relapses = int(self.random.random() < 0.04)
            noted.row |= {"closed_on": item.closed_on.isoformat(), "relapses": item.relapses}
            noted.note(Event.ITEM_CLOSED, item.closed_on, state=ItemState.CLOSED)
            self._checks(story, item.closed_on)

    def _tasks(self, story: _Story, words: "_Words", *, done: bool) -> list[Task]:
        tasks = []
        for _ in range(self.random.choice((1, 1, 2, 2, 3))):
            over = done or (self.random.random() < 0.3 and story.item.first_due is not None)
            on = min(TODAY, _later(self.first, self.random.randrange(20, 200)))
            task = Task(
                item=story.item, words=words(self.random.choice(_MEASURES)),
                kind=self.random.choice(list(TaskKind)).value, owner=story.item.owner,
                department=story.item.department, due=story.item.due,
                done_on=on if over else None, result=self.random.choice(_DONE) if over else "",
            )  # fmt: skip
            tasks.append(task)
            if self.random.random() < 0.3:
                story.helped.append((task, self.random.choice(self.crew.departments)))
        story.rows += tasks
        return tasks

    def _evidence(
        self, story: _Story, words: "_Words", tasks: list[Task], on: date, noted: "_Noted"
    ) -> None:
        least = 0 if story.item.state == ItemState.IN_PROGRESS.value else 1
        for _ in range(self.random.randrange(least, least + 2)):
            title = words(self.random.choice(_TITLES))
            story.rows.append(Evidence(
                item=story.item, task=self.random.choice(tasks), kind=EvidenceKind.NOTE.value,
                title=title, proves="按期办结", dated_on=on, words=words("{p}的问题已经改正。"),
                level=(Level.RESTRICTED if self.random.random() < 0.05 else Level.INTERNAL).value,
                by=story.item.owner, by_name=self._owner(story.item), at=_moment(on),
            ))  # fmt: skip
            noted.row["evidence"] += 1
            noted.note(Event.EVIDENCE_ADDED, on, title)

    def _extension(self, story: _Story, on: date, noted: "_Noted") -> None:
        item = story.item
        if item.due is None or self.random.random() > 0.12:
            return
        until = item.due + timedelta(days=60)
        waits = item.state == ItemState.IN_PROGRESS.value and self.random.random() < 0.3
        extension = Extension(
            item=item, reason="汛期抽调人手，办法征求意见延后", due_before=item.due, until=until,
            asked_by_name=self._owner(item), asked_at=_moment(on),
        )  # fmt: skip
        story.rows.append(extension)
        if waits:
            return
        extension.state = ExtensionState.APPROVED.value
        extension.decided_at, extension.decided_by_name = _moment(on), self.crew.leader.name
        item.due = until
        noted.row |= {"due": until.isoformat(), "extensions": 1}
        noted.note(Event.EXTENSION_APPROVED, on, extension.reason)

    def _returned(self, story: _Story, words: "_Words", on: date, noted: "_Noted") -> None:
        sent_back = Verification(
            item=story.item, effect=words(_EFFECTS[0]), asked_by_name=self._owner(story.item),
            asked_at=_moment(on), outcome="returned", words="台账和现场对不上，再核一遍。",
            decided_by_name=self.crew.secretary.name, decided_at=_moment(on), ended_at=_moment(on),
        )  # fmt: skip
        story.rows.append(sent_back)
        story.item.came_back = CameBack.RETURNED.value
        noted.row |= {"came_back": CameBack.RETURNED.value, "effect": sent_back.effect}
        noted.note(Event.ITEM_RETURNED, on, sent_back.words)

    def _verified(self, asked: Verification, on: date, *, passed: bool) -> None:
        asked.verifier, asked.assigned_at = self.crew.secretary, _moment(on)
        if passed:
            asked.outcome, asked.words = "passed", "调阅台账，随机回访十户，都对得上。"
            asked.decided_by_name, asked.decided_at = self.crew.secretary.name, _moment(on)
            asked.signed_by, asked.signed_at = self.crew.leader, _moment(_later(on, 4))

    def _checks(self, story: _Story, closed_on: date) -> None:
        for months in (3, 6, 12):
            due = closed_on + timedelta(days=30 * months)
            done = due < TODAY and self.random.random() < 0.9
            story.rows.append(SpotCheck(
                item=story.item, due=due, state=(CheckState.PASSED if done else CheckState.DUE).value,
                words="到现场看了三处，没有反复。" if done else "",
                checker=self.crew.secretary if done else None, done_on=due if done else None,
            ))  # fmt: skip

    def _owner(self, item: Item) -> str:
        return item.owner.name if item.owner else self.crew.secretary.name


@dataclass(frozen=True, slots=True)
class _Words:
    """What an item is about, put into a sentence."""

    where: str
    what: str
    a: int
    b: int

    def __call__(self, pattern: str) -> str:
        """The sentence: {w} is where, {k} the short name of what, {p} where and what."""
        said = self.what.format(a=self.a, b=self.b)
        return pattern.format(
            w=self.where, k=said.split("，", 1)[0], p=self.where + said, a=self.a, b=self.b
        )


class _Noted:
    """Keeps the changes of an item, each with the line as it stood afterwards."""

    def __init__(self, story: _Story, by: str) -> None:
        item = story.item
        self._story, self._by = story, by
        self.row = _BLANK | {
            "number": item.number, "problem": item.problem, "whose": item.whose,
            "aspect": item.aspect, "goal": item.goal, "judged_by": item.judged_by,
            "pace": item.pace, "standing": item.standing, "key_concern": item.key_concern,
            "review_on": item.review_on and item.review_on.isoformat(),
            "owner": item.owner.name if item.owner else "",
            "department": item.department.name if item.department else "",
            "due": item.due and item.due.isoformat(),
        }  # fmt: skip

    def note(
        self, event: Event, on: date, words: str = "", *, state: ItemState | None = None
    ) -> None:
        """Keep an act."""
        if state is not None:
            self.row["state"] = state.value
        self._story.rows.append(Change(
            item=self._story.item, at=_moment(on), event=event.value, by_name=self._by, note=words,
            row=dict(self.row),
        ))  # fmt: skip


_BLANK = to_stored(Line(number=0, problem="", whose=""))
_BLANK_TASK: dict[str, object] = to_stored(
    Line(number=0, problem="", whose="", tasks=(TaskLine(words="", kind=""),))
)["tasks"][0]


def _task_row(task: Task) -> dict[str, object]:
    return _BLANK_TASK | {
        "words": task.words, "kind": task.kind, "owner": task.owner.name if task.owner else "",
        "department": task.department.name if task.department else "",
        "due": task.due and task.due.isoformat(),
        "done_on": task.done_on and task.done_on.isoformat(), "result": task.result,
    }  # fmt: skip


def _later(day: date, days: int) -> date:
    """Some days later, but not after today."""
    return min(day + timedelta(days=days), TODAY)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(10)))
