"""The slip on which a member, or the team, gets what was said about him (意见反馈单), word for word."""

from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Body, Paper, Table, TableColumn
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field, FieldList
from duizhao.core.papers.grid import form
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion

_COLUMNS = (
    TableColumn("序号", 0.5, centred=True),
    TableColumn("方面", 1.5),
    TableColumn("原话", 4),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """Whose slip it is, and the opinions about him: aspect and words."""

    occasion: Occasion
    whom: str
    opinions: tuple[tuple[str, str], ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:
    ranked = sorted(facts.opinions)
    rows = tuple((str(number), *one) for number, one in enumerate(ranked, 1))
    signature = [
        ("签收人", blanks.open("签收人")),
        ("签收日期", blanks.open("签收日期")),
    ]
    return Paper(
        title=("意见反馈单",),
        blocks=(
            Body(f"{facts.whom}：", indent=False),
            Body(f"会前征求意见中，关于您的意见共{len(rows)}条，原话照录如下，请对照检查。"),
            Table(_COLUMNS, rows),
            form(signature, row_height=10),
        ),
        below_title=facts.occasion.lines,
    )


KIND = Kind(
    key="feedback-slip",
    name="意见反馈单",
    rank=60,
    letters="FK",
    stage=Stage.OPINIONS,
    facts=Facts,
    build=_build,
    singles=(Field("收件人", "这张单子给谁", lambda facts: facts.whom),),
    lists=(
        FieldList(
            "意见",
            "关于他的意见，原话照录",
            ("序号", "方面", "原话"),
            lambda facts: [(number, *one) for number, one in enumerate(sorted(facts.opinions), 1)],
        ),
    ),
    sample=Facts(
        SAMPLE,
        "沈若兰",
        (
            ("干事创业、担当作为", "灌区确权的事催了三次才有答复。"),
            ("", "到基层听意见的时候，陪同的人太多。"),
        ),
    ),
)
