"""标题又加了粗

## 看什么
小标宋的标题、黑体的一级标题、楷体的二级标题是不是又加了粗。
## 为什么
公文靠字体分层次，不靠加粗；黑体、小标宋本来就粗，再加粗，笔画会糊在一起。Word 自带的“标题”样式都是加粗的。
## 会提示
> “一、存在的问题”用了“标题 1”样式，加粗。
## 不提示
> 三级标题加粗：标准没有要求，有的单位这样做。
## 看不出什么
单位自己的规定要不要加粗。
"""

from collections.abc import Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import BODY, Profile
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.properties import of_mark, of_run, put
from duizhao.core.relayout.roles import ROLE_LABELS, Role
from duizhao.core.relayout.sheet import Line, Run, Sheet

_ROLES = frozenset({Role.TITLE, Role.FIRST, Role.SECOND})


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """The first bold run of each heading."""
    for line in sheet.lines:
        bold = [run for run in line.runs if run.look.bold and run.face is not BODY]
        if line.role in _ROLES and bold:
            yield Flaw(
                line,
                f"{ROLE_LABELS[line.role]}加了粗",
                "不加粗",
                mend=partial(_mend, line, bold),
                quote=bold[0].words,
            )


def _mend(line: Line, runs: list[Run]) -> None:
    for properties in (*(of_run(run.element) for run in runs), of_mark(line.element)):
        put(properties, "b", val=0)
        put(properties, "bCs", val=0)


DIAGNOSIS = Diagnosis(
    code="BS205",
    name="bold",
    level=Level.INFO,
    basis=Basis(STANDARD, "第 7.3.3 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
