"""The circular (情况通报) by which a suitable circle learns of the meeting: the team's problems, no member's."""

from collections.abc import Iterator

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Head, Heading, Imprint, Level, Paper, Signature
from duizhao.core.layout.profile import OFFICIAL
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.meeting_figures import (
    FIGURE_FIELDS,
    FIGURE_LISTS,
    SAMPLE_FIGURES,
    MeetingFigures,
    holding,
    number,
    preparation,
)


def _build(facts: MeetingFigures, blanks: Blanks) -> Paper:
    of = facts.occasion
    return Paper(
        title=(of.team, f"关于{of.title}情况的通报"),
        blocks=tuple(_blocks(facts, blanks)),
        profile=OFFICIAL,
        head=Head(f"{of.team}文件", blanks.open("发文字号")),
        receivers=blanks.open("通报到什么范围"),
        signature=Signature((of.team,), of.made_on),
        imprint=Imprint(blanks.open("印发机关"), of.made_on, blanks.open("抄送机关")),
    )


def _blocks(facts: MeetingFigures, blanks: Blanks) -> Iterator[Block]:
    yield Body(f"现将{facts.occasion.title}有关情况通报如下。")
    yield Heading("一、会前准备情况", Level.FIRST)
    yield from map(Body, preparation(facts, blanks))
    yield Heading("二、开展批评和自我批评情况", Level.FIRST)
    yield from map(Body, holding(facts, blanks))
    yield Heading("三、班子查摆的问题和整改安排", Level.FIRST)
    for at, problem in enumerate(facts.team_problems, 1):
        yield Body(f"{at}.{problem}。")
    if not facts.team_problems:
        yield Body(blanks.open("班子的问题"))
    team = number(facts.items_team, "班子的整改事项几项", blanks)
    yield Body(f"班子的整改事项{team}项，逐项列入台账，欢迎监督。")


KIND = Kind(
    key="circular",
    name="情况通报",
    rank=220,
    stage=Stage.REPORT,
    facts=MeetingFigures,
    build=_build,
    singles=FIGURE_FIELDS,
    lists=FIGURE_LISTS,
    sample=SAMPLE_FIGURES,
)
