"""A list of problems (问题清单) of one member or of the team: each with how it shows, its causes and measures."""

from dataclasses import dataclass

from duizhao.core.cycle.stages import Stage
from duizhao.core.layout.paper import Paper
from duizhao.core.layout.profile import WIDE
from duizhao.core.papers.blanks import Blanks
from duizhao.core.papers.fields import Field
from duizhao.core.papers.grid import Grid
from duizhao.core.papers.kind import Kind
from duizhao.core.papers.occasion import SAMPLE, Occasion
from duizhao.core.reports.sheets import Column, Style

_COLUMNS = (
    Column("序号", 8, Style.COUNT),
    Column("方面", 16, Style.LONG),
    Column("问题", 24, Style.LONG),
    Column("表现和事例", 40, Style.LONG),
    Column("来自", 14, Style.LONG),
    Column("原因", 30, Style.LONG),
    Column("措施", 40, Style.LONG),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem; `raised_by` are the channels of the points that it answers, each once."""

    title: str
    aspect: str = ""
    manifestation: str = ""
    instance: str = ""
    raised_by: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Whose problems."""

    occasion: Occasion
    whose: str
    problems: tuple[Problem, ...]


def _build(facts: Facts, blanks: Blanks) -> Paper:  # noqa: ARG001  nothing here is the office's to fill
    return Paper(
        title=(f"{facts.whose}的问题清单",),
        blocks=(_grid(facts).table(),),
        profile=WIDE,
        below_title=facts.occasion.lines,
    )


def _grid(facts: Facts) -> Grid:
    rows = [
        (
            number, one.aspect, one.title,
            "\n".join(words for words in (one.manifestation, one.instance) if words),
            "、".join(one.raised_by), "\n".join(one.causes), "\n".join(one.measures),
        )
        for number, one in enumerate(facts.problems, 1)
    ]  # fmt: skip
    return Grid("问题清单", _COLUMNS, rows)


KIND = Kind(
    key="problem-list",
    name="问题清单",
    rank=80,
    stage=Stage.PROBLEMS,
    facts=Facts,
    build=_build,
    grids=lambda facts: (_grid(facts),),
    singles=(Field("姓名", "谁的问题清单；班子的写班子", lambda facts: facts.whose),),
    sample=Facts(
        SAMPLE,
        "班子",
        (
            Problem(
                title="会议多而时效差",
                aspect="固本培元、增强党性",
                manifestation="一周有四个半天在开会，议而不决。",
                instance="2025年9月防汛调度会开了三次才定下泵站的事。",
                raised_by=("群众提", "集体议"),
                causes=("会前不碰头，材料当场才看。",),
                measures=("议题会前三天送到，没有材料的不上会，2026年3月起。",),
            ),
            Problem(title="灌区确权没有按期完成", aspect="干事创业、担当作为", raised_by=("巡视反馈",)),
        ),
    ),
)  # fmt: skip
