"""文字不是黑色

## 看什么
标题、正文、各级标题里不是黑色（也不是“自动”）的字。红头不看。
## 为什么
公文的文字用黑色。留着颜色的，多半是改稿时的记号，或者从网页粘来的。
## 会提示
> 正文里一段红字、一段灰字。
## 不提示
> 公文的红色发文机关标志。
## 看不出什么
直接给文字加的颜色是不是有意留的记号，所以不改，由您定；样式自带的颜色（Word 的“标题 1”是蓝色），副本里改成黑色。
"""

from collections.abc import Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.properties import of_mark, of_run, put, without
from duizhao.core.relayout.roles import SET
from duizhao.core.relayout.sheet import Line, Run, Sheet

_BLACK = frozenset({"auto", "000000", ""})


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """The first coloured run of each line."""
    for line in sheet.lines:
        coloured = [run for run in line.runs if run.look.colour not in _BLACK]
        if line.role in SET and coloured:
            first = coloured[0]
            from_style = [run for run in coloured if not run.look.own_colour]
            yield Flaw(
                line,
                f"文字的颜色是 #{first.look.colour}{'，样式带来的' if from_style else ''}",
                "黑色",
                mend=partial(_mend, line, from_style) if from_style else None,
                quote=first.words,
            )


def _mend(line: Line, runs: list[Run]) -> None:
    for properties in (*(of_run(run.element) for run in runs), of_mark(line.element)):
        colour = put(properties, "color", val="000000")
        without(colour, "themeColor", "themeShade", "themeTint")


DIAGNOSIS = Diagnosis(
    code="BS204",
    name="colour",
    level=Level.INFO,
    basis=Basis(STANDARD, "第 5.2.4 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
