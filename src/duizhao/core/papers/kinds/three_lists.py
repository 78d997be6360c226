"""The three lists (三清单): problems, who answers for each, and the tasks; the same numbers in all of them."""

from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Heading, Level, PageBreak, Paper
from duizhao.core.layout.profile import WIDE
from duizhao.core.ledger.line import Line
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.ledger_sample import SAMPLE_LINES
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_PROBLEMS = (
    Column("序号", 8, Style.COUNT),
    Column("谁的问题", 12),
    Column("方面", 24, Style.LONG),
    Column("问题", 60, Style.LONG),
    Column("整改目标", 44, Style.LONG),
)
_OWNERS = (
    Column("序号", 8, Style.COUNT),
    Column("问题", 54, Style.LONG),
    Column("责任领导", 14),
    Column("责任部门", 20),
    Column("时限", 24),
    Column("完成期限", 16, Style.DAY),
)
_TASKS = (
    Column("序号", 8, Style.COUNT),
    Column("问题", 36, Style.LONG),
    Column("整改任务", 54, Style.LONG),
    Column("责任人", 12),
    Column("责任部门", 18),
    Column("完成日期", 16, Style.DAY),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The lines of the ledger, each with the name of its aspect."""

    occasion: Occasion
    lines: tuple[Line, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    problems, owners, tasks = _grids(facts)
    return Paper(
        title=("问题清单、责任清单、任务清单",),
        blocks=(
            Heading("一、问题清单", Level.FIRST),
            problems.table(),
            PageBreak(),
            Heading("二、责任清单", Level.FIRST),
            owners.table(),
            PageBreak(),
            Heading("三、任务清单", Level.FIRST),
            tasks.table(),
        ),
        profile=WIDE,
        below_title=facts.occasion.lines,
    )


def _grids(facts: Facts) -> tuple[Grid, Grid, Grid]:
    lines = facts.lines
    return (
        Grid(
            "问题清单", _PROBLEMS, [(i.number, i.whose, i.aspect, i.problem, i.goal) for i in lines]
        ),
        Grid(
            "责任清单",
            _OWNERS,
            [(i.number, i.problem, i.owner, i.department, i.pace_words, i.due) for i in lines],
        ),
        Grid(
            "任务清单",
            _TASKS,
            [
                (i.number, i.problem, task.words, task.owner, task.department, task.due)
                for i in lines
                for task in i.tasks
            ],
        ),
    )


KIND = Kind(
    key="three-lists",
    name="问题清单、责任清单、任务清单",
    rank=190,
    stage=Stage.RECTIFICATION,
    facts=Facts,
    build=_build,
    grids=_grids,
    sample=Facts(SAMPLE, SAMPLE_LINES),
)
