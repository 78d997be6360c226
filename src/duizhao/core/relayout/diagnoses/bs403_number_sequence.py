"""序号不连

## 看什么
同一层的标题序号是不是一个接一个。手写的序号，副本里把后面的改成该有的数，作为修订。
## 为什么
重号、缺号多半是删改时留下的；有时是漏了整整一条，所以要作者自己定。
## 会提示
> （一）　（二）　（二）
## 不提示
> 换了上一级标题，从头编起。
## 看不出什么
缺的是序号还是内容。缺了内容的，请拒绝修订。自动编号的，副本里不动。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.build import build
from duizhao.core.outline.model import Place, Span
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Edit, Flaw
from duizhao.core.relayout.places import line_of
from duizhao.core.relayout.roles import Role
from duizhao.core.relayout.sheet import Sheet

_NUMBER = re.compile(r"[一二三四五六七八九十]+|\d+")


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each heading whose number is not the next."""
    for mistake in build(sheet.text).mistakes:
        paragraph = sheet.text.paragraph_at(mistake.span.start)
        line = line_of(sheet, paragraph)
        written, wanted = _NUMBER.search(mistake.found), _NUMBER.search(mistake.expected)
        if (
            paragraph.place is not Place.BODY
            or line is None
            or line.role is Role.ATTACHMENT
            or not written
            or not wanted
        ):
            continue
        start = mistake.span.start + written.start()
        edit = Edit(Span(start, start + len(written.group())), wanted.group())
        yield Flaw(line, f"序号是“{mistake.found.strip()}”", f"“{mistake.expected}”", edits=(edit,))


DIAGNOSIS = Diagnosis(
    code="BS403",
    name="number-sequence",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.3.3 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
