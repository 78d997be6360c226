"""The study list and record (学习清单和学习记录): what is read by when, and the sessions with who was there."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Heading, Level, Paper, chinese_date
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import FieldList
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_READINGS = (
    Column("序号", 8, Style.COUNT),
    Column("学习内容", 34, Style.LONG),
    Column("出处", 18, Style.LONG),
    Column("学完期限", 15, Style.DAY),
    Column("已学人数", 8, Style.COUNT),
)
_SESSIONS = (
    Column("序号", 8, Style.COUNT),
    Column("日期", 15, Style.DAY),
    Column("内容", 24, Style.LONG),
    Column("地点", 14),
    Column("分钟", 9, Style.COUNT),
    Column("到会", 22, Style.LONG),
    Column("缺席和补学", 24, Style.LONG),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """Something that must be read, and how many of the team have said that they have."""

    title: str
    source: str = ""
    due: date | None = None
    read: int = 0


@dataclass(frozen=True, slots=True)
class Absence:
    """Who was missing at a session, why, and when he made up for it."""

    name: str
    reason: str = ""
    made_up_on: date | None = None

    def __str__(self) -> str:
        made_up = f"{chinese_date(self.made_up_on)}补学" if self.made_up_on else "没有补学"
        return f"{self.name}（{'，'.join(word for word in (self.reason, made_up) if word)}）"


@dataclass(frozen=True, slots=True)
class Session:
    """A group session."""

    day: date
    topic: str
    place: str = ""
    minutes: int | None = None
    present: tuple[str, ...] = ()
    absent: tuple[Absence, ...] = ()
    record: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is read, and the sessions in the order of time."""

    occasion: Occasion
    readings: tuple[Reading, ...]
    sessions: tuple[Session, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    return Paper(
        title=("学习清单和学习记录",),
        blocks=tuple(_blocks(facts)),
        below_title=facts.occasion.lines,
    )


def _blocks(facts: Facts) -> Iterator[Block]:
    readings, sessions = _grids(facts)
    yield Heading("一、学习清单", Level.FIRST)
    yield readings.table() if readings.rows else Body("没有登记学习内容。")
    yield Heading("二、集中学习", Level.FIRST)
    yield sessions.table() if sessions.rows else Body("没有登记集中学习。")
    recorded = [one for one in facts.sessions if one.record]
    if recorded:
        yield Heading("三、学习记录", Level.FIRST)
    for session in recorded:
        yield Heading(f"{chinese_date(session.day)}：{session.topic}", Level.SECOND)
        yield from (Body(line.strip()) for line in session.record.splitlines() if line.strip())


def _grids(facts: Facts) -> tuple[Grid, Grid]:
    readings = [
        (number, one.title, one.source, one.due, one.read)
        for number, one in enumerate(facts.readings, 1)
    ]
    sessions = [
        (
            number, one.day, one.topic, one.place, one.minutes, "、".join(one.present),
            "；".join(map(str, one.absent)),
        )
        for number, one in enumerate(facts.sessions, 1)
    ]  # fmt: skip
    return Grid("学习清单", _READINGS, readings), Grid("集中学习", _SESSIONS, sessions)


KIND = Kind(
    key="study",
    name="学习清单和学习记录",
    rank=30,
    letters="XX",
    stage=Stage.STUDY,
    facts=Facts,
    build=_build,
    grids=_grids,
    lists=(
        FieldList(
            "学习记录",
            "有记录的集中学习，记录几段就排几段",
            ("日期", "内容", "记录"),
            lambda facts: [
                (one.day, one.topic, one.record) for one in facts.sessions if one.record
            ],
        ),
    ),
    sample=Facts(
        SAMPLE,
        (
            Reading("作风建设有关论述摘编", "市委组织部编印", date(2025, 12, 19), 4),
            Reading("中央八项规定及其实施细则", "", date(2025, 12, 19), 3),
        ),
        (
            Session(
                date(2025, 12, 12), "专题学习作风建设", "党组会议室", 120,
                ("周明远", "沈若兰", "梁静"),
                (Absence("郑国强", "出差", date(2025, 12, 15)),),
                "领学两篇文章，逐人谈了联系分管工作的打算。\n议定：灌区确权的进度每半个月报一次。",
            ),
        ),
    ),
)  # fmt: skip
