"""用空格代替缩进

## 看什么
段落开头的空格、全角空格、制表符。
## 为什么
空格的宽度随字体和对齐变化，段首对不齐；改过一次就多一个少一个。
## 会提示
> “　　一年来，……”开头两个全角空格。
## 不提示
> 居中的标题里为排齐而空的字（例如两个字的姓名中间）。
## 看不出什么
段落中间用空格排出来的位置。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.model import Span
from duizhao.core.relayout.diagnosis import Diagnosis, Edit, Flaw
from duizhao.core.relayout.roles import HEADINGS, Role
from duizhao.core.relayout.sheet import Sheet

_BLANKS = re.compile("[ \t\u3000\u00a0\u2002\u2003]+")
_ROLES = frozenset({*HEADINGS, Role.BODY, Role.RECEIVER, Role.ATTACHMENT})


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each line that begins with blanks, behind an automatic number too."""
    for line in sheet.lines:
        paragraph = line.paragraph
        if paragraph is None or line.role not in _ROLES:
            continue
        found = _BLANKS.match(paragraph.text, paragraph.number)
        if found:
            start = paragraph.start + found.start()
            yield Flaw(
                line,
                f"段首有 {len(found.group())} 个空格或制表符",
                "删去空格，用首行缩进",
                edits=(Edit(Span(start, start + len(found.group())), ""),),
            )


DIAGNOSIS = Diagnosis(
    code="BS302",
    name="blanks-for-indent",
    level=Level.ADVICE,
    basis=Basis("公文排版通行做法"),
    since="0.1",
    manual=__doc__,
    look=look,
)
