"""自动编号和手写序号混用

## 看什么
同一层标题里，有的序号是 Word 自动编的，有的是手写的。
## 为什么
自动的会跟着增删变化，手写的不会，混在一起迟早重号；复制到别处，自动的序号还可能丢掉。
## 会提示
> “一、”“二、”是自动编号，“三、”是手写的。
## 不提示
> 各层各用一种。
## 看不出什么
该统一成哪一种，由单位的习惯定，副本里不动。
"""

from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.markers import marker_of
from duizhao.core.relayout.diagnosis import Diagnosis, Flaw
from duizhao.core.relayout.roles import HEADINGS, ROLE_LABELS
from duizhao.core.relayout.sheet import Line, Sheet


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """For each level with both: the first line of the rarer way."""
    for role in HEADINGS:
        lines = [line for line in sheet.lines if line.role is role and _is_numbered(line)]
        automatic = [line for line in lines if line.paragraph and line.paragraph.number]
        typed = [line for line in lines if line.paragraph and not line.paragraph.number]
        if automatic and typed:
            rarer = min(automatic, typed, key=len)
            told = f"{len(automatic)} 处自动编号、{len(typed)} 处手写"
            yield Flaw(rarer[0], f"{ROLE_LABELS[role]}里{told}", "统一成一种")


def _is_numbered(line: Line) -> bool:
    return line.paragraph is not None and marker_of(line.paragraph.plain.text) is not None


DIAGNOSIS = Diagnosis(
    code="BS404",
    name="two-ways-of-numbering",
    level=Level.ADVICE,
    basis=Basis("公文排版通行做法"),
    since="0.1",
    manual=__doc__,
    look=look,
)
