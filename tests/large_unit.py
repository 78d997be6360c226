"""A unit as large as one wants it, for what must not grow with its rows: query budgets and the bench."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations, cycle, islice

from django.urls import reverse

from cast import Cast
from duizhao.core.access.roles import Role
from duizhao.core.cycle.meeting import MeetingState
from duizhao.core.cycle.opinion_round import RoundChannel, RoundState
from duizhao.core.cycle.point import PointChannel, PointState
from duizhao.core.cycle.stages import Stage
from duizhao.core.cycle.talk import TalkKind, TalkState
from duizhao.core.indicators.kinds import IndicatorKind
from duizhao.web.accounts.models import User
from duizhao.web.audit.events import Event
from duizhao.web.audit.models import Entry
from duizhao.web.indicators.models import Entry as IndicatorEntry
from duizhao.web.meetings.models import Meeting, PlannedStage
from duizhao.web.opinions import services as opinions
from duizhao.web.opinions.models import Opinion, Round
from duizhao.web.screening.models import ScreenedText, SharedPlace, SharedSentence
from duizhao.web.study.models import Attendance, Reading, ReadingDone, StudySession
from duizhao.web.talks.models import Talk
from duizhao.web.trail.models import Cause, Measure, Point, Problem, ProblemList
from duizhao.web.units.models import Assignment, Branch, Department, FormerPost, Person, Unit
from large_ledger import make_ledgers
from make import (
    ANSWERS,
    TODAY,
    actor_for,
    make_indicator,
    make_meeting,
    make_round,
    make_run,
    make_sent_statement,
)

NOW = datetime(2026, 1, 12, 2, tzinfo=UTC)
_WHO = (
    "到灌区",
    "在取水许可窗口",
    "局务会上",
    "河道采砂的举报",
    "防汛值班",
    "工程变更的签证",
    "下乡",
)
_WHAT = (
    "提前打招呼，看到的都是准备好的。", "等到下午才有人，群众白跑一趟。", "议题太多，最后几个没有讨论。",
    "办完以后没有给人回音。", "排得太满，没有时间听基层说话。", "拖得久，施工队垫了半年的钱。",
    "问得少，讲得多，记下来的没有下文。", "定了的事没有人再问。", "同一张表一年报三次。",
)  # fmt: skip
_SURNAMES = "马秦罗程傅唐蒋阮贺庞邱方石汪薛江邵孟白常丁段范葛龚郝侯姜金康雷黎"
_GIVEN = ("德胜", "卫东", "秀英", "志刚", "晓梅", "建平", "丽华", "文斌", "春生", "海波", "玉珍")


@dataclass(frozen=True)
class Size:
    """How many of each there are; `done` entries of each indicator."""

    members: int
    opinions: int
    talks: int
    years: int
    slips: int = 40
    cadres: int = 8
    readings: int = 8
    problems: int = 4
    entries: int = 200
    indicators: int = 4
    done: int = 2
    items: int = 20


@dataclass(frozen=True)
class LargeUnit:
    """What the pages are asked of."""

    cast: Cast
    meeting: Meeting
    opened: Round
    forwarded: Round
    codes: list[str]


@dataclass(frozen=True)
class Page:
    """A main page: its name, who asks for it (None: nobody), and where it is."""

    name: str
    person: Person | None
    address: str


def make_large(cast: Cast, size: Size) -> LargeUnit:
    """Fill the unit of a cast."""
    _people(cast.unit, size)
    for year in range(size.years, 0, -1):
        past = _meeting(cast.unit, 2025 - year, state=MeetingState.CLOSED.value)
        _study(past, size)
        _problems(past, size)
    meeting = _meeting(cast.unit, 2025)
    _study(meeting, size)
    _talks(meeting, size)
    half = size.opinions // 2
    forwarded = _round(meeting, "面向基层站所征求意见", RoundState.FORWARDED, half)
    opened = _round(meeting, "面向机关干部征求意见", RoundState.OPENED, size.opinions - half)
    _problems(meeting, size)
    _screening(meeting, cast.secretary)
    drafted = make_round(meeting, "面向服务对象征求意见")
    codes = opinions.open_round(drafted, by=actor_for(cast.secretary), at=NOW, slips=size.slips)
    Entry.objects.bulk_create(
        Entry(
            event=Event.PROBLEM_CHANGED.value, subject=f"problem:{number}", unit_id=cast.unit.pk,
            actor_id=cast.member.pk, actor_name=cast.member.name, at=NOW + timedelta(minutes=number),
        )
        for number in range(size.entries)
    )  # fmt: skip
    _indicators(cast, size)
    make_ledgers(cast, list(Meeting.objects.filter(unit=cast.unit).order_by("year")), size.items)
    return LargeUnit(cast, meeting, opened, forwarded, codes)


def pages_of(large: LargeUnit) -> list[Page]:
    """The main pages, each asked for by one who sees most of it."""
    cast, meeting = large.cast, large.meeting
    by_name: Callable[..., str] = reverse
    talk = meeting.talks.filter(one=cast.leader, other=cast.member).get()
    problem = Problem.objects.filter(list__person=cast.member, list__meeting=meeting).first()
    reading, session = meeting.readings.first(), meeting.study_sessions.first()
    indicator = cast.unit.indicators.filter(kind="research").first()
    assert indicator is not None
    assert problem is not None
    assert reading is not None
    assert session is not None
    held = Meeting.objects.filter(unit=cast.unit, year__lt=meeting.year).latest("year")
    item = held.items.filter(state="closed").first()
    assert item is not None
    screened = ScreenedText.objects.filter(run__meeting=meeting).latest("pk")
    rows: list[tuple[str, Person | None, str, list[object]]] = [
        ("我的工作（会务）", cast.secretary, "desk:desk", []),
        ("我的工作（成员）", cast.member, "desk:desk", []),
        ("会议", cast.secretary, "meetings:list", []),
        ("一次会议", cast.secretary, "meetings:detail", [meeting.pk]),
        ("方案", cast.secretary, "meetings:plan", [meeting.pk]),
        ("学习", cast.member, "study:list", [meeting.pk]),
        ("学习内容", cast.member, "study:reading", [reading.pk]),
        ("集中学习", cast.secretary, "study:session", [session.pk]),
        ("征求意见", cast.secretary, "opinions:rounds", [meeting.pk]),
        ("一轮意见", cast.secretary, "opinions:round", [large.opened.pk]),
        ("一轮的结果", cast.cadre, "opinions:board", [large.forwarded.pk]),
        ("反馈给我的意见", cast.member, "opinions:received", [meeting.pk]),
        ("谈心谈话", cast.secretary, "talks:list", [meeting.pk]),
        ("谈话记录", cast.member, "talks:talk", [talk.pk]),
        ("指标", cast.secretary, "indicators:list", [cast.unit.pk]),
        ("一个指标", cast.secretary, "indicators:indicator", [indicator.pk]),
        ("措施里的指标", cast.secretary, "indicators:propose", [meeting.pk]),
        ("查摆问题", cast.leader, "trail:boards", [meeting.pk]),
        ("班子的问题清单", cast.secretary, "trail:team-board", [meeting.pk]),
        ("本人的问题清单", cast.member, "trail:board", [meeting.pk, cast.member.pk]),
        ("一个问题", cast.member, "trail:problem", [problem.pk]),
        ("对照检查材料", cast.secretary, "statements:list", [meeting.pk]),
        ("筛查", cast.secretary, "screening:runs", [meeting.pk]),
        ("一次筛查", cast.secretary, "screening:run", [screened.run_id]),
        ("筛查的一份材料", cast.secretary, "screening:text", [screened.pk]),
        ("同一句话", cast.secretary, "screening:shared", [screened.run_id]),
        ("整改台账", cast.secretary, "rectification:ledger", [held.pk]),
        ("一条整改事项", cast.secretary, "rectification:item", [item.pk]),
        ("没有列入台账的", cast.secretary, "rectification:sources", [held.pk]),
        ("脉络", cast.leader, "rectification:trail", [held.pk]),
        ("整改图表", cast.secretary, "rectification:pictures", [held.pk]),
        ("文书", cast.leader, "papers:papers", [meeting.pk]),
        ("会议通知", cast.leader, "papers:paper", [meeting.pk, "notice", 1]),
        ("人员", cast.secretary, "units:people", [cast.unit.pk]),
        ("一个人", cast.secretary, "units:person", [cast.member.pk]),
        ("账号", cast.security_admin, "units:accounts", [cast.unit.pk]),
        ("角色", cast.security_admin, "units:roles", [cast.unit.pk]),
        ("审计记录", cast.audit_admin, "audit:list", []),
        ("意见码的页", None, "opinions:slip", [large.codes[0]]),
    ]
    found = [Page(name, person, by_name(where, args=args)) for name, person, where, args in rows]
    return [*found, Page("查找", cast.member, by_name("search:search") + "?q=群众")]


def _words() -> Iterator[str]:
    return (
        f"{who}{what}（{number}）"
        for number, (who, what) in enumerate(zip(cycle(_WHO), cycle(_WHAT), strict=False), 1)
    )


def _people(unit: Unit, size: Size) -> None:
    names = ("办公室", "规划计划科", "水资源科", "河湖管理科", "农村水利科", "建设管理科")
    departments = Department.objects.bulk_create(Department(unit=unit, name=name) for name in names)
    branches = Branch.objects.bulk_create(
        Branch(unit=unit, name=f"机关第{number}党支部") for number in (1, 2, 3)
    )
    there = unit.people.filter(team_rank__isnull=False).count()
    number = size.members - there + size.cadres
    called = islice((f"{one}{two}" for two in _GIVEN for one in _SURNAMES), number)
    users = User.objects.bulk_create(
        User(username=f"large{place}", must_change=False, unit_id=unit.pk)
        for place in range(number)
    )
    people = Person.objects.bulk_create(
        Person(
            unit=unit, name=name, number=f"L{place:04d}", user=user, post="党组成员、副局长",
            department=departments[place % len(departments)], branch=branches[place % 3],
            team_rank=there + place + 1 if place < size.members - there else None,
        )
        for place, (name, user) in enumerate(zip(called, users, strict=True))
    )  # fmt: skip
    FormerPost.objects.bulk_create(
        FormerPost(person=person, post="科长", last_day=date(2024, 6, 30)) for person in people
    )
    for person in people:
        person.in_charge_of.set(departments[:2])
    Assignment.objects.bulk_create(
        Assignment(
            person=person, unit=unit, first_day=date(2025, 1, 1),
            role=(Role.CADRE if person.team_rank is None else Role.MEMBER).value,
        )
        for person in people
    )  # fmt: skip


def _meeting(unit: Unit, year: int, **rest: object) -> Meeting:
    meeting = make_meeting(unit, year, **{"theme": "持续深化作风建设，更好服务群众", **rest})
    PlannedStage.objects.bulk_create(
        PlannedStage(meeting=meeting, stage=stage.value, due=date(year + 1, 1, 2 + place))
        for place, stage in enumerate(Stage)
    )
    return meeting


def _team(meeting: Meeting) -> list[Person]:
    return list(meeting.unit.people.filter(team_rank__isnull=False))


def _study(meeting: Meeting, size: Size) -> None:
    team = _team(meeting)
    readings = Reading.objects.bulk_create(
        Reading(meeting=meeting, title=f"学习材料第{number}篇：树牢群众观点", due=TODAY)
        for number in range(1, size.readings + 1)
    )
    ReadingDone.objects.bulk_create(
        ReadingDone(reading=reading, person=person, on=TODAY, thoughts="联系实际谈了体会。")
        for reading in readings[: size.readings // 2]
        for person in team
    )
    sessions = StudySession.objects.bulk_create(
        StudySession(meeting=meeting, held_on=TODAY, topic=f"第{number}次集中学习：群众路线")
        for number in range(1, size.readings + 1)
    )
    Attendance.objects.bulk_create(
        Attendance(session=session, person=person) for session in sessions for person in team
    )


def _talks(meeting: Meeting, size: Size) -> None:
    states = cycle(TalkState)
    pairs = islice(combinations(_team(meeting), 2), size.talks)
    Talk.objects.bulk_create(
        Talk(
            meeting=meeting, kind=TalkKind.MEMBER_MEMBER.value, one=one, other=other, state=state,
            held_on=TODAY, problems_of_one=said, problems_of_other=said, agreed="年内再谈一次",
            one_confirmed_at=None if state == TalkState.DUE else NOW,
            other_confirmed_at=NOW if state == TalkState.CONFIRMED else None,
        )
        for (one, other), state, said in zip(pairs, states, _words(), strict=False)
    )  # fmt: skip


def _round(meeting: Meeting, title: str, state: RoundState, number: int) -> Round:
    made = make_round(
        meeting, title, state=state.value, channel=RoundChannel.SLIPS.value, collected=number
    )
    whom = cycle([None, *_team(meeting)])
    said = list(islice(zip(whom, _words(), strict=False), number))
    points: list[Point | None] = [None] * number
    if state == RoundState.FORWARDED:
        points = list(Point.objects.bulk_create(
            Point(meeting=meeting, person=person, channel=PointChannel.MASSES.value, words=words)
            for person, words in said
        ))  # fmt: skip
    Opinion.objects.bulk_create(
        Opinion(round=made, person=person, words=words, point=point)
        for (person, words), point in zip(said, points, strict=True)
    )
    return made


def _indicators(cast: Cast, size: Size) -> None:
    kinds = cycle(
        (IndicatorKind.RESEARCH, IndicatorKind.TALKS, IndicatorKind.RESPONSE_LAG,
         IndicatorKind.DECISION)
    )  # fmt: skip
    for number, kind in zip(range(size.indicators), kinds, strict=False):
        indicator = make_indicator(
            cast.unit, kind, title=f"指标第{number}号", responsible=[cast.member]
        )
        done = islice(cycle(indicator.covered.all() or [None]), size.done)
        IndicatorEntry.objects.bulk_create(
            IndicatorEntry(
                indicator=indicator, covered=one, on=date(2026, 1, 2 + day % 9),
                since=date(2026, 1, 1), by=cast.member, at=NOW, note="到一线去看",
                answers=ANSWERS if kind is IndicatorKind.DECISION else {},
            )
            for day, one in enumerate(done)
        )  # fmt: skip


def _screening(meeting: Meeting, by: Person) -> None:
    statements = [make_sent_statement(meeting, person) for person in _team(meeting)]
    run = make_run(meeting, by, *statements, findings=4)
    sentence = SharedSentence.objects.create(run=run, exact=True)
    SharedPlace.objects.bulk_create(
        SharedPlace(sentence=sentence, text=text, start=80, words="联系群众不够经常，问得少。")
        for text in run.texts.all()
    )


def _problems(meeting: Meeting, size: Size) -> None:
    lists = ProblemList.objects.bulk_create(
        ProblemList(meeting=meeting, person=person) for person in [None, *_team(meeting)]
    )
    problems = Problem.objects.bulk_create(
        Problem(list=each, title=f"联系群众不够经常之{rank}", manifestation=what, rank=rank)
        for each in lists
        for rank, what in zip(range(1, size.problems + 1), _WHAT, strict=False)
    )
    Cause.objects.bulk_create(
        Cause(problem=problem, words="宗旨意识有所淡化，对群众的事想得不深。")
        for problem in problems
    )
    Measure.objects.bulk_create(
        Measure(
            problem=problem,
            words=f"每月到窗口{number}天，听群众说办事。",
            owner=problem.list.person,
        )
        for problem in problems
        for number in range(1, size.problems + 1)
    )
    Point.objects.bulk_create(
        Point(
            meeting=meeting, person=problem.list.person, words=words, problem=problem,
            channel=PointChannel.COLLEAGUE.value, state=PointState.ANSWERED.value,
        )
        for problem, words in zip(problems, _words(), strict=False)
    )  # fmt: skip
