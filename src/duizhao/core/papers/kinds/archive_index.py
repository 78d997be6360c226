"""The index of a file in the archive (卷内目录): every paper of the meeting in its order."""

from dataclasses import dataclass
from datetime import date

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Paper
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("顺序号", 7, Style.COUNT),
    Column("文号", 12),
    Column("责任者", 18, Style.LONG),
    Column("题名", 34, Style.LONG),
    Column("日期", 15, Style.DAY),
    Column("页数", 7, Style.COUNT),
    Column("备注", 10, Style.LONG),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A paper in the file."""

    title: str
    responsible: str = ""
    day: date | None = None
    pages: int | None = None
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """The papers in their order."""

    occasion: Occasion
    entries: tuple[Entry, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:
    blanks.open("文号和备注，入卷时填")
    return Paper(
        title=("卷内目录",),
        blocks=(_grid(facts).table(),),
        below_title=facts.occasion.lines,
    )


def _grid(facts: Facts) -> Grid:
    rows = [
        (at, one.number, one.responsible, one.title, one.day, one.pages, one.note)
        for at, one in enumerate(facts.entries, 1)
    ]
    return Grid("卷内目录", _COLUMNS, rows)


KIND = Kind(
    key="archive-index",
    name="卷内目录",
    rank=260,
    stage=Stage.REPORT,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    sample=Facts(
        SAMPLE,
        (
            Entry(
                title="会议通知", responsible="中共清河市水务局党组", day=date(2026, 1, 8), pages=2
            ),
            Entry(
                title="会议方案", responsible="中共清河市水务局党组", day=date(2026, 1, 8), pages=1
            ),
            Entry(title="会议记录", responsible="孙晓雯", day=date(2026, 1, 28), pages=14),
        ),
    ),
)
