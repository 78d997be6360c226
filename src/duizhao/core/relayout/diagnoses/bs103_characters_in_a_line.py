"""一行排不下 28 个字

## 看什么
三号字加上字符间距、文档网格的字符跨度，156 毫米的版心一行排多少字。
## 为什么
156 毫米除以 28 是 15.79 磅，比三号字（16 磅）还窄一点，不紧缩只排得下 27 个字。网格的每行字数要配合“正文”样式的字号才起作用，从别处粘来的段落常常没有。
## 会提示
> 三号仿宋，字符间距标准，没有字符网格：一行 27 字。
## 不提示
> 字符间距紧缩 0.25 磅；或者指定了行和字符网格、每行 28 字。
## 看不出什么
标点挤压、西文和数字的实际宽度。
"""

from collections.abc import Iterator
from functools import partial
from math import floor

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.paragraphs import TWIPS
from duizhao.core.layout.profile import NO_3, Profile
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.faces import size_words
from duizhao.core.relayout.grid import CHARACTER_GRIDS, settle_grid
from duizhao.core.relayout.properties import of_mark, of_paragraph, of_run, put
from duizhao.core.relayout.roles import RUNNING
from duizhao.core.relayout.sheet import Line, Run, Sheet

_POINTS_PER_MM = 72 / 25.4
_PER_POINT = 4096


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:
    """Each line of text whose characters stand too wide or too close."""
    for line in sheet.lines:
        if line.role not in RUNNING or not line.runs:
            continue
        found = _found(sheet, line, profile)
        if found:
            yield Flaw(
                line,
                found,
                f"字符间距紧缩 {profile.squeeze:g} 磅，一行 {profile.characters} 字",
                mend=partial(_mend, line, profile),
            )


def _found(sheet: Sheet, line: Line, profile: Profile) -> str:
    room = profile.text_width * _POINTS_PER_MM
    counts = {floor(room / (NO_3 + _squeeze(line, run)) + 0.02) for run in line.runs}
    if counts - {profile.characters}:
        return f"三号字一行 {min(counts - {profile.characters})} 字"
    usual = sheet.effective.usual_half_points
    if _grid_counts(line) and usual != round(2 * NO_3):
        return f"字符网格按“正文”样式的{size_words(usual)}计算，换一个软件就不是 28 字"
    return ""


def _grid_counts(line: Line) -> bool:
    """Whether the grid gives characters their width."""
    kind = line.section.grid[0]
    return kind in CHARACTER_GRIDS and any(run.look.on_grid for run in line.runs)


def _squeeze(line: Line, run: Run) -> float:
    kind, _, spacing = line.section.grid
    on_grid = kind in CHARACTER_GRIDS and run.look.on_grid
    return run.look.spacing / TWIPS + (spacing / _PER_POINT if on_grid else 0)


def _mend(line: Line, profile: Profile) -> None:
    if line.section.grid[0] in CHARACTER_GRIDS:
        settle_grid(line.section, profile)
    properties = of_paragraph(line.element)
    put(properties, "autoSpaceDE", val=0)
    put(properties, "autoSpaceDN", val=0)
    for run in (*(of_run(one.element) for one in line.runs), of_mark(line.element)):
        put(run, "spacing", val=-round(profile.squeeze * TWIPS))


DIAGNOSIS = Diagnosis(
    code="BS103",
    name="characters-in-a-line",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 5.2.3 条", verified=True),
    since="0.1",
    manual=__doc__,
    look=look,
)
