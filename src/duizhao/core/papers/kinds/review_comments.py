"""The comments of a review (审核意见) of one statement, each with what the author did about it."""

from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Body, Paper
from duizhao.core.layout.profile import WIDE
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("序号", 8, Style.COUNT),
    Column("轮次", 14),
    Column("谁提的", 24, Style.LONG),
    Column("原文", 30, Style.LONG),
    Column("审核意见", 44, Style.LONG),
    Column("采纳情况", 12),
    Column("改了什么，或者为什么不改", 44, Style.LONG),
)


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the review."""

    round: str
    by: str
    words: str
    text: str
    state: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The comments on one statement, in the order of the text."""

    occasion: Occasion
    whose: str
    comments: tuple[Comment, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    return Paper(
        title=(f"{facts.whose}对照检查材料的审核意见",),
        blocks=(Body(f"共{len(facts.comments)}条。"), _grid(facts).table()),
        profile=WIDE,
        below_title=facts.occasion.lines,
    )


def _grid(facts: Facts) -> Grid:
    rows = [
        (number, one.round, one.by, one.words or "对全文", one.text, one.state, one.answer)
        for number, one in enumerate(facts.comments, 1)
    ]
    return Grid("审核意见", _COLUMNS, rows)


KIND = Kind(
    key="review-comments",
    name="审核意见",
    rank=110,
    stage=Stage.STATEMENTS,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    singles=(Field("姓名", "谁的材料；班子的写班子", lambda facts: facts.whose),),
    sample=Facts(
        SAMPLE,
        "沈若兰",
        (
            Comment("第1轮", "督导组 卢国梁", "", "事例只有一个，灌区以外的分管工作没有说到。", "待处理"),
            Comment(
                "第1轮", "会务 孙晓雯", "怕担责任", "请写清是哪一件事、当时怎么想的。", "已改",
                "补了2025年6月碰头会的事",
            ),
        ),
    ),
)  # fmt: skip
