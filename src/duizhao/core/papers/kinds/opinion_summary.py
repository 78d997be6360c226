"""The summary of a round of opinions (征求意见汇总表): words as they were said, and nothing of where they came from.

The rows are sorted by whom they are about, by aspect and by their words: an order that tells nobody
when or from whom one came.
"""

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
    Column("关于谁", 12),
    Column("方面", 18, Style.LONG),
    Column("原话", 60, Style.LONG),
    Column("办理", 12),
    Column("理由或者对应的问题", 34, Style.LONG),
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion: about whom, under which aspect, in which words, and what became of it."""

    about: str
    words: str
    aspect: str = ""
    outcome: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """An opened round. `order` are those whom opinions can be about, the team first."""

    occasion: Occasion
    round: str
    channel: str
    order: tuple[str, ...]
    opinions: tuple[Opinion, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    return Paper(
        title=("征求意见汇总表",),
        blocks=(
            Body(f"{facts.round}（{facts.channel}），共{len(facts.opinions)}条，原话照录。"),
            _grid(facts).table(),
        ),
        profile=WIDE,
        below_title=facts.occasion.lines,
    )


def _grid(facts: Facts) -> Grid:
    place = {name: at for at, name in enumerate(facts.order)}
    ranked = sorted(
        facts.opinions, key=lambda one: (place.get(one.about, len(place)), one.aspect, one.words)
    )
    rows = [
        (number, one.about, one.aspect, one.words, one.outcome, one.reason)
        for number, one in enumerate(ranked, 1)
    ]
    return Grid("征求意见汇总", _COLUMNS, rows)


KIND = Kind(
    key="opinion-summary",
    name="征求意见汇总表",
    rank=50,
    stage=Stage.OPINIONS,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    singles=(
        Field("征求意见", "哪一轮征求意见", lambda facts: facts.round),
        Field("征求方式", "用什么方式征求", lambda facts: facts.channel),
    ),
    sample=Facts(
        SAMPLE,
        "机关干部意见箱",
        "一次性意见码",
        ("班子", "周明远", "沈若兰"),
        (
            Opinion("沈若兰", "灌区确权的事催了三次才有答复。", "干事创业、担当作为", "有问题回应", "灌区确权没有按期完成"),
            Opinion("班子", "会议多，一周开了四个半天。", "固本培元、增强党性", "有问题回应", "会议多而时效差"),
            Opinion("班子", "希望食堂早餐早半小时开。", "", "不列入", "后勤事项，已转机关服务中心"),
        ),
    ),
)  # fmt: skip
