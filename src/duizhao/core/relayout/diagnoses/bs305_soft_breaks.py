"""用软回车代替分段

## 看什么
一个 Word 段落里用 Shift+Enter（软回车）分出来的几段。
## 为什么
软回车后面不会有首行缩进，两端对齐时上一行的字会被拉开；目录和自动编号也认不出后面的段落。
## 会提示
> 从网页、微信粘来的文字，整篇是一个段落、几十个软回车。
## 不提示
> 标题为断行好看而用的软回车。
## 看不出什么
分段要改的是文字的段落，所以请人工改：在 Word 里把“^l”全部替换为“^p”。
"""

from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.relayout.diagnosis import Diagnosis, Flaw
from duizhao.core.relayout.roles import RUNNING
from duizhao.core.relayout.sheet import Sheet


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each paragraph that soft breaks part into several."""
    for line in sheet.lines:
        if line.soft_breaks and line.role in RUNNING:
            yield Flaw(line, f"一个段落里用软回车分了 {line.soft_breaks + 1} 段", "用回车分段")


DIAGNOSIS = Diagnosis(
    code="BS305",
    name="soft-breaks",
    level=Level.ADVICE,
    basis=Basis("公文排版通行做法"),
    since="0.1",
    manual=__doc__,
    look=look,
)
