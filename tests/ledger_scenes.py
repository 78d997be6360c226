"""Items of the ledger as tests need them: planned, in progress, on their way to be closed; by the program's own acts."""

from datetime import UTC, date, datetime

from cast import Cast
from duizhao.core.cycle.evidence import EvidenceKind, Level
from duizhao.core.cycle.item import TaskKind
from duizhao.web.meetings.models import Meeting
from duizhao.web.rectification.models import Evidence, Item
from duizhao.web.rectification.services import plan, verification, work
from duizhao.web.rectification.services.plan import ItemWords, TaskWords
from duizhao.web.rectification.services.work import EvidenceWords
from duizhao.web.units.models import Department, Person
from make import TODAY, actor_for

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
PROBLEM = "河湖长制督办件办理超过期限，抽查30件有6件超期。"
EFFECT = "一季度收到督办件41件，全部按期办结，抽查10件群众都说回了话。"
SEEN = "调阅督办台账41件，随机回访10户，都在期限以内办结。"


def item_words(owner: Person | None, **rest: object) -> ItemWords:
    task = TaskWords(
        words="督办件建台账，到期前三天提醒，逾期的在局务会上通报。", kind=TaskKind.RULES,
        owner=owner, due=date(2026, 2, 20),
    )  # fmt: skip
    fields: dict[str, object] = {
        "problem": PROBLEM, "goal": "督办件全部按期办结。", "judged_by": "连续三个月没有超期的督办件",
        "owner": owner, "due": date(2026, 2, 28), "tasks": (task,), **rest,
    }  # fmt: skip
    return ItemWords(**fields)  # type: ignore[arg-type]


def make_item(
    cast: Cast, meeting: Meeting, *, person: Person | None = None, **rest: object
) -> Item:
    """An item that is proposed, led by the member; the cadre has its task."""
    fields = {"owner": cast.member, **rest}
    words = item_words(**fields)  # type: ignore[arg-type]
    return plan.add_item(meeting, words, person=person, by=actor_for(cast.secretary), at=NOW)


def make_started(cast: Cast, meeting: Meeting, **rest: object) -> Item:
    """An item in progress."""
    item = make_item(cast, meeting, **rest)  # type: ignore[arg-type]
    plan.start(item, by=actor_for(cast.secretary), at=NOW)
    return item


def make_evidence(cast: Cast, item: Item, **rest: object) -> Evidence:
    """A note that proves something, by the member."""
    fields: dict[str, object] = {
        "kind": EvidenceKind.NOTE, "title": "督办件回访记录", "proves": "督办件按期办结",
        "dated_on": TODAY, "words": "回访10户，都回了话。", "level": Level.INTERNAL, **rest,
    }  # fmt: skip
    words = EvidenceWords(**fields)  # type: ignore[arg-type]
    return work.add_evidence(item, words, by=actor_for(cast.member), at=NOW)


def make_done(cast: Cast, meeting: Meeting, **rest: object) -> Item:
    """An item in progress whose tasks are done and which has evidence."""
    item = make_started(cast, meeting, **rest)
    for task in item.tasks.all():
        work.finish_task(
            task, "台账已建，逾期通报三次。", on=TODAY, by=actor_for(cast.member), at=NOW
        )
    make_evidence(cast, item)
    item.refresh_from_db()
    return item


def make_asked(cast: Cast, meeting: Meeting, **rest: object) -> Item:
    """An item whose closing is requested."""
    item = make_done(cast, meeting, **rest)
    work.request_closing(item, EFFECT, by=actor_for(cast.member), at=NOW)
    return item


def make_verifying(cast: Cast, meeting: Meeting, **rest: object) -> Item:
    """An item that the cadre is to verify."""
    item = make_asked(cast, meeting, **rest)
    verification.assign_verifier(item, cast.cadre, by=actor_for(cast.secretary), at=NOW)
    return item


def make_passed(cast: Cast, meeting: Meeting, **rest: object) -> Item:
    """An item that the cadre has verified."""
    item = make_verifying(cast, meeting, **rest)
    verification.pass_item(item, SEEN, by=actor_for(cast.cadre), at=NOW)
    return item


def make_closed(cast: Cast, meeting: Meeting, **rest: object) -> Item:
    """A closed item with its spot checks."""
    item = make_passed(cast, meeting, **rest)
    verification.sign_off(item, by=actor_for(cast.leader), at=NOW)
    verification.close_item(item, by=actor_for(cast.secretary), at=NOW)
    return item


def make_departments(cast: Cast) -> list[Department]:
    """Two departments of the unit."""
    names = ("河湖管理科", "办公室")
    return [Department.objects.create(unit=cast.unit, name=name) for name in names]
