"""段首没有缩进两个字

## 看什么
正文和各级标题首行缩进 2 字符，左边不缩进；主送机关顶格；附件说明左空 2 字，后面的附件和第一个对齐。分得清按“字符”缩进还是按磅、厘米缩进。
## 为什么
段首空两个字是公文的写法。按厘米或磅写死的，一改字号就不是两个字；自动编号常带着悬挂缩进，整段都往里收。
## 会提示
> 首行缩进 0.74 厘米（五号字的两个字），用在三号字上只有 1.3 个字。
## 不提示
> 首行缩进 2 字符；标题、署名、日期。
## 看不出什么
用空格空出来的，归“用空格代替缩进”一项。
"""

from collections.abc import Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.blocks import INDENT
from duizhao.core.layout.paragraphs import TWIPS
from duizhao.core.layout.profile import NO_3, Profile
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.properties import of_paragraph, put, without
from duizhao.core.relayout.roles import HEADINGS, ROLE_LABELS, Role
from duizhao.core.relayout.sheet import Line, Sheet

_CHARACTER = NO_3 * TWIPS
_NEAR = 0.25
_LEAD = len("附件：")
_INDENTED = frozenset({*HEADINGS, Role.BODY})


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:
    """Each line with another indent; an indent of the right width in points is only told."""
    for line in sheet.lines:
        if line.role is Role.ATTACHMENT:
            yield from _attachment(line, profile)
        if line.role not in _INDENTED and line.role is not Role.RECEIVER:
            continue
        wanted = INDENT if line.role in _INDENTED else 0
        first, left, in_characters = _measured(line)
        right_width = abs(first - wanted) <= _NEAR and abs(left) <= _NEAR
        if right_width and (in_characters or not wanted):
            continue
        yield Flaw(
            line,
            f"{ROLE_LABELS[line.role]}{_told(first, left, in_characters=in_characters)}",
            f"首行缩进 {wanted} 字符" if wanted else "顶格",
            mend=partial(_mend, line, wanted, profile),
            level=Level.INFO if right_width else None,
        )


def _attachment(line: Line, profile: Profile) -> Iterator[Flaw]:
    """A line of an attachment note that stands too far left; further attachments stand below the first."""
    wanted = INDENT if line.words.strip().startswith("附") else INDENT + _LEAD
    first, left, _ = _measured(line)
    if first + left < wanted - _NEAR:
        yield Flaw(
            line,
            f"{ROLE_LABELS[line.role]}左空 {max(first + left, 0):.1f} 字",
            f"左空 {wanted} 字",
            mend=partial(_mend, line, wanted, profile),
        )


def _measured(line: Line) -> tuple[float, float, bool]:
    """Indent of the first line and of all lines in characters, and whether the first is given in characters."""
    chars, twips = line.look.first_line
    left_chars, left_twips = line.look.left
    first = chars / 100 if chars else twips / _CHARACTER
    left = left_chars / 100 if left_chars else left_twips / _CHARACTER
    return first, left, bool(chars)


def _told(first: float, left: float, *, in_characters: bool) -> str:
    parts = []
    if abs(left) > _NEAR:
        parts.append(f"左边缩进 {left:.1f} 字")
    if first < -_NEAR:
        parts.append(f"悬挂缩进 {-first:.1f} 字")
    elif abs(first) <= _NEAR:
        parts.append("首行没有缩进")
    else:
        parts.append(f"首行缩进约 {first:.1f} 字" + ("" if in_characters else "，按磅写死"))
    return "，".join(parts)


def _mend(line: Line, wanted: int, profile: Profile) -> None:
    indent = put(
        of_paragraph(line.element),
        "ind",
        left=0,
        leftChars=0,
        firstLine=round(wanted * (NO_3 - profile.squeeze) * TWIPS),
        firstLineChars=100 * wanted,
    )
    without(indent, "hanging", "hangingChars", "start", "startChars")


DIAGNOSIS = Diagnosis(
    code="BS301",
    name="first-line-indent",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.3.3 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
