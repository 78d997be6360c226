"""The report on the meeting to those above (情况报告): how it was prepared and held, and what is mended, from records alone."""

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
        title=(of.team, f"关于{of.title}召开情况的报告"),
        blocks=tuple(_blocks(facts, blanks)),
        profile=OFFICIAL,
        head=Head(f"{of.team}文件", blanks.open("发文字号"), signer=blanks.open("签发人")),
        receivers=blanks.open("报给哪个上级"),
        attachments=("会议记录", "问题清单、责任清单、任务清单"),
        signature=Signature((of.team,), of.made_on),
        imprint=Imprint(blanks.open("印发机关"), of.made_on, blanks.open("抄送机关")),
    )


def _blocks(facts: MeetingFigures, blanks: Blanks) -> Iterator[Block]:
    of = facts.occasion
    notice = blanks.words(of.notice, "上级通知的文号")
    yield Body(f"按照{notice}的要求，现将{of.title}召开情况报告如下。")
    yield Heading("一、会前准备情况", Level.FIRST)
    yield from map(Body, preparation(facts, blanks))
    yield Heading("二、会议召开情况", Level.FIRST)
    yield from map(Body, holding(facts, blanks))
    yield Heading("三、整改安排", Level.FIRST)
    team = number(facts.items_team, "班子的整改事项几项", blanks)
    members = number(facts.items_members, "成员的整改事项几项", blanks)
    yield Body(f"列入整改台账：班子{team}项，成员{members}项。")
    if facts.by_aspect:
        counted = "；".join(f"{aspect}{count}项" for aspect, count in facts.by_aspect)
        yield Body(f"按方面分：{counted}。")
    yield Heading("四、下一步工作", Level.FIRST)
    yield Body(blanks.open("下一步工作"))
    yield Body("特此报告。")


KIND = Kind(
    key="meeting-report",
    name="情况报告",
    rank=210,
    stage=Stage.REPORT,
    facts=MeetingFigures,
    build=_build,
    singles=FIGURE_FIELDS,
    lists=FIGURE_LISTS,
    sample=SAMPLE_FIGURES,
)
