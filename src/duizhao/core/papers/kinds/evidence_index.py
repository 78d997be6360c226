"""The index of evidence (佐证目录): what proves what, of which item, with its digest."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Body, Paper
from duizhao.core.layout.profile import WIDE
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("台账序号", 11, Style.COUNT),
    Column("名称", 34, Style.LONG),
    Column("种类", 18),
    Column("证明什么", 40, Style.LONG),
    Column("材料日期", 18, Style.DAY),
    Column("知悉范围", 14),
    Column("谁交的", 13),
    Column("校验值（SHA-256 前 16 位）", 36),
)
_SHOWN = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A piece of evidence; `sha256` is empty where it has no file."""

    item: int
    title: str
    kind: str
    proves: str
    dated_on: date
    level: str = ""
    by: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The evidence by item."""

    occasion: Occasion
    evidence: tuple[Evidence, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    return Paper(
        title=("佐证目录",),
        blocks=(Body(f"共{len(facts.evidence)}件。"), _grid(facts).table()),
        profile=WIDE,
        below_title=facts.occasion.lines,
    )


def _grid(facts: Facts) -> Grid:
    rows = [
        (
            one.item, one.title, one.kind, one.proves, one.dated_on, one.level, one.by,
            one.sha256[:_SHOWN],
        )
        for one in facts.evidence
    ]  # fmt: skip
    return Grid("佐证目录", _COLUMNS, rows)


KIND = Kind(
    key="evidence-index",
    name="佐证目录",
    rank=240,
    stage=Stage.RECTIFICATION,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    sample=Facts(
        SAMPLE,
        (
            Evidence(
                item=1, title="会议管理办法", kind="文件", proves="议题会前三天送到", level="内部",
                dated_on=date(2026, 2, 27), by="孙晓雯", sha256="9f2c41d07be6358a" * 4,
            ),
            Evidence(
                item=1, title="一季度会议场次", kind="文字记录", proves="比去年少四场", level="内部",
                dated_on=date(2026, 4, 2), by="孙晓雯",
            ),
        ),
    ),
)  # fmt: skip
