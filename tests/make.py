"""Typed makers of rows for the tests of the web application; every word is of our own invention."""

from datetime import date
from itertools import count

from duizhao.core.access.actor import Actor
from duizhao.core.access.roles import Role
from duizhao.core.cycle.inspection import InspectionKind
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.opinion_round import RoundChannel
from duizhao.core.cycle.point import PointChannel
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkKind
from duizhao.web.accounts.models import User
from duizhao.web.inspections.models import CarriedItem, Finding, Inspection
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.opinions.models import Round
from duizhao.web.study.models import Reading, StudySession
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Point, Problem, ProblemList
from duizhao.web.units.actors import actor_of
from duizhao.web.units.models import Assignment, Person, Unit

TODAY = date(2026, 1, 12)
PASSWORD = "Ceshi-2026-mima"  # noqa: S105  of people who don't exist
_numbers = count(1)


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


def make_round(meeting: Meeting, title: str = "面向机关干部征求意见", **rest: object) -> Round:
    fields = {"channel": RoundChannel.SLIPS.value, "due": date(2026, 1, 20), **rest}
    return Round.objects.create(meeting=meeting, title=title, **fields)


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


def make_planned_meeting(unit: Unit, **rest: object) -> Meeting:
    meeting = make_meeting(unit, **{"state": MeetingState.PLANNED.value, **rest})  # type: ignore[arg-type]
    for stage in Stage:
        PlannedStage.objects.create(meeting=meeting, stage=stage.value, due=date(2026, 2, 1))
    return meeting
