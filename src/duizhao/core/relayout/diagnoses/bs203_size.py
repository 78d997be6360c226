"""字号不对

## 看什么
标题二号（22 磅），正文和各级标题三号（16 磅）。
## 为什么
三号字、28.95 磅行距，版心才排得满 22 行、28 字。
## 会提示
> 正文是小四号；粘进来的一段是五号。
## 不提示
> 上标的注码、表格和脚注里的小字。
## 看不出什么
标题字数多、改用小二号排成两行是不是更好看。
"""

from collections.abc import Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.faces import half_points_of, size_words
from duizhao.core.relayout.properties import of_mark, of_run, put
from duizhao.core.relayout.roles import ROLE_LABELS, SET
from duizhao.core.relayout.sheet import Line, Run, Sheet


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """The first run of each line that has another size."""
    for line in sheet.lines:
        if line.role not in SET:
            continue
        wrong = [run for run in line.runs if run.look.half_points != run.half_points]
        if wrong:
            yield Flaw(
                line,
                f"{ROLE_LABELS[line.role]}是{size_words(wrong[0].look.half_points)}",
                size_words(wrong[0].half_points),
                mend=partial(_mend, line, wrong),
                quote=wrong[0].words,
            )


def _mend(line: Line, wrong: list[Run]) -> None:
    sizes = [(of_run(run.element), run.half_points) for run in wrong]
    for properties, wanted in (*sizes, (of_mark(line.element), half_points_of(line.role))):
        put(properties, "sz", val=wanted)
        put(properties, "szCs", val=wanted)


DIAGNOSIS = Diagnosis(
    code="BS203",
    name="size",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 5.2.2 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
