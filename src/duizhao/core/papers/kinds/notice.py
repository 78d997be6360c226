"""The notice (会议通知) by which a unit calls its members to the meeting."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Head, Heading, Imprint, Level, Paper, Signature
from duizhao.core.layout.profile import OFFICIAL
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field, FieldList
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion


@dataclass(frozen=True, slots=True)
class Preparation:
    """Something to be done before the meeting: what, until when, who sees to it."""

    what: str
    due: date | None
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The meeting, who takes part, and what is to be done before it."""

    occasion: Occasion
    people: tuple[str, ...]
    preparations: tuple[Preparation, ...] = ()


def _build(facts: Facts, blanks: Blanks) -> Paper:
    of = facts.occasion
    return Paper(
        title=(of.team, f"关于召开{of.title}的通知"),
        blocks=tuple(_blocks(facts, blanks)),
        profile=OFFICIAL,
        head=Head(f"{of.team}文件", blanks.open("发文字号")),
        receivers="各位班子成员",
        signature=Signature((of.team,), of.made_on),
        imprint=Imprint(blanks.open("印发机关"), of.made_on),
        note=f"联系人：{blanks.open('联系人')}，电话：{blanks.open('联系电话')}",
    )


def _blocks(facts: Facts, blanks: Blanks) -> Iterator[Block]:
    of = facts.occasion
    notice = blanks.words(of.notice, "上级通知的文号")
    yield Body(f"按照{notice}的要求，现将召开{of.title}有关事项通知如下。")
    yield Heading("一、会议主题", Level.FIRST)
    yield Body(f"{blanks.words(of.theme, '会议主题')}。")
    yield Heading("二、时间和地点", Level.FIRST)
    yield Body(f"时间：{blanks.day(of.day, '召开日期')}{blanks.open('几点开会')}。")
    yield Body(f"地点：{blanks.words(of.place, '会议地点')}。")
    yield Heading("三、参加人员", Level.FIRST)
    yield Body(f"{blanks.words('、'.join(facts.people), '参加人员')}。")
    if not facts.preparations:
        return
    yield Heading("四、会前准备", Level.FIRST)
    for number, one in enumerate(facts.preparations, 1):
        owner = f"，由{one.owner}负责" if one.owner else ""
        due = blanks.day(one.due, f"{one.what}的期限")
        yield Body(f"{number}.{one.what}：{due}前完成{owner}。")


KIND = Kind(
    key="notice",
    name="会议通知",
    rank=10,
    stage=Stage.PLAN,
    facts=Facts,
    build=_build,
    singles=(Field("参加人员", "参加会议的人，用顿号隔开", lambda facts: "、".join(facts.people)),),
    lists=(
        FieldList(
            "会前准备",
            "会前要做的事",
            ("序号", "事项", "期限", "负责人"),
            lambda facts: [
                (number, one.what, one.due, one.owner)
                for number, one in enumerate(facts.preparations, 1)
            ],
        ),
    ),
    sample=Facts(
        SAMPLE,
        ("周明远", "沈若兰", "郑国强", "梁静"),
        (
            Preparation("学习", date(2025, 12, 26), "孙晓雯"),
            Preparation("征求意见", date(2026, 1, 9), "孙晓雯"),
            Preparation("谈心谈话", date(2026, 1, 16)),
            Preparation("对照检查材料", date(2026, 1, 20)),
        ),
    ),
)
