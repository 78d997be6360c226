"""层次的顺序不对

## 看什么
一、→（一）→ 1. →（1）的顺序：“一、”下面直接用“（1）”，或者“1.”下面又用“（一）”。
## 为什么
层次跳了级、倒了序，读的人分不清谁管着谁。
## 会提示
> 一、存在的问题　（1）学习不够
> 1.政治建设方面　（一）学习不够
## 不提示
> 只有两层的，“一、”下面用“1.”。
## 看不出什么
是序号错了还是层次本来如此，要由人判断，所以不改。
"""

from collections.abc import Iterator

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.markers import marker_of
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.roles import HEADINGS, Role
from duizhao.core.relayout.sheet import Line, Sheet

_WRITTEN = {Role.FIRST: "一、", Role.SECOND: "（一）", Role.THIRD: "1.", Role.FOURTH: "（1）"}


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each heading that stands below one that it can't stand below."""
    open_levels: set[Role] = set()
    last: Role | None = None
    for line in sheet.lines:
        if line.role not in HEADINGS:
            continue
        if _begins(line):
            yield from _misplaced(line, last, open_levels)
        depth = HEADINGS.index(line.role)
        open_levels = {one for one in open_levels if HEADINGS.index(one) < depth} | {line.role}
        last = line.role


def _begins(line: Line) -> bool:
    marker = marker_of(line.paragraph.plain.text) if line.paragraph else None
    return marker is not None and marker.ordinal == 1


def _misplaced(line: Line, last: Role | None, open_levels: set[Role]) -> Iterator[Flaw]:
    if line.role is Role.FOURTH and last in {Role.FIRST, Role.SECOND}:
        yield Flaw(line, f"“{_WRITTEN[last]}”下面直接用了“（1）”", "中间一层用“1.”")
    if line.role is Role.SECOND and last is Role.THIRD and Role.SECOND not in open_levels:
        yield Flaw(line, "“1.”下面用了“（一）”", "“（一）”下面用“1.”")


DIAGNOSIS = Diagnosis(
    code="BS402",
    name="level-order",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.3.3 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
