"""Programmes for tests, made by the program's own acts, up to the state that a test begins with."""

from datetime import UTC, date, datetime

from cast import Cast
from duizhao.core.access.actor import Actor
from duizhao.core.cycle.item import TaskKind
from duizhao.core.cycle.programme_terms import ProgrammeTerms
from duizhao.core.cycle.workdays import Counting
from duizhao.web.inspections.models import Inspection
from duizhao.web.meetings.models import Meeting
from duizhao.web.programmes.models import Programme, Remark
from duizhao.web.programmes.services import programmes as acts
from duizhao.web.programmes.services.remarks import RemarkWords, add_remark
from duizhao.web.rectification.models import Item
from duizhao.web.rectification.services import plan
from make import actor_for, make_finding, make_inspection, make_meeting

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
TERMS = ProgrammeTerms(counting=Counting.CALENDAR, plan_days=30, months=6, report_days=15)
BODIES = ("市纪委监委机关", "市委组织部", "市委巡察办", "市委宣传部", "市委第三巡察组")
UNDONE = acts.PlanWords(terms=TERMS, reviewers=BODIES)
PLAN = acts.PlanWords(
    terms=TERMS, reviewers=BODIES, adopted_on=date(2025, 10, 9),
    adopted_by="局党组2025年第21次会议",
)  # fmt: skip
WORDS = (
    ("1", "落实上级决策部署方面", "河湖长制督办件办理超过期限，抽查30件有6件超期。"),
    ("2", "落实上级决策部署方面", "灌区产权确权进展缓慢，青石、白沙两镇两年没有完成。"),
    ("3", "解决群众急难愁盼方面", "取水许可窗口午间没有人值班，群众办事要跑两趟。"),
)


def office(cast: Cast) -> Actor:
    return actor_for(cast.secretary)


def leader(cast: Cast) -> Actor:
    return actor_for(cast.leader)


def make_feedback(cast: Cast, meeting: Meeting | None = None) -> Inspection:
    """A feedback with three findings about the team and one about the member."""
    inspection = make_inspection(meeting or make_meeting(cast.unit))
    for number, group, words in WORDS:
        make_finding(inspection, words, number=number, group=group)
    make_finding(
        inspection, "水费收缴账目在村里一年没有公示。", cast.member, number="4",
        group="解决群众急难愁盼方面",
    )  # fmt: skip
    return inspection


def make_programme(cast: Cast, words: acts.PlanWords = UNDONE) -> Programme:
    """A programme that was just set up."""
    return acts.set_up(make_feedback(cast), words, by=office(cast), at=NOW)


def plan_items(programme: Programme, cast: Cast, *, start: bool = True) -> list[Item]:
    """An item with two tasks for each finding but the third, which is declined."""
    meeting = programme.inspection.meeting
    findings = list(programme.inspection.findings.select_related("point"))
    keys = [f"point-{one.point_id}" for one in findings if one.number != "3"]
    by = office(cast)
    declined = next(one.point_id for one in findings if one.number == "3")
    plan.decline_source(meeting, f"point-{declined}", "会前已经改好并公示", by=by, at=NOW)
    items = plan.take_sources(meeting, keys, by=by, at=NOW)
    for item in items:
        tasks = tuple(
            plan.TaskWords(
                words=words, kind=TaskKind.RULES, owner=cast.member, due=date(2026, 3, 1)
            )
            for words in ("把督办件按期办结写进科室责任。", "每季度通报一次办结情况。")
        )
        words = plan.ItemWords(
            problem=item.problem, goal="按期办结率到九成五。", judged_by="抽查三十件没有超期",
            owner=cast.leader, due=date(2026, 3, 12), tasks=tasks,
        )  # fmt: skip
        plan.change_item(item, words, by=by, at=NOW)
        if start:
            plan.start(item, by=by, at=NOW)
    return items


def make_planned(cast: Cast, *, start: bool = True) -> Programme:
    """A programme whose plan is approved."""
    programme = make_programme(cast, PLAN)
    plan_items(programme, cast, start=start)
    acts.approve_plan(programme, by=leader(cast), at=NOW)
    return programme


def make_concentrated(cast: Cast) -> Programme:
    """A programme in its concentrated period."""
    programme = make_planned(cast)
    acts.concentrate(programme, by=office(cast), at=NOW)
    return programme


def make_signed(cast: Cast) -> Programme:
    """A programme whose report is signed."""
    programme = make_concentrated(cast)
    acts.sign_report(programme, by=leader(cast), at=NOW)
    return programme


def make_reported(cast: Cast) -> Programme:
    """A programme whose report is sent."""
    programme = make_signed(cast)
    acts.send_report(programme, date(2026, 1, 10), "市委巡察工作领导小组", by=office(cast), at=NOW)
    return programme


def make_remark(
    cast: Cast,
    programme: Programme,
    words: str = "整改措施“加强学习”不够具体，请写明次数和责任科室。",
    body: int = 0,
    number: str = "",
) -> Remark:
    """What a body remarked; with a number, about that finding."""
    typed = RemarkWords(
        reviewer=programme.reviewers.all()[body], given_on=date(2026, 1, 11), words=words,
        finding=programme.inspection.findings.filter(number=number).first(),
    )  # fmt: skip
    return add_remark(programme, typed, by=office(cast), at=NOW)
