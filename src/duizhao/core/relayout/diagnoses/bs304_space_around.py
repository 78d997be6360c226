"""段前段后留了空

## 看什么
正文和各级标题的段前、段后间距是不是 0。
## 为什么
公文的段落之间不另留空；Word 的“标题 1”样式自带段前段后，一面就排不满 22 行。
## 会提示
> 用 Word 的“标题 2”样式，段前 13 磅、段后 13 磅。
## 不提示
> 标题（文章题目）上下的间距。
## 看不出什么
为了避免标题落在页末而临时加的间距。
"""

from collections.abc import Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.paragraphs import TWIPS
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.docx.names import OFF
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.properties import of_paragraph, put
from duizhao.core.relayout.roles import RUNNING
from duizhao.core.relayout.sheet import Line, Sheet

_SIDES = {"before": "段前", "after": "段后"}


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each line of text with space before or after it."""
    for line in sheet.lines:
        if line.role in RUNNING and (found := "、".join(_spaces(line))):
            yield Flaw(line, found, "段前、段后 0", mend=partial(_mend, line))


def _spaces(line: Line) -> Iterator[str]:
    look = line.look
    for side, name in _SIDES.items():
        lines, twips = (look.number("spacing", one) for one in (f"{side}Lines", side))
        if look.value("spacing", f"{side}Autospacing") not in {None, *OFF}:
            yield f"{name}自动"
        elif lines:
            yield f"{name} {lines / 100:g} 行"
        elif twips:
            yield f"{name} {twips / TWIPS:g} 磅"


def _mend(line: Line) -> None:
    zero = {f"{side}{unit}": 0 for side in _SIDES for unit in ("", "Lines", "Autospacing")}
    put(of_paragraph(line.element), "spacing", **zero)


DIAGNOSIS = Diagnosis(
    code="BS304",
    name="space-around",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 5.2.3 条", verified=True),
    since="0.1",
    manual=__doc__,
    look=look,
)
