"""The rectification of the invented bureau's inspection in its concentrated period, by the program's own acts."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from duizhao.core.access.actor import Actor
from duizhao.core.cycle.evidence import EvidenceKind
from duizhao.core.cycle.programme_terms import ProgrammeTerms
from duizhao.core.cycle.remark import USUAL_BODIES
from duizhao.core.cycle.workdays import Counting
from duizhao.web.inspections.models import Finding, Inspection
from duizhao.web.meetings.models import Meeting
from duizhao.web.programmes.models import Programme
from duizhao.web.programmes.services import programmes as acts
from duizhao.web.programmes.services.remarks import RemarkWords, add_remark, answer_remark
from duizhao.web.project.demo_unit.people import Bureau, himself
from duizhao.web.project.demo_unit.plan import day, moment
from duizhao.web.project.demo_unit.programme_words import MENDING, REMARKS, Mending
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.services import plan, verification, work
from duizhao.web.trail.models import Point

_DUE = date(2026, 3, 12)
"""The end of the concentrated period: six months after the feedback."""
_SAID = -3


def make_programme(meeting: Meeting, bureau: Bureau, *, office: Actor, leader: Actor) -> None:
    """Its plan is approved, its items are in progress, some closed; reviewers have spoken of the plan."""
    inspection = Inspection.objects.get(meeting=meeting)
    words = acts.PlanWords(
        terms=ProgrammeTerms(
            counting=Counting.CALENDAR, plan_days=30, months=6, report_days=15
        ),
        reviewers=USUAL_BODIES, adopted_on=date(2025, 10, 9), adopted_by="局党组2025年第21次会议",
    )  # fmt: skip
    programme = acts.set_up(inspection, words, by=office, at=moment(-9))
    work_off = _Work(bureau, office, leader)
    findings: dict[str, Finding] = {}
    for finding in inspection.findings.order_by("pk"):
        findings.setdefault(_key(finding.point), finding)  # two may be answered by one problem
    items = [work_off.item_of(key, finding) for key, finding in findings.items()]
    acts.approve_plan(programme, by=leader, at=moment(-7))
    for item, _ in items:
        plan.start(item, by=office, at=moment(-6))
    acts.concentrate(programme, by=office, at=moment(-6, 15))
    for item, mending in items:
        work_off.bring_on(item, mending)
    _remark(programme, office)


@dataclass(frozen=True, slots=True)
class _Work:
    """Who does it."""

    bureau: Bureau
    office: Actor
    leader: Actor

    def item_of(self, key: str, finding: Finding) -> tuple[Item, Mending]:
        """The item of a finding, written down with its measures."""
        point = finding.point
        (item,) = plan.take_sources(point.meeting, [key], by=self.office, at=moment(-8))
        mending = MENDING[point.words]
        owner = self.bureau.team[mending.seat]
        tasks = tuple(
            plan.TaskWords(words=words, owner=owner, due=_DUE - timedelta(days=12))
            for words in mending.measures
        )
        words = plan.ItemWords(
            problem=item.problem, aspect=item.aspect, goal=mending.goal,
            judged_by=mending.judged_by, owner=owner, due=_DUE, tasks=tasks,
        )  # fmt: skip
        plan.change_item(item, words, by=self.office, at=moment(-8, 11))
        return item, mending

    def bring_on(self, item: Item, mending: Mending) -> None:
        """Finish the tasks that are done; close the item where it has its effect."""
        at = moment(-4)
        for task in list(item.tasks.all())[: mending.done]:
            work.finish_task(task, mending.result, on=day(-5), by=self.office, at=at)
        if mending.effect:
            item.refresh_from_db()
            self._close(item, mending, at)

    def _close(self, item: Item, mending: Mending, at: datetime) -> None:
        evidence = work.EvidenceWords(
            kind=EvidenceKind.NOTE, title=f"核对记录：{mending.judged_by}", proves=mending.goal,
            dated_on=day(-5), words=mending.effect,
        )  # fmt: skip
        work.add_evidence(item, evidence, by=self.office, at=at)
        work.request_closing(item, mending.effect, by=self.office, at=at)
        verifier = self.bureau.team[6]
        verification.assign_verifier(item, verifier, by=self.office, at=at)
        seen = f"调阅材料、到现场看过：{mending.judged_by}。"
        verification.pass_item(item, seen, by=himself(verifier), at=moment(-3))
        verification.sign_off(item, by=self.leader, at=moment(-2))
        verification.close_item(item, by=self.office, at=moment(-2, 15))


def _key(point: Point) -> str:
    return f"problem-{point.problem_id}" if point.problem_id else f"point-{point.pk}"


def _remark(programme: Programme, office: Actor) -> None:
    for name, words, answer in REMARKS:
        typed = RemarkWords(
            reviewer=programme.reviewers.get(name=name), given_on=day(_SAID), words=words
        )
        remark = add_remark(programme, typed, by=office, at=moment(-2))
        if answer:
            answer_remark(remark, answer, changed=True, by=office, at=moment(-1))
