"""标点重复，省略号、破折号写得不对

## 看什么
连用的两个标点（。。 ，，），写成“...”“。。。”“…”的省略号，写成“--”的破折号。
## 为什么
重复的多半是改稿时留下的；省略号占两个字、六个点，破折号占两个字，不能拆开排在两行。
## 会提示
> 整改落实不够。。　学习不系统...　作风不实--特别是
## 不提示
> “……”“——”“？！”。
## 看不出什么
连用的两个标点不一样（“，。”）的，留哪一个由人定。
"""

import re
from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.model import Span
from duizhao.core.relayout.diagnosis import PUNCTUATION, Diagnosis, Edit, Flaw
from duizhao.core.relayout.places import around, line_of
from duizhao.core.relayout.sheet import Sheet

_HAN = "\u4e00-\u9fff"
_FOUND = re.compile(
    rf"(?P<dots>(?<=[{_HAN}”》])(?:\.{{3,6}}|。{{3,}}|(?<!…)…(?!…)))"
    rf"|(?P<dash>(?<=[{_HAN}”》])-{{2,3}}(?=[{_HAN}“《]))"
    r"|(?P<same>([，。；：、])\4+)|(?P<mixed>[，。；：、]{2,})"
)


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each such place."""
    for paragraph in sheet.text.paragraphs:
        for match in _FOUND.finditer(paragraph.text):
            wanted = _wanted(match)
            kept = len(wanted) if match["same"] else 0
            span = Span(paragraph.start + match.start() + kept, paragraph.start + match.end())
            yield Flaw(
                line_of(sheet, paragraph),
                f"“{match.group()}”",
                f"“{wanted}”" if wanted else "留一个",
                edits=(Edit(span, "" if kept else wanted),) if wanted else (),
                quote=around(paragraph, *match.span()),
                paragraph=paragraph.index + 1,
            )


def _wanted(match: re.Match[str]) -> str:
    if match["dots"]:
        return "……"
    if match["dash"]:
        return "——"
    return match.group()[0] if match["same"] else ""


DIAGNOSIS = Diagnosis(
    code="BS503",
    name="marks-in-a-row",
    level=Level.ADVICE,
    basis=Basis(PUNCTUATION),
    since="0.1",
    manual=__doc__,
    look=look,
)
