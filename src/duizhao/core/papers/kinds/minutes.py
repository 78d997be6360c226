"""The minutes of a sitting (会议记录): who was there, who was not, and item by item what was said."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Centred, Heading, Level, Paper
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field, FieldList
from duizhao.core.papers.kind import Kind
from duizhao.core.zh.numerals import to_han


@dataclass(frozen=True, slots=True)
class Item:
    """An item with what was said under it, a paragraph each."""

    title: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The minutes. `particulars` are when, where, who presided, who was there and who was not.

    `part` names what an excerpt is of; `confirmed` says when all confirmed, empty while some have not.
    """

    of: str
    particulars: tuple[str, ...]
    items: tuple[Item, ...]
    part: str = ""
    confirmed: str = ""


def _build(facts: Facts, blanks: Blanks) -> Paper:
    excerpt = f"（摘录：{facts.part}）" if facts.part else ""
    if not facts.confirmed:
        blanks.open("到会的同志逐个确认")
    return Paper(
        title=(facts.of, f"会议记录{excerpt}"),
        blocks=tuple(_blocks(facts)),
        below_title=() if facts.confirmed else ("（到会的同志还没有全部确认）",),
    )


def _blocks(facts: Facts) -> Iterator[Block]:
    yield from map(Body, facts.particulars)
    for number, item in enumerate(facts.items, 1):
        yield Heading(f"{to_han(number)}、{item.title}", Level.FIRST)
        yield from map(Body, item.said or ("没有记录。",))
    if facts.confirmed:
        yield Centred(f"（{facts.confirmed}）")


KIND = Kind(
    key="minutes",
    name="会议记录",
    rank=160,
    letters="JL",
    stage=Stage.SITTING,
    facts=Facts,
    build=_build,
    singles=(
        Field("会议", "哪个单位的哪次会议", lambda facts: facts.of),
        Field("摘录", "摘录的是哪一部分，没有摘录的写全文", lambda facts: facts.part or "全文"),
        Field("确认情况", "到会的同志什么时候全部确认", lambda facts: facts.confirmed),
    ),
    lists=(
        FieldList(
            "会议情况",
            "时间、地点、主持人、到会、缺席，一行一样",
            ("内容",),
            lambda facts: [(line,) for line in facts.particulars],
        ),
        FieldList(
            "会议记录",
            "逐项的记录，一项里几段就排几段",
            ("序号", "题目", "发言"),
            lambda facts: [
                (number, one.title, "\n".join(one.said))
                for number, one in enumerate(facts.items, 1)
            ],
        ),
    ),
    sample=Facts(
        of="清河市水务局2025年度民主生活会",
        particulars=(
            "时间：2026年1月28日09:00至12:10。",
            "地点：机关三楼会议室。",
            "主持人：周明远。",
            "到会：周明远、沈若兰、梁静。",
            "缺席：郑国强（赴省里开会，书面发言已交）。",
        ),
        items=(
            Item("班子对照检查", ("周明远：代表党组作对照检查。",)),
            Item(
                "对沈若兰的批评意见",
                ("梁静：灌区的难点说得晚，分管科室不知道怎么配合。", "沈若兰：接受，二月起每半个月说一次进度。（已接受）"),
            ),
        ),
        confirmed="2026年1月30日17:20，到会的同志全部确认。",
    ),
)  # fmt: skip
