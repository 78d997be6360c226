"""附件说明的写法不对

## 看什么
“附件：”一行和它下面的各个附件名称：名称后面不用标点；一个以上的附件要编号。
## 为什么
附件说明里，附件名称后面不加标点；它在正文下空一行，首行空两个字。
## 会提示
> 附件：1.问题清单；
> 2.整改方案。
## 不提示
> 附件：民主生活会方案
## 看不出什么
附件名称和附件的标题是不是一致；另起一页的附件本身。
"""

from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.model import Span
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Edit, Flaw
from duizhao.core.relayout.roles import Role
from duizhao.core.relayout.sheet import Sheet

_ENDS = "。；，、;,."


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each line of an attachment note that ends in a mark."""
    for line in sheet.lines:
        paragraph = line.paragraph if line.role is Role.ATTACHMENT else None
        if paragraph is None:
            continue
        words = paragraph.text.rstrip()
        bare = words.rstrip(_ENDS)
        mark = words[len(bare) :]
        if mark:
            start = paragraph.start + len(bare)
            yield Flaw(
                line,
                f"附件名称后面用了“{mark}”",
                "名称后面不用标点",
                edits=(Edit(Span(start, start + len(mark)), ""),),
            )


DIAGNOSIS = Diagnosis(
    code="BS601",
    name="attachment-note",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.3.4 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
