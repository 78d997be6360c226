"""The agenda and what the chair says to lead through it (议程和主持词): who comes next, nothing more."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Heading, Level, Paper
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style
from duizhao.core.zh.numerals import to_han

_COLUMNS = (
    Column("序号", 8, Style.COUNT),
    Column("内容", 40, Style.LONG),
    Column("谁发言", 24, Style.LONG),
    Column("分钟", 10, Style.COUNT),
)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the agenda; `speakers` are those whom the chair calls, in their order."""

    title: str
    speakers: tuple[str, ...] = ()
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The items of the agenda, and how many should be there; `present` is None before the sitting."""

    occasion: Occasion
    items: tuple[Item, ...]
    should: int
    present: int | None = None


def _build(facts: Facts, blanks: Blanks) -> Paper:
    return Paper(
        title=("议程和主持词",),
        blocks=tuple(_blocks(facts, blanks)),
        below_title=facts.occasion.lines,
    )


def _blocks(facts: Facts, blanks: Blanks) -> Iterator[Block]:
    of = facts.occasion
    yield Heading("一、议程", Level.FIRST)
    yield _grid(facts).table()
    yield Heading("二、主持词", Level.FIRST)
    present = blanks.open("实到几人") if facts.present is None else str(facts.present)
    yield Body(
        f"同志们，现在召开{of.title}。应到{facts.should}人，实到{present}人，"
        f"会议主题是：{blanks.words(of.theme, '会议主题')}。"
    )
    for number, item in enumerate(facts.items, 1):
        called = f"请{'、'.join(item.speakers)}发言。" if item.speakers else ""
        yield Body(f"进行第{to_han(number)}项：{item.title}。{called}")
    yield Body("议程进行完毕。会议到此结束，散会。")


def _grid(facts: Facts) -> Grid:
    rows = [
        (number, one.title, "、".join(one.speakers), one.minutes)
        for number, one in enumerate(facts.items, 1)
    ]
    return Grid("议程", _COLUMNS, rows)


KIND = Kind(
    key="chairs-script",
    name="议程和主持词",
    rank=130,
    stage=Stage.SITTING,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    singles=(
        Field("应到人数", "应当到会几人", lambda facts: facts.should),
        Field("实到人数", "到了几人，会前空着", lambda facts: facts.present),
    ),
    sample=Facts(
        SAMPLE,
        (
            Item("通报上次整改落实情况和征求意见情况", ("周明远",), 15),
            Item("班子对照检查", ("周明远",), 20),
            Item("沈若兰个人对照检查", ("沈若兰",), 15),
            Item("对沈若兰的批评意见", ("郑国强", "梁静", "周明远"), 20),
            Item("督导组点评", ("卢国梁",), 10),
        ),
        should=4,
    ),
)
