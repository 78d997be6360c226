"""The summary of criticism at the sitting (批评意见汇总表): who said what to whom, and what he answered."""

from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Body, Paper
from duizhao.core.layout.profile import WIDE
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("序号", 8, Style.COUNT),
    Column("提给谁", 10),
    Column("谁提的", 10),
    Column("批评意见", 60, Style.LONG),
    Column("回应", 44, Style.LONG),
    Column("情况", 10),
)


@dataclass(frozen=True, slots=True)
class Criticism:
    """A criticism that was opened at the sitting, with the last reply to it."""

    target: str
    writer: str
    words: str
    reply: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The criticisms in the order in which they were opened."""

    occasion: Occasion
    criticisms: tuple[Criticism, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    return Paper(
        title=("批评意见汇总表",),
        blocks=(Body(f"共{len(facts.criticisms)}条。"), _grid(facts).table()),
        profile=WIDE,
        below_title=facts.occasion.lines,
    )


def _grid(facts: Facts) -> Grid:
    rows = [
        (number, one.target, one.writer, one.words, one.reply, one.state)
        for number, one in enumerate(facts.criticisms, 1)
    ]
    return Grid("批评意见", _COLUMNS, rows)


KIND = Kind(
    key="criticism-summary",
    name="批评意见汇总表",
    rank=170,
    letters="PP",
    stage=Stage.SITTING,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    sample=Facts(
        SAMPLE,
        (
            Criticism(
                "沈若兰", "梁静", "灌区的难点说得晚，分管科室不知道怎么配合。",
                "接受，二月起每半个月说一次进度。", "已接受",
            ),
            Criticism("周明远", "沈若兰", "布置任务急，常常当天要当天的数。"),
        ),
    ),
)  # fmt: skip
