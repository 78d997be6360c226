"""The report on how the findings of an inspection are mended (整改进展情况报告): counts, then finding by finding."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import (
    Block,
    Body,
    Head,
    Heading,
    Imprint,
    Level,
    Paper,
    Signature,
    chinese_date,
)
from duizhao.core.layout.profile import OFFICIAL
from duizhao.core.ledger.finding_counts import Counts
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style
from duizhao.core.zh.numerals import to_han

_COLUMNS = (
    Column("序号", 8),
    Column("类别", 24, Style.LONG),
    Column("反馈的问题", 46, Style.LONG),
    Column("情况", 12),
    Column("措施和完成情况", 50, Style.LONG),
    Column("责任领导", 12),
    Column("期限", 15, Style.DAY),
    Column("不列入的理由", 26, Style.LONG),
)
_OTHER = "其他问题"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A finding: its number and words in the feedback, what became of it, and what is done about it."""

    number: str
    words: str
    state: str
    group: str = ""
    measures: tuple[str, ...] = ()
    owner: str = ""
    due: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A feedback with its counts and findings."""

    occasion: Occasion
    inspection: str
    inspected_by: str
    received_on: date
    counts: Counts
    findings: tuple[Finding, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:
    of = facts.occasion
    return Paper(
        title=(of.team, f"关于{facts.inspected_by}", "反馈意见整改进展情况的报告"),
        blocks=tuple(_blocks(facts, blanks)),
        profile=OFFICIAL,
        head=Head(f"{of.team}文件", blanks.open("发文字号"), signer=blanks.open("签发人")),
        receivers=blanks.words(facts.inspected_by, "报给谁"),
        signature=Signature((of.team,), of.made_on),
        imprint=Imprint(blanks.open("印发机关"), of.made_on, blanks.open("抄送机关")),
    )


def _blocks(facts: Facts, blanks: Blanks) -> Iterator[Block]:
    counts = facts.counts
    yield Body(
        f"{chinese_date(facts.received_on)}收到《{facts.inspection}》以后，逐项整改。"
        f"截至{chinese_date(facts.occasion.made_on)}，{counts.sentence().replace(' ', '')}。现将进展情况报告如下。"
    )
    groups = list(dict.fromkeys(one.group or _OTHER for one in facts.findings))
    for place, group in enumerate(groups, 1):
        yield Heading(f"{to_han(place)}、{group}", Level.FIRST)
        for finding in facts.findings:
            if (finding.group or _OTHER) == group:
                yield from _finding(finding, blanks)
    yield Heading(f"{to_han(len(groups) + 1)}、下一步工作", Level.FIRST)
    yield Body(blanks.open("下一步工作"))
    yield Body("特此报告。")


def _finding(finding: Finding, blanks: Blanks) -> Iterator[Block]:
    yield Heading(f"{finding.number}.{finding.words}", Level.THIRD)
    yield Body(f"进展：{finding.state}。")
    if finding.reason:
        yield Body(f"不列入台账的理由：{finding.reason}。")
        return
    yield from (Body(f"（{at}）{words}。") for at, words in enumerate(finding.measures, 1))
    if not finding.measures:
        yield Body(f"措施：{blanks.open(f'第{finding.number}条的措施')}。")


def _grid(facts: Facts) -> Grid:
    rows = [
        (
            one.number, one.group, one.words, one.state, "\n".join(one.measures), one.owner,
            one.due, one.reason,
        )
        for one in facts.findings
    ]  # fmt: skip
    return Grid("整改进展", _COLUMNS, rows)


KIND = Kind(
    key="progress-report",
    name="反馈意见整改进展情况报告",
    rank=230,
    stage=Stage.RECTIFICATION,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    singles=(
        Field("反馈文件", "反馈文件的名称", lambda facts: facts.inspection),
        Field("反馈单位", "谁来巡视、巡察、审计、督查", lambda facts: facts.inspected_by),
        Field("收到日期", "哪天收到反馈", lambda facts: facts.received_on),
        Field("进展概况", "几项、完成几项的一句话", lambda facts: facts.counts.sentence()),
    ),
    sample=Facts(
        occasion=SAMPLE,
        inspection="关于巡察清河市水务局党组的反馈意见",
        inspected_by="市委第三巡察组",
        received_on=date(2025, 9, 10),
        counts=Counts(findings=3, declined=1, open=1, done=1, items=2, measures=3, measures_done=2),
        findings=(
            Finding(
                number="1", group="履行职能责任方面", words="灌区确权进展慢", state="正在整改",
                measures=("难点逐条列出，每半个月汇报一次", "已确权三个灌区"), owner="沈若兰",
                due=date(2026, 9, 30),
            ),
            Finding(
                number="2", group="作风方面", words="窗口中午断岗", state="完成整改",
                measures=("窗口排班到人",), owner="梁静", due=date(2025, 12, 31),
            ),
            Finding(number="3", group="作风方面", words="公务用车台账缺页", state="不列入", reason="反馈以前已经补齐"),
        ),
    ),
)  # fmt: skip
