"""The plan of the meeting (会议方案): theme, time, people, and each stage with its dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Heading, Level, Paper
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field, FieldList
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("环节", 16),
    Column("开始", 15, Style.DAY),
    Column("完成期限", 15, Style.DAY),
    Column("负责人", 10),
    Column("说明", 24, Style.LONG),
)


@dataclass(frozen=True, slots=True)
class Step:
    """A stage of the plan."""

    stage: str
    begins: date | None = None
    due: date | None = None
    owner: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The meeting, who takes part, the stages of its plan, and its agenda."""

    occasion: Occasion
    people: tuple[str, ...]
    steps: tuple[Step, ...]
    agenda: tuple[str, ...] = ()


def _build(facts: Facts, blanks: Blanks) -> Paper:
    of = facts.occasion
    return Paper(
        title=(f"{of.title}方案",),
        blocks=tuple(_blocks(facts, blanks)),
        below_title=(of.team,),
    )


def _blocks(facts: Facts, blanks: Blanks) -> Iterator[Block]:
    of = facts.occasion
    yield Heading("一、会议主题", Level.FIRST)
    yield Body(f"{blanks.words(of.theme, '会议主题')}。")
    yield Heading("二、时间和地点", Level.FIRST)
    day, place = blanks.day(of.day, "召开日期"), blanks.words(of.place, "会议地点")
    yield Body(f"{day}，{place}。")
    yield Heading("三、主持人和参加人员", Level.FIRST)
    yield Body(f"主持人：{blanks.words(of.presider, '主持人')}。")
    yield Body(f"参加人员：{blanks.words('、'.join(facts.people), '参加人员')}。")
    yield Heading("四、准备工作安排", Level.FIRST)
    yield _grid(facts).table()
    if facts.agenda:
        yield Heading("五、会议议程", Level.FIRST)
        for number, item in enumerate(facts.agenda, 1):
            yield Body(f"{number}.{item}。")


def _grid(facts: Facts) -> Grid:
    rows = [(one.stage, one.begins, one.due, one.owner, one.note) for one in facts.steps]
    return Grid("准备工作安排", _COLUMNS, rows)


KIND = Kind(
    key="plan",
    name="会议方案",
    rank=20,
    stage=Stage.PLAN,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    singles=(Field("参加人员", "参加会议的人，用顿号隔开", lambda facts: "、".join(facts.people)),),
    lists=(
        FieldList(
            "会议议程",
            "会议的议程",
            ("序号", "事项"),
            lambda facts: list(enumerate(facts.agenda, 1)),
        ),
    ),
    sample=Facts(
        SAMPLE,
        ("周明远", "沈若兰", "郑国强", "梁静"),
        (
            Step("学习", date(2025, 12, 8), date(2025, 12, 26), "孙晓雯", "集中学习两次"),
            Step("征求意见", date(2025, 12, 22), date(2026, 1, 9), "孙晓雯"),
            Step("谈心谈话", date(2026, 1, 5), date(2026, 1, 16), "周明远"),
            Step("召开会议", None, date(2026, 1, 28)),
        ),
        (
            "通报上次整改落实情况和征求意见情况",
            "班子对照检查",
            "个人对照检查和相互批评",
            "督导组点评",
        ),
    ),
)
