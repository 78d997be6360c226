"""Typed makers of rows for the tests of the web application; every word is of our own invention."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import Role
from duizhao.core.cycle.inspection import InspectionKind
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.opinion_round import RoundChannel
from duizhao.core.cycle.point import PointChannel
from duizhao.core.cycle.review import ReviewStep
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkKind
from duizhao.core.indicators.kinds import KINDS, IndicatorKind
from duizhao.web.accounts.models import User
from duizhao.web.indicators.models import Covered, Indicator
from duizhao.web.indicators.models import Entry as IndicatorEntry
from duizhao.web.inspections.models import CarriedItem, Finding, Inspection
from duizhao.web.meetings.models import Meeting, PlannedStage, Reference
from duizhao.web.opinions.models import Round as OpinionRound
from duizhao.web.papers.models import OwnTemplate, TemplateVersion
from duizhao.web.reminders.kinds import ReminderKind
from duizhao.web.reminders.models import Reminder
from duizhao.web.screening.models import Run, ScreenedFinding, ScreenedText
from duizhao.web.statements.models import Comment, Round, Section, Statement, Version
from duizhao.web.study.models import Reading, StudySession
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Point, Problem, ProblemList
from duizhao.web.units.actors import actor_of
from duizhao.web.units.models import Assignment, Person, Unit

TODAY = date(2026, 1, 12)
PASSWORD = "Ceshi-2026-mima"  # noqa: S105  of people who don't exist
_numbers = count(1)
STATEMENT_WORDS = """2025年度民主生活会个人对照检查材料
按照通知要求，会前参加集中学习，同班子成员谈心谈话，现对照检查如下。
一、存在的主要问题
（一）联系群众不够经常。全年到取水许可窗口两次，都没有同排队的群众说上话。
（二）担当精神有所减弱。灌区产权确权碰到老账就绕开走，两次专题会没有拿出办法。
二、原因分析
（一）宗旨意识有所淡化。坐机关久了，习惯听汇报、看材料，少了到群众中去的自觉。
三、整改措施
（一）到窗口去听意见。每月第一个星期三上午到取水许可窗口坐班，年底前不少于11次，结果在局务公开栏公布。"""


def make_unit(name: str = "", superior: Unit | None = None) -> Unit:
    name = name or f"第{next(_numbers)}测试局"
    return Unit.objects.create(name=name, team_name=f"{name}党组", superior=superior)


def make_person(
    unit: Unit,
    name: str,
    *roles: Role,
    post: str = "",
    team_rank: int | None = None,
    signs_in: bool = True,
) -> Person:
    number = f"{next(_numbers):04d}"
    user = None
    if signs_in:
        user = User.objects.create_user(f"u{number}", PASSWORD, unit_id=unit.pk)
        user.must_change = False
        user.save(update_fields=["must_change"])
    person = Person.objects.create(
        unit=unit, name=name, number=number, post=post, team_rank=team_rank, user=user
    )
    for role in roles:
        assign(person, role)
    return person


def assign(person: Person, role: Role, unit: Unit | None = None, **rest: object) -> Assignment:
    fields = {"first_day": date(2025, 1, 1), **rest}
    return Assignment.objects.create(
        person=person, unit=unit or person.unit, role=role.value, **fields
    )


def actor_for(person: Person, today: date = TODAY) -> Actor:
    assert person.user is not None
    return actor_of(person.user, today=today)


def make_meeting(unit: Unit, year: int = 2025, **rest: object) -> Meeting:
    fields: dict[str, object] = {
        "kind": MeetingKind.ANNUAL.value,
        "title": f"{year}年度民主生活会",
        "framework": str(year),
        "state": MeetingState.PREPARING.value,
        "window_from": date(year + 1, 1, 1),
        "window_to": date(year + 1, 2, 28),
        **rest,
    }
    return Meeting.objects.create(unit=unit, year=year, **fields)


def make_reference(meeting: Meeting, title: str, content: str) -> Reference:
    return Reference.objects.create(
        meeting=meeting, title=title, content=content, added_at=datetime(2026, 1, 12, 1, tzinfo=UTC)
    )


def make_point(
    meeting: Meeting,
    words: str = "到基层调研多是听汇报，同窗口办事群众面对面谈得少。",
    person: Person | None = None,
    channel: PointChannel = PointChannel.MASSES,
    **rest: object,
) -> Point:
    return Point.objects.create(
        meeting=meeting, person=person, words=words, channel=channel.value, **rest
    )


def make_list(meeting: Meeting, person: Person | None = None) -> ProblemList:
    found, _ = ProblemList.objects.get_or_create(meeting=meeting, person=person)
    return found


def make_problem(problems: ProblemList, title: str = "联系群众不够经常", **rest: object) -> Problem:
    fields: dict[str, object] = {
        "manifestation": "全年到基层多是开座谈会，同办事群众面对面谈得少。",
        "instance": "三季度去了两次取水许可窗口，都没有同排队的群众说上话。",
        **rest,
    }
    return Problem.objects.create(list=problems, title=title, **fields)


def make_talk(meeting: Meeting, one: Person, other: Person, **rest: object) -> Talk:
    fields = {"kind": TalkKind.LEADER_MEMBER.value, **rest}
    return Talk.objects.create(meeting=meeting, one=one, other=other, **fields)


def make_reading(
    meeting: Meeting, title: str = "中央八项规定及其实施细则", **rest: object
) -> Reading:
    return Reading.objects.create(meeting=meeting, title=title, **rest)


def make_session(meeting: Meeting, topic: str = "专题学习作风建设", **rest: object) -> StudySession:
    fields = {"held_on": date(2025, 12, 22), **rest}
    return StudySession.objects.create(meeting=meeting, topic=topic, **fields)


def make_round(
    meeting: Meeting, title: str = "面向机关干部征求意见", **rest: object
) -> OpinionRound:
    fields = {"channel": RoundChannel.SLIPS.value, "due": date(2026, 1, 20), **rest}
    return OpinionRound.objects.create(meeting=meeting, title=title, **fields)


def make_inspection(
    meeting: Meeting, title: str = "关于巡察市水务局党组的反馈意见", **rest: object
) -> Inspection:
    fields = {
        "kind": InspectionKind.LOCAL_TOUR.value,
        "inspected_by": "市委第三巡察组",
        "received_on": date(2025, 9, 12),
        **rest,
    }
    return Inspection.objects.create(meeting=meeting, title=title, **fields)


def make_finding(
    inspection: Inspection,
    words: str = "河湖长制督办件办理超过期限，抽查30件有6件超期。",
    person: Person | None = None,
    number: str = "1",
    group: str = "落实上级决策部署方面",
    **rest: object,
) -> Finding:
    point = make_point(
        inspection.meeting, words, person, PointChannel.INSPECTION,
        raised_on=inspection.received_on, **rest,
    )  # fmt: skip
    return Finding.objects.create(inspection=inspection, number=number, group=group, point=point)


def make_carried_item(
    meeting: Meeting,
    words: str = "灌区产权确权还有两个镇没有完成",
    person: Person | None = None,
    **rest: object,
) -> CarriedItem:
    point = make_point(meeting, words, person, PointChannel.EARLIER)
    fields = {"from_year": meeting.year - 1, **rest}
    return CarriedItem.objects.create(point=point, **fields)


def make_reminder(
    person: Person, kind: ReminderKind = ReminderKind.TALK_RECORDED, **rest: object
) -> Reminder:
    fields: dict[str, object] = {
        "about": "2025年度民主生活会",
        "address": "/meetings/",
        "made_at": datetime(2026, 1, 12, 1, tzinfo=UTC),
        **rest,
    }
    return Reminder.objects.create(person_id=person.pk, kind=kind.value, **fields)


ANSWERS = {
    "matter": "major", "material_days": 3, "present": 6, "entitled": 7,
    "kept": ["consulted", "each_spoke", "leader_last", "minuted"],
}  # fmt: skip
"""What the list for decisions says of one that kept everything."""


def make_indicator(
    unit: Unit,
    kind: IndicatorKind = IndicatorKind.RESEARCH,
    *,
    responsible: Sequence[Person] = (),
    labels: Sequence[str] = (),
    **rest: object,
) -> Indicator:
    """An indicator of 2026 as its kind begins; its set is `labels`, else drawn from the departments."""
    begins = KINDS[kind]
    fields: dict[str, object] = {
        "title": begins.title or "讲党课",
        "target": begins.target,
        "count_unit": begins.unit.value,
        "period": begins.period.value,
        "rhythm": begins.rhythm.value if begins.rhythm else "",
        "first_day": date(2026, 1, 1),
        "last_day": date(2026, 12, 31),
        "coverage": begins.coverage.value,
        **rest,
    }
    indicator = Indicator.objects.create(unit=unit, kind=kind.value, **fields)
    indicator.responsible.set(responsible)
    departments = {one.name: one for one in unit.departments.all()}
    names = labels or (departments if indicator.coverage == "departments" else ())
    for rank, label in enumerate(names):
        Covered.objects.create(
            indicator=indicator, label=label, rank=rank, department=departments.get(label)
        )
    return indicator


def make_entry(
    indicator: Indicator, covered: Covered | None = None, **rest: object
) -> IndicatorEntry:
    fields: dict[str, object] = {
        "on": date(2026, 1, 8),
        "at": datetime(2026, 1, 8, 9, tzinfo=UTC),
        "by": indicator.responsible.first(),
        **rest,
    }
    return IndicatorEntry.objects.create(indicator=indicator, covered=covered, **fields)


def make_planned_meeting(unit: Unit, **rest: object) -> Meeting:
    meeting = make_meeting(unit, **{"state": MeetingState.PLANNED.value, **rest})  # type: ignore[arg-type]
    for stage in Stage:
        PlannedStage.objects.create(meeting=meeting, stage=stage.value, due=date(2026, 2, 1))
    return meeting


def make_statement(meeting: Meeting, person: Person | None = None, **rest: object) -> Statement:
    return Statement.objects.create(meeting=meeting, person=person, **rest)


def make_version(
    statement: Statement, text: str = STATEMENT_WORDS, author: Person | None = None, **rest: object
) -> Version:
    by = author or statement.person or statement.meeting.unit.people.filter(team_rank=1).get()
    fields: dict[str, object] = {
        "number": statement.versions.count() + 1,
        "at": datetime(2026, 1, 10, 9, tzinfo=UTC),
        "origin": "typed",
        "sha256": "0" * 64,
        **rest,
    }
    return Version.objects.create(statement=statement, text=text, author=by, **fields)


def make_sent_statement(
    meeting: Meeting, person: Person | None = None, **rest: object
) -> Statement:
    """A statement that lies with the secretary (the team's: with the supervisors)."""
    statement = make_statement(meeting, person)
    version = make_version(statement)
    Round.objects.create(
        statement=statement,
        number=1,
        version=version,
        submitted_by=version.author,
        submitted_at=version.at,
    )
    step = ReviewStep.SECRETARY if person else ReviewStep.SUPERVISORS
    fields = {"state": "submitted", "step": step.value, "sent_up": person is None, **rest}
    Statement.objects.filter(pk=statement.pk).update(sent=version, **fields)
    statement.refresh_from_db()
    return statement


def make_sent_comment(meeting: Meeting, person: Person, by: Person) -> Comment:
    """An open comment of the secretary's on a text that lies with him."""
    statement = make_sent_statement(meeting, person, state="in_review")
    return Comment.objects.create(
        round=statement.rounds.get(), step="secretary", by=by, text="写清时间",
        at=datetime(2026, 1, 11, 9, tzinfo=UTC),
    )  # fmt: skip


def make_section(meeting: Meeting, assignee: Person | None = None) -> Section:
    """A section of the team's text, handed out to a member."""
    statement = make_statement(meeting)
    title = "一、存在的突出问题"
    return Section.objects.create(statement=statement, title=title, rank=1, assignee=assignee)


def make_run(meeting: Meeting, by: Person, *statements: Statement, findings: int = 1) -> Run:
    """A finished run over the texts that were handed in, with the same finding in each."""
    run = Run.objects.create(
        meeting=meeting, number=meeting.screenings.count() + 1, state="done", by=by,
        at=datetime(2026, 1, 11, 9, tzinfo=UTC), rules=["DZ103"], program="0.1.0",
    )  # fmt: skip
    for statement in statements:
        text = ScreenedText.objects.create(
            run=run, statement=statement, version=statement.sent or statement.versions.get(),
            state="examined",
        )  # fmt: skip
        ScreenedFinding.objects.bulk_create(
            ScreenedFinding(
                text=text, code="DZ103", title="问题没有对应的具体事例", level="advice",
                part="problems", message="没有写出具体的事例", quote="联系群众不够经常。",
                fingerprint=f"{number:016d}", state="new",
            )
            for number in range(findings)
        )  # fmt: skip
    return run


def make_template(unit: Unit, kind: str, data: bytes, by: Person | None = None) -> TemplateVersion:
    """A unit's own template in use, uploaded past the checks; one more version where there is one."""
    template, _ = OwnTemplate.objects.get_or_create(unit=unit, kind=kind)
    return TemplateVersion.objects.create(
        template=template,
        number=template.versions.count() + 1,
        original=data,
        file_name=f"{kind}.docx",
        sha256=sha256(data).hexdigest(),
        size=len(data),
        fields=1,
        by=by,
        by_name=by.name if by else "",
        at=datetime(2026, 1, 10, 9, tzinfo=UTC),
    )
