"""The form on which opinions are asked (征求意见表): aspects and persons with room to write, and no place for a name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Heading, Level, Paper
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field, FieldList
from duizhao.core.papers.grid import form
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion

_ROOM = 22.0


@dataclass(frozen=True, slots=True)
class Facts:
    """The meeting, the round with its last day, the aspects of the year, and about whom one can speak."""

    occasion: Occasion
    aspects: tuple[str, ...]
    people: tuple[str, ...]
    due: date | None = None


def _build(facts: Facts, blanks: Blanks) -> Paper:
    return Paper(
        title=("征求意见表",),
        blocks=tuple(_blocks(facts, blanks)),
        below_title=facts.occasion.lines,
    )


def _blocks(facts: Facts, blanks: Blanks) -> Iterator[Block]:
    yield Body("请把问题说具体：什么事、在哪里、什么时候。本表不写姓名和部门，不编号。")
    yield Body(
        f"请在{blanks.day(facts.due, '交表的最后一天')}前投入{blanks.open('意见箱设在哪里')}。"
    )
    yield Heading("一、对领导班子的意见建议", Level.FIRST)
    yield form([(aspect, "") for aspect in (*facts.aspects, "其他")], row_height=_ROOM, label=1.6)
    yield Heading("二、对班子成员的意见建议", Level.FIRST)
    yield form([(name, "") for name in facts.people], row_height=_ROOM, label=1.0)


KIND = Kind(
    key="opinion-form",
    name="征求意见表",
    rank=40,
    stage=Stage.OPINIONS,
    facts=Facts,
    build=_build,
    singles=(Field("交表期限", "交表的最后一天", lambda facts: facts.due),),
    lists=(
        FieldList(
            "各方面",
            "通知要求对照的方面",
            ("方面",),
            lambda facts: [(one,) for one in facts.aspects],
        ),
        FieldList(
            "班子成员", "可以对谁提意见", ("姓名",), lambda facts: [(one,) for one in facts.people]
        ),
    ),
    sample=Facts(
        SAMPLE,
        ("强化政治忠诚、提高政治能力", "固本培元、增强党性", "干事创业、担当作为"),
        ("周明远", "沈若兰", "郑国强", "梁静"),
        date(2026, 1, 9),
    ),
)
