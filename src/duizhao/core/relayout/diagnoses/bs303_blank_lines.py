"""用空行隔开段落

## 看什么
正文段落之间的空行，和连着两行以上的空行。
## 为什么
公文的段落之间不空行。多出的空行让 22 行对不上，还会在页首留下空白。
## 会提示
> 每个一级标题前面空一行；文末连空五行把署名推到下一页。
## 不提示
> 标题上下、附件说明之前、署名之前的空行。
## 看不出什么
空行是不是为了给盖章留位置。
"""

from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.docx.names import P
from duizhao.core.relayout.diagnosis import Diagnosis, Flaw
from duizhao.core.relayout.roles import HEADINGS, Role
from duizhao.core.relayout.sheet import Line, Sheet

_TEXT = frozenset({*HEADINGS, Role.BODY})


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Blank lines between lines of text: each of them may go."""
    before: Line | None = None
    blank: list[Line] = []
    for line in sheet.lines:
        if line.role is Role.BLANK:
            blank.append(line)
            continue
        if blank and before is not None and before.role in _TEXT and line.role in _TEXT:
            yield from (_flaw(one) for one in blank)
        elif len(blank) > _MOST:
            yield from (_flaw(one) for one in blank[_MOST:])
        before, blank = line, []


def _flaw(line: Line) -> Flaw:
    following = line.element.getnext()
    may_go = line.bare and following is not None and following.tag == P
    return Flaw(line, "空行", "删去空行", drop=may_go)


_MOST = 2

DIAGNOSIS = Diagnosis(
    code="BS303",
    name="blank-lines",
    level=Level.ADVICE,
    basis=Basis("公文排版通行做法"),
    since="0.1",
    manual=__doc__,
    look=look,
)
