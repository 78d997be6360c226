"""The ledger of the invented bureau's last meeting, by the program's own acts: twenty-four items in every state."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.evidence import EvidenceKind
from duizhao.core.cycle.item import Pace
from duizhao.web.meetings.models import Meeting
from duizhao.web.project.demo_unit.ledger_words import (
    ASKED,
    ASPECTS,
    CLOSED,
    EXTENDING,
    OVERDUE,
    RELAPSED,
    RETURNED,
    STANDING,
    VERIFYING,
    ItemSeed,
)
from duizhao.web.project.demo_unit.people import Bureau, himself
from duizhao.web.project.demo_unit.plan import close_last_meeting
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.services import checks, plan, verification, work
from duizhao.web.rectification.services.plan import ItemWords, TaskWords
from duizhao.web.rectification.services.work import EvidenceWords
from duizhao.web.trail import services as trail
from duizhao.web.trail.models import Problem, ProblemList
from duizhao.web.units.models import Department, Person

_BEGUN = date(2025, 1, 24)


def make_ledger(meeting: Meeting, bureau: Bureau, *, office: Actor, leader: Actor) -> None:
    """All of it."""
    Ledger(meeting, bureau, office, leader).make()


@dataclass
class Ledger:
    """Writes the items down and brings each as far as it came."""

    meeting: Meeting
    bureau: Bureau
    office: Actor
    leader: Actor
    made: dict[str, Problem] = field(default_factory=dict)

    def make(self) -> None:
        """Every item, in the order of its number."""
        self._problems()
        close_last_meeting(self.meeting)
        for seed in CLOSED:
            item = self._started(seed)
            self._close(item, seed, seed.due - timedelta(days=9))
            self._check(item)
        for seed in STANDING:
            self._started(seed, standing=True)
        first, second = (self._started(seed) for seed in OVERDUE)
        self._extend(first, date(2025, 11, 30))
        self._finish(second, date(2025, 12, 20), evidence=False)
        self._relapse(self._started(RELAPSED))
        verifying = self._ask(self._started(VERIFYING), VERIFYING, date(2025, 12, 26))
        verification.assign_verifier(
            verifying, self._verifier(), by=self.office, at=_at(date(2025, 12, 29))
        )
        self._ask(self._started(ASKED), ASKED, date(2026, 1, 9))
        returned = self._ask(self._started(RETURNED), RETURNED, date(2025, 12, 20))
        verification.send_back(
            returned,
            "变更台账只列到九月，请补十月以后的。",
            by=self.office,
            at=_at(date(2025, 12, 27)),
        )
        waiting = self._started(EXTENDING)
        work.request_extension(
            waiting, "换届选举排在二月。", date(2026, 3, 15), by=self._doer(waiting),
            at=_at(date(2026, 1, 8)),
        )  # fmt: skip

    def _started(self, seed: ItemSeed, *, standing: bool = False) -> Item:
        """The item of a problem, with goal, owner and task, begun."""
        owner = self._owner(seed)
        keys = [f"problem-{self.made[seed.title].pk}"]
        (item,) = plan.take_sources(self.meeting, keys, by=self.office, at=_at(_BEGUN))
        department = self._department(seed.department)
        task = item.tasks.get()
        words = ItemWords(
            problem=item.problem, aspect=item.aspect, goal=seed.goal, judged_by=seed.judged_by, owner=owner,
            department=department, due=None if standing else seed.due,
            pace=Pace.AT_ONCE if seed.due < date(2025, 4, 1) else Pace.BY_DATE,
            standing=standing, review_on=seed.due if standing else None,
            key_concern=seed in OVERDUE,
            tasks=(
                TaskWords(
                    words=task.words, kind=seed.kind, owner=owner, department=department,
                    helpers=(self._department((seed.department + 1) % 8),), due=seed.due,
                    pk=task.pk,
                ),
            ),
        )  # fmt: skip
        plan.change_item(item, words, by=self.office, at=_at(_BEGUN, 11))
        plan.start(item, by=self.office, at=_at(_BEGUN, 15))
        return item

    def _problems(self) -> None:
        """The lists of problems of that meeting, all handed over."""
        before = _at(date(2025, 1, 8))
        seeds = (*CLOSED, *STANDING, *OVERDUE, RELAPSED, VERIFYING, ASKED, RETURNED, EXTENDING)
        for seed in seeds:
            owner = self._owner(seed)
            measure = trail.MeasureWords(
                words=seed.measure, owner=owner, due=seed.due, judged_by=seed.judged_by
            )
            words = trail.ProblemWords(
                title=seed.title,
                aspect=ASPECTS[seed.title],
                manifestation=seed.shows,
                measures=(measure,),
            )
            person = None if seed.seat is None else owner
            problems, _ = ProblemList.objects.get_or_create(meeting=self.meeting, person=person)
            by = himself(person) if person else self.office
            self.made[seed.title] = trail.add_problem(problems, words, by=by, at=before)
        for problems in ProblemList.objects.filter(meeting=self.meeting):
            by = himself(problems.person) if problems.person else self.office
            trail.submit_list(problems, by=by, at=before)

    def _finish(self, item: Item, on: date, *, evidence: bool = True) -> None:
        by, at = self._doer(item), _at(on)
        for task in item.tasks.all():
            if evidence:
                work.finish_task(task, "已按计划办完。", on=on, by=by, at=at)
        words = EvidenceWords(
            kind=EvidenceKind.NOTE, title=item.judged_by, proves=item.goal, dated_on=on,
            words="材料存办公室，会务看过原件，页码齐全。",
        )  # fmt: skip
        work.add_evidence(item, words, by=by, at=at)

    def _ask(self, item: Item, seed: ItemSeed, on: date) -> Item:
        self._finish(item, on)
        work.request_closing(item, seed.effect, by=self._doer(item), at=_at(on, 14))
        return item

    def _close(self, item: Item, seed: ItemSeed, on: date) -> None:
        self._ask(item, seed, on)
        verifier = self._verifier()
        verification.assign_verifier(item, verifier, by=self.office, at=_at(on, 15))
        verification.pass_item(
            item, "看了原件，随机问了三户，情况属实。", by=himself(verifier), at=_at(on, 16)
        )
        day = on + timedelta(days=2)
        verification.sign_off(item, by=self.leader, at=_at(day))
        verification.close_item(item, by=self.office, at=_at(day, 11))

    def _check(self, item: Item) -> None:
        for check in item.spot_checks.filter(due__lt=date(2026, 1, 6)):
            checks.record_check(
                check,
                "看了近三个月的记录，没有反弹。",
                back=False,
                by=self.office,
                at=_at(check.due),
            )

    def _extend(self, item: Item, until: date) -> None:
        asked = work.request_extension(
            item,
            "青石、白沙两镇的老账要核对。",
            until,
            by=self._doer(item),
            at=_at(date(2025, 9, 22)),
        )
        checks.decide_extension(
            asked, "抓紧，不再延。", approve=True, by=self.leader, at=_at(date(2025, 9, 24))
        )

    def _relapse(self, item: Item) -> None:
        self._close(item, RELAPSED, date(2025, 5, 26))
        first = item.spot_checks.earliest("due")
        checks.record_check(
            first, "8月督办件14件有3件超期，问题又回来了。", back=True, due=date(2026, 3, 31),
            by=self.office, at=_at(first.due),
        )  # fmt: skip

    def _doer(self, item: Item) -> Actor:
        if item.owner is None:
            raise RuntimeError(f"{item} has no owner")
        return himself(item.owner)

    def _owner(self, seed: ItemSeed) -> Person:
        """The member whose problem it is; of the team's, the one in charge of the department."""
        if seed.seat is not None:
            return self.bureau.team[seed.seat]
        return self._department(seed.department).led_by.get()

    def _department(self, place: int) -> Department:
        return self.bureau.unit.departments.all()[place]

    def _verifier(self) -> Person:
        return Person.objects.get(name="何立新")


def _at(day: date, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))
