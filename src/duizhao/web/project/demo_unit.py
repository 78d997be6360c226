"""The demo: one invented bureau in the middle of preparing its meeting; every name and word is made up."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle

from django.conf import settings
from django.db import transaction

from duizhao.core.access.roles import Role
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.meeting_kinds import MeetingKind
from duizhao.core.cycle.point import PointChannel, PointState
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkState
from duizhao.core.cycle.talk_pairs import required_pairs
from duizhao.web.accounts.models import User
from duizhao.web.kit.clock import now
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.project.demo_statements import make_statements
from duizhao.web.study.models import Attendance, Reading, ReadingDone, StudySession
from duizhao.web.talks.models import Talk
from duizhao.web.talks.selectors import seats_of
from duizhao.web.trail.models import Cause, Measure, Point, Problem, ProblemList
from duizhao.web.units.models import Assignment, Branch, Department, Person, Unit

DAY = date(2026, 1, 12)
PASSWORD = "Yanshi-2026"  # noqa: S105  printed on the demo's own sign-in page


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sign-in of the demo: the role it shows, the sign-in name, whose it is."""

    role: str
    username: str
    name: str


SIGN_INS = (
    SignIn("会务", "huiwu", "孙晓雯"),
    SignIn("主要负责人", "shuji", "周明远"),
    SignIn("成员", "chengyuan", "沈若兰"),
    SignIn("干部", "ganbu", "何立新"),
    SignIn("督导组", "dudao", "卢国梁"),
    SignIn("上级", "shangji", "曹静"),
    SignIn("系统管理员", "xitong", "许文"),
    SignIn("安全保密管理员", "anquan", "邓芳"),
    SignIn("安全审计员", "shenji", "叶平"),
)

TEAM = (
    ("周明远", "党组书记、局长"),
    ("沈若兰", "党组成员、副局长"),
    ("马德胜", "党组成员、副局长"),
    ("秦卫东", "党组成员、副局长"),
    ("罗秀英", "党组成员、纪检监察组组长"),
    ("程志刚", "党组成员、总工程师"),
    ("傅晓梅", "党组成员、机关党委书记"),
)
DEPARTMENTS = (
    "办公室", "规划计划科", "水资源科", "河湖管理科", "农村水利科", "水旱灾害防御科", "建设管理科",
    "人事科",
)  # fmt: skip
HEADS = ("孙晓雯", "唐建平", "蒋丽华", "何立新", "阮文斌", "贺春生", "庞海波", "邱玉珍")
CLERKS = (
    "方俊", "石磊", "田野", "汪琳", "薛峰", "江晓月", "邵强", "孟凡", "白洁", "常青",
    "丁一鸣", "段宏", "范晓东", "葛静", "龚平", "郝亮", "侯敏", "姜涛", "金鑫", "康健",
    "雷鸣", "黎明霞", "廖凯", "毛宁", "聂伟", "欧阳雪", "潘越", "戚明", "任远", "宋佳",
    "许文", "邓芳", "叶平",
)  # fmt: skip
STAGES = (
    (Stage.PLAN, -24, -20, -21),
    (Stage.STUDY, -20, -3, None),
    (Stage.OPINIONS, -14, 2, None),
    (Stage.TALKS, -10, 5, None),
    (Stage.INSPECTIONS, -14, -6, -8),
    (Stage.PROBLEMS, -5, 7, None),
    (Stage.STATEMENTS, 0, 12, None),
    (Stage.SITTING, 18, 18, None),
    (Stage.RECTIFICATION, 20, 48, None),
    (Stage.REPORT, 20, 33, None),
)
POINTS = (
    (None, PointChannel.MASSES, "局党组会议题常常提前一天才送，分管领导来不及看材料。"),
    (None, PointChannel.MASSES, "取水许可窗口午间没人值班，群众要跑两趟。"),
    (None, PointChannel.SUPERIOR, "河湖长制督办件有六件超过期限才办结。"),
    (None, PointChannel.EARLIER, "上年度提出的灌区产权确权还有两个镇没有完成。"),
    (0, PointChannel.MASSES, "局长下乡多是看现场、听汇报，同用水户坐下来谈得少。"),
    (0, PointChannel.COLLEAGUE, "讨论人事时先表态，别的同志不好再说。"),
    (1, PointChannel.MASSES, "分管科室报上去的请示，有的压了半个月没有回音。"),
    (1, PointChannel.COLLEAGUE, "对分管科室干部的谈心谈话，一年只有一次。"),
    (1, PointChannel.SELF, "灌区产权确权碰到老账就绕开走，两次专题会没有拿出办法。"),
    (2, PointChannel.MASSES, "安全生产检查走得多，整改回头看得少。"),
    (3, PointChannel.MASSES, "水费收缴的账目，村里一年没有见到公示。"),
)


