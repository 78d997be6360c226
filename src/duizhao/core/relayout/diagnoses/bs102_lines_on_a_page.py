"""一面排不成 22 行

## 看什么
正文和各级标题的行距，连同文档网格一起算：固定值按固定值，单倍、多倍行距按网格的每行跨度，没有网格的按字体本身。算出的行数是不是 22。
## 为什么
公文一面排 22 行、撑满版心。行距写成“固定值 30 磅”，网格设得再对也只有 21 行；用 1.5 倍行距，一面就只剩十几行。
## 会提示
> 网格 22 行，段落却是“固定值 25 磅”：一面 25 行。
## 不提示
> 固定值 28 磅、28.95 磅；或者每行跨度 28.95 磅的网格加单倍行距。
## 看不出什么
图片、表格、公式所在的行；没有网格的单倍行距在不同电脑上随字体变化，这里按字号的 1.3 倍估算。
"""

from collections.abc import Iterator
from functools import partial
from math import ceil, floor

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.paragraphs import TWIPS
from duizhao.core.layout.profile import NO_3, Profile
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.grid import LINE_GRIDS, settle_grid
from duizhao.core.relayout.properties import of_paragraph, put
from duizhao.core.relayout.roles import RUNNING
from duizhao.core.relayout.sheet import Line, Sheet

_NATURAL = 1.3
_SINGLE = 240
_POINTS_PER_MM = 72 / 25.4


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:
    """Each line of text whose pitch doesn't give the lines of a page, with its type as it is or of the right size."""
    wanted = f"固定值 {profile.pitch:g} 磅，一面 {profile.lines} 行"
    for line in sheet.lines:
        if line.role not in RUNNING:
            continue
        size = max((run.look.points for run in line.runs), default=NO_3)
        for one in (size, NO_3):
            pitch, words = pitch_of(line, one)
            lines = floor(profile.text_height * _POINTS_PER_MM / pitch + 0.01)
            if lines != profile.lines:
                mend = partial(_mend, line, profile)
                yield Flaw(line, f"{words}，一面 {lines} 行", wanted, mend=mend)
                break


def pitch_of(line: Line, size: float) -> tuple[float, str]:
    """The distance from line to line in points with type of a size, and in words where it comes from."""
    look, (kind, grid, _) = line.look, line.section.grid
    given = look.number("spacing", "line")
    rule = look.value("spacing", "lineRule") or "auto"
    on_grid = kind in LINE_GRIDS and grid > 0 and look.on_grid
    if given and rule == "exact":
        apart = "，网格不起作用" if on_grid else ""
        return given / TWIPS, f"行距固定值 {given / TWIPS:g} 磅{apart}"
    natural = size * _NATURAL
    if given and rule == "atLeast":
        return max(given / TWIPS, natural), f"行距最小值 {given / TWIPS:g} 磅"
    times = (given or _SINGLE) / _SINGLE
    words = "单倍行距" if times == 1 else f"{times:g} 倍行距"
    if on_grid:
        rows = max(ceil(natural * TWIPS / grid - 0.1), 1)
        return rows * grid / TWIPS * times, f"{words}，网格每行 {grid / TWIPS:g} 磅"
    return natural * times, f"{words}，没有行网格"


def _mend(line: Line, profile: Profile) -> None:
    properties = of_paragraph(line.element)
    settle_grid(line.section, profile)
    put(properties, "widowControl", val=0)
    put(properties, "snapToGrid", val=0)
    put(properties, "spacing", line=round(profile.pitch * TWIPS), lineRule="exact")


DIAGNOSIS = Diagnosis(
    code="BS102",
    name="lines-on-a-page",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 5.2.3 条", verified=True),
    since="0.1",
    manual=__doc__,
    look=look,
)
