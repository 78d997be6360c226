"""The written statement of a member who cannot come (书面发言): a cover, with his own words or room for them."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Heading, Level, Paper
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field
from duizhao.core.papers.grid import form
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion

_ROOM = 90.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Who is absent and why; `text` are his own words, where they were handed in."""

    occasion: Occasion
    name: str
    post: str = ""
    reason: str = ""
    statement_on: date | None = None
    told_on: date | None = None
    text: str = ""


def _build(facts: Facts, blanks: Blanks) -> Paper:
    rows = [
        ("姓名", facts.name),
        ("职务", blanks.words(facts.post, "职务")),
        ("缺席原因", blanks.words(facts.reason, "缺席原因")),
        ("书面发言交来日期", blanks.day(facts.statement_on, "书面发言交来日期")),
        ("会后转告日期", blanks.day(facts.told_on, "会后转告日期")),
    ]
    return Paper(
        title=("书面发言",),
        blocks=(form(rows, label=1.4), Heading("发言内容", Level.FIRST), *_words(facts, blanks)),
        below_title=facts.occasion.lines,
    )


def _words(facts: Facts, blanks: Blanks) -> tuple[Block, ...]:
    lines = [line.strip() for line in facts.text.splitlines() if line.strip()]
    if lines:
        return tuple(map(Body, lines))
    return (form([("发言", blanks.open("书面发言的内容"))], row_height=_ROOM),)


KIND = Kind(
    key="absentee-statement",
    name="书面发言",
    rank=150,
    letters="SM",
    stage=Stage.SITTING,
    facts=Facts,
    build=_build,
    singles=(
        Field("姓名", "缺席的是谁", lambda facts: facts.name),
        Field("职务", "他的职务", lambda facts: facts.post),
        Field("缺席原因", "为什么不能到会", lambda facts: facts.reason),
        Field("交来日期", "书面发言哪天交来", lambda facts: facts.statement_on),
        Field("转告日期", "会后哪天转告", lambda facts: facts.told_on),
        Field("发言内容", "他的原话，几段就排几段", lambda facts: facts.text),
    ),
    sample=Facts(
        occasion=SAMPLE,
        name="郑国强",
        post="党组成员、副局长",
        reason="赴省里开会",
        statement_on=date(2026, 1, 27),
    ),
)
