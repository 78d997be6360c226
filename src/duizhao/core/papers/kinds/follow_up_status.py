"""What became of the measures of the last meeting (上次整改落实情况), line by line from its ledger."""

from collections.abc import Iterator
from dataclasses import dataclass

from duizhao.core.cycle.item import ItemState
from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Block, Body, Paper
from duizhao.core.layout.profile import WIDE
from duizhao.core.ledger.line import Line, TaskLine
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("序号", 8, Style.COUNT),
    Column("谁的问题", 14),
    Column("问题", 34, Style.LONG),
    Column("措施和完成情况", 50, Style.LONG),
    Column("责任领导", 13),
    Column("完成期限", 16, Style.DAY),
    Column("状态", 14),
    Column("整改成效", 34, Style.LONG),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The lines of the earlier ledger; `earlier` is what that meeting is called."""

    occasion: Occasion
    earlier: str
    lines: tuple[Line, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    return Paper(
        title=(f"{facts.earlier}整改落实情况",),
        blocks=tuple(_blocks(facts)),
        profile=WIDE,
        below_title=facts.occasion.lines,
    )


def _blocks(facts: Facts) -> Iterator[Block]:
    total = len(facts.lines)
    closed = sum(one.state == ItemState.CLOSED.value for one in facts.lines)
    standing = sum(one.standing for one in facts.lines)
    yield Body(
        f"列入台账{total}项，已销号{closed}项，没有销号{total - closed}项，其中长期坚持{standing}项。"
    )
    yield _grid(facts).table()


def _grid(facts: Facts) -> Grid:
    rows = [
        (
            one.number, one.whose, one.problem, "\n".join(map(_task, one.tasks)), one.owner,
            one.due, one.state_words, one.effect,
        )
        for one in facts.lines
    ]  # fmt: skip
    return Grid("上次整改落实情况", _COLUMNS, rows)


def _task(task: TaskLine) -> str:
    return f"{task.words}（{task.result}）" if task.result else task.words


KIND = Kind(
    key="follow-up-status",
    name="上次整改落实情况",
    rank=120,
    stage=Stage.INSPECTIONS,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    singles=(Field("上次会议", "落实的是哪次会议的整改", lambda facts: facts.earlier),),
    sample=Facts(
        SAMPLE,
        "2024年度民主生活会",
        (
            Line(
                number=1, whose="班子", problem="窗口中午断岗", owner="梁静", state="closed",
                effect="回访三十人，没有再反映断岗。",
                tasks=(TaskLine(words="窗口排班到人", kind="other", result="三月起排班表上墙"),),
            ),
            Line(number=2, whose="周明远", problem="到基层调研少", standing=True, state="in_progress"),
        ),
    ),
)  # fmt: skip
