"""字体不是这一级的

## 看什么
标题用小标宋，一级标题（一、）用黑体，二级标题（（一））用楷体，其余用仿宋。同一种字体的不同名称（仿宋、仿宋_GB2312、FangSong）都算对。
## 为什么
读的人靠字体认出层次；上级机关收文、归档也按这个看。
## 会提示
> 正文是宋体；“一、存在的问题”是宋体加粗。
## 不提示
> 标题后面接着写正文的段落，标题一句用楷体，后面用仿宋。
## 看不出什么
这台电脑上有没有这种字体；表格、文本框、脚注里的字体不看。
"""

from collections.abc import Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.docx.names import Element
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.faces import face_of, face_words, is_face
from duizhao.core.relayout.fonts import give_face, is_trapped
from duizhao.core.relayout.properties import of_mark, of_run
from duizhao.core.relayout.roles import ROLE_LABELS, SET
from duizhao.core.relayout.sheet import Line, Run, Sheet


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """The first run of each line that has another face than its level wants; traps are another diagnosis."""
    for line in sheet.lines:
        if line.role not in SET:
            continue
        wrong = [
            run
            for run in line.runs
            if run.chinese
            and not is_trapped(run)
            and not is_face(run.look.east_asian.name, run.face)
        ]
        if wrong:
            first = wrong[0]
            yield Flaw(
                line,
                f"{ROLE_LABELS[line.role]}用了{first.look.east_asian.name or '没有写明的字体'}",
                f"{face_words(first.face)}",
                mend=partial(_mend, line, wrong),
                quote=first.words,
            )


def _mend(line: Line, wrong: list[Run]) -> None:
    for run in wrong:
        give_face(of_run(run.element), run.face, run.look)
    mark: Element = of_mark(line.element)
    give_face(mark, face_of(line.role), None)


DIAGNOSIS = Diagnosis(
    code="BS201",
    name="font-of-level",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.3 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