@transaction.atomic
def make_demo() -> None:
    """Fill an empty installation. Raises RuntimeError when there is a unit already."""
    if Unit.objects.exists():
        raise RuntimeError("the demo needs an empty installation")
    upper = Unit.objects.create(name="清河市委", team_name="中共清河市委")
    unit = Unit.objects.create(
        name="清河市水务局", short_name="市水务局", team_name="市水务局党组", superior=upper
    )
    for name in ("清河市林业局", "清河市文化和旅游局"):
        Unit.objects.create(name=name, team_name=f"{name}党组", superior=upper)
    people = _people(unit, upper)
    _accounts(unit, upper)
    meeting = _meeting(unit, people)
    _study(meeting, people)
    _talks(meeting)
    _trail(meeting, people)
    make_statements(meeting, Meeting.objects.get(unit=unit, year=2024), people)


def _people(unit: Unit, upper: Unit) -> list[Person]:
    departments = [Department.objects.create(unit=unit, name=name) for name in DEPARTMENTS]
    branches = [
        Branch.objects.create(unit=unit, name=f"机关第{number}党支部") for number in "一二三"
    ]
    team = [
        Person.objects.create(
            unit=unit, name=name, number=f"A{rank:03d}", post=post, team_rank=rank,
            branch=branches[rank % 3],
        )
        for rank, (name, post) in enumerate(TEAM, 1)
    ]  # fmt: skip
    for index, department in enumerate(departments):
        team[1 + index % 6].in_charge_of.add(department)
    for index, (name, department) in enumerate(zip(HEADS, departments, strict=True)):
        Person.objects.create(
            unit=unit, name=name, number=f"B{index:03d}", post=f"{department}负责人",
            department=department, heads_department=True, branch=branches[index % 3],
        )  # fmt: skip
    for index, (name, department) in enumerate(zip(CLERKS, cycle(departments), strict=False)):
        Person.objects.create(
            unit=unit, name=name, number=f"C{index:03d}", post="干部", department=department,
            branch=branches[index % 3], branch_representative=index < len(branches),
        )  # fmt: skip
    for number, (name, post) in enumerate((("卢国梁", "督导组组长"), ("曹静", "组织部干部")), 1):
        Person.objects.create(unit=upper, name=name, number=f"S{number:03d}", post=post)
    return team


def _accounts(unit: Unit, upper: Unit) -> None:
    first_day = DAY - timedelta(days=400)
    roles = {
        "孙晓雯": (Role.SECRETARY,), "周明远": (Role.LEADER, Role.MEMBER), "许文": (Role.SYSTEM_ADMIN,),
        "邓芳": (Role.SECURITY_ADMIN,), "叶平": (Role.AUDIT_ADMIN,), "卢国梁": (Role.SUPERVISOR,),
        "曹静": (Role.SUPERIOR,),
    }  # fmt: skip
    for person in Person.objects.filter(unit__in=[unit, upper]):
        of_team = (Role.MEMBER,) if person.team_rank else (Role.CADRE,)
        where = upper if person.name == "曹静" else unit
        for role in roles.get(person.name, of_team):
            Assignment.objects.create(
                person=person, unit=where, role=role.value, first_day=first_day
            )
    for sign_in in SIGN_INS:
        user = User.objects.create_user(sign_in.username, PASSWORD)
        user.must_change, user.password_at = False, now()
        user.save(update_fields=["must_change", "password_at"])
        Person.objects.filter(name=sign_in.name, unit__in=[unit, upper]).update(user=user)


