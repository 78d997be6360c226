"""The ledger of rectification (整改台账) as it stands on the day of the paper."""

from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Body, Paper, chinese_date
from duizhao.core.layout.profile import WIDE
from duizhao.core.ledger.line import Line, TaskLine
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.ledger_sample import SAMPLE_LINES
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("序号", 8, Style.COUNT),
    Column("谁的问题", 15),
    Column("问题", 30, Style.LONG),
    Column("整改任务", 46, Style.LONG),
    Column("责任领导", 15),
    Column("责任部门", 14),
    Column("完成期限", 18, Style.DAY),
    Column("状态", 16, Style.LONG),
    Column("佐证", 8, Style.COUNT),
    Column("整改成效", 28, Style.LONG),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The lines of the ledger."""

    occasion: Occasion
    lines: tuple[Line, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    of = facts.occasion
    return Paper(
        title=("整改台账",),
        blocks=(
            Body(f"截至{chinese_date(of.made_on)}，共{len(facts.lines)}项。"),
            _grid(facts).table(),
        ),
        profile=WIDE,
        below_title=of.lines,
    )


def _grid(facts: Facts) -> Grid:
    rows = [
        (
            one.number, one.whose, one.problem, "\n".join(map(_task, one.tasks)), one.owner,
            one.department, one.due, one.state_words, one.evidence, one.effect,
        )
        for one in facts.lines
    ]  # fmt: skip
    return Grid("整改台账", _COLUMNS, rows)


def _task(task: TaskLine) -> str:
    """A task as papers write it: with days that are spelled out."""
    until = f"{chinese_date(task.due)}前" if task.due else ""
    who = "，".join(word for word in (task.owner, task.department, until) if word)
    done = f"（{chinese_date(task.done_on)}完成）" if task.done_on else ""
    return f"{task.words}{f'（{who}）' if who else ''}{done}"


KIND = Kind(
    key="ledger",
    name="整改台账",
    rank=200,
    stage=Stage.RECTIFICATION,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    sample=Facts(SAMPLE, SAMPLE_LINES),
)