def _meeting(unit: Unit, team: list[Person]) -> Meeting:
    last = Meeting.objects.create(
        unit=unit, kind=MeetingKind.ANNUAL.value, year=2024, title="2024年度民主生活会",
        framework="2024", state=MeetingState.CLOSED.value, held_on=date(2025, 1, 21),
    )  # fmt: skip
    PlannedStage.objects.create(meeting=last, stage=Stage.SITTING.value, done_on=last.held_on)
    meeting = Meeting.objects.create(
        unit=unit, kind=MeetingKind.ANNUAL.value, year=2025, title="2025年度民主生活会",
        theme="学习贯彻党的二十届四中全会精神，锲而不舍落实中央八项规定精神",
        framework="2025", window_from=date(2026, 1, 1), window_to=date(2026, 2, 28),
        state=MeetingState.PREPARING.value,
    )  # fmt: skip
    for stage, begins, due, done in STAGES:
        PlannedStage.objects.create(
            meeting=meeting, stage=stage.value, owner=team[0],
            begins=DAY + timedelta(days=begins), due=DAY + timedelta(days=due),
            done_on=None if done is None else DAY + timedelta(days=done),
        )  # fmt: skip
    return meeting


def _study(meeting: Meeting, team: list[Person]) -> None:
    titles = (
        "党的二十届四中全会公报",
        "中央八项规定及其实施细则",
        "关于新形势下党内政治生活的若干准则",
    )
    for index, title in enumerate(titles):
        reading = Reading.objects.create(
            meeting=meeting, title=title, due=DAY + timedelta(days=3 * index - 3)
        )
        for person in team[: 6 - 2 * index]:
            ReadingDone.objects.create(reading=reading, person=person, on=DAY - timedelta(days=8))
    for days, topic, absent in ((20, "专题学习四中全会精神", 2), (9, "学习八项规定案例通报", 4)):
        session = StudySession.objects.create(
            meeting=meeting, held_on=DAY - timedelta(days=days), topic=topic, minutes=120,
            where="局机关三楼会议室",
        )  # fmt: skip
        for index, person in enumerate(team):
            Attendance.objects.create(
                session=session, person=person, present=index != absent,
                reason="在省厅开会" if index == absent else "",
            )  # fmt: skip


def _talks(meeting: Meeting) -> None:
    pairs = required_pairs(seats_of(meeting.unit))
    for index, pair in enumerate(pairs):
        talk = Talk(meeting=meeting, kind=pair.kind.value, one_id=pair.one, other_id=pair.other)
        if index % 10 < 7:  # noqa: PLR2004  seven in ten have taken place
            talk.held_on, talk.where = DAY - timedelta(days=1 + index % 9), "局机关谈心室"
            talk.problems_of_one = f"第{index + 1}次谈话里说到：会前听意见的时间不够。"
            talk.problems_of_other = f"第{index + 1}次谈话里说到：督办的事有前紧后松。"
            talk.one_confirmed_at = now()
            both = index % 10 < 6  # noqa: PLR2004  one in ten waits for the other side
            talk.other_confirmed_at = now() if both else None
            talk.state = (TalkState.CONFIRMED if both else TalkState.RECORDED).value
        talk.save()


def _trail(meeting: Meeting, team: list[Person]) -> None:
    for whom, channel, words in POINTS:
        Point.objects.create(
            meeting=meeting, person=None if whom is None else team[whom], channel=channel.value,
            words=words, raised_on=None if channel is PointChannel.MASSES else DAY - timedelta(days=6),
        )  # fmt: skip
    problems = ProblemList.objects.create(meeting=meeting, person=team[1])
    problem = Problem.objects.create(
        list=problems, title="对分管干部关心不够，谈心谈话少", rank=1,
        manifestation="平时布置工作多、坐下来谈心少，对科室干部的想法掌握不及时。",
        instance="去年同河湖管理科的同志只谈过一次，还是在年底考核前。",
    )  # fmt: skip
    Cause.objects.create(problem=problem, words="把抓业务当成硬任务，把带队伍当成软任务。")
    Measure.objects.create(
        problem=problem, words="每季度同分管科室负责人谈心一次，当场记下要办的事。", owner=team[1],
        due=date(2026, 12, 31), judged_by="四次谈话记录和办结情况",
    )  # fmt: skip
    point = Point.objects.get(meeting=meeting, words__startswith="对分管科室干部的谈心谈话")
    point.state, point.problem = PointState.ANSWERED.value, problem
    point.save(update_fields=["state", "problem"])


def sign_ins() -> tuple[SignIn, ...]:
    """The sign-ins to show on the sign-in page; none outside the demo."""
    return SIGN_INS if settings.DEMO_DAY == DAY else ()
