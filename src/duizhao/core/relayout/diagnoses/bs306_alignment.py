"""对齐方式不对

## 看什么
标题和它下面的署名居中，并且没有首行缩进带偏；正文和各级标题两端对齐或者左对齐；文末的署名和成文日期靠右。
## 为什么
居中的标题带着首行缩进，会往右偏一个字；正文居中、靠右多半是误设。
## 会提示
> 标题左对齐，前面用空格推到中间；成文日期用空格推到右边。
## 不提示
> 正文左对齐。
## 看不出什么
盖章的和不盖章的，右边空几个字不一样（盖章的日期右空四字，不盖章的署名右空二字），这里只看靠不靠右。段落里有软回车的，居中不居中，断行的读法不一样，请人工改。
"""

from collections.abc import Callable, Iterator
from functools import partial

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.paragraphs import TWIPS
from duizhao.core.layout.profile import NO_3, Profile
from duizhao.core.relayout.diagnosis import STANDARD, Diagnosis, Flaw
from duizhao.core.relayout.properties import of_paragraph, put, without
from duizhao.core.relayout.roles import HEADINGS, ROLE_LABELS, Role
from duizhao.core.relayout.sheet import Line, Sheet

_NAMES = {
    "center": "居中", "right": "右对齐", "end": "右对齐", "left": "左对齐", "start": "左对齐",
    "both": "两端对齐", "distribute": "分散对齐",
}  # fmt: skip
_LEFT = frozenset({"both", "left", "start"})
_RIGHT = frozenset({"right", "end"})
_CENTRED = frozenset({Role.TITLE, Role.BELOW_TITLE})
_SIGNED = frozenset({Role.SIGNATURE, Role.DAY})
_TEXT = frozenset({*HEADINGS, Role.BODY, Role.RECEIVER, Role.ATTACHMENT})
_FAR_IN = 10
"""From how many characters on a left indent is one that pushes a signature to the right."""
_DAY_FROM_RIGHT = 4
_CHARACTER = round(NO_3 * TWIPS)


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each line that is aligned otherwise."""
    for line in sheet.lines:
        align = line.look.align
        name = f"{ROLE_LABELS[line.role]}{_NAMES.get(align, align)}"
        if line.role in _CENTRED and (align != "center" or any(line.look.first_line)):
            shifted = "，还有首行缩进" if align == "center" else ""
            yield _flaw(line, name + shifted, "居中，不缩进", _centre)
        elif line.role in _TEXT and align not in _LEFT:
            yield _flaw(line, name, "两端对齐", _justify)
        elif line.role in _SIGNED and align not in _RIGHT and not _is_far_in(line):
            yield _flaw(line, name, "右对齐", _to_right)


def _flaw(line: Line, found: str, wanted: str, mend: Callable[[Line], None]) -> Flaw:
    """The flaw; a person mends it where soft breaks, once the line is centred or no more, would part other paragraphs."""
    parts_otherwise = line.folded and (line.look.align == "center") != (mend is _centre)
    return Flaw(line, found, wanted, mend=None if parts_otherwise else partial(mend, line))


def _is_far_in(line: Line) -> bool:
    chars, twips = line.look.left
    first_chars, first = line.look.first_line
    return (chars + first_chars) / 100 + (twips + first) / _CHARACTER >= _FAR_IN


def _centre(line: Line) -> None:
    properties = of_paragraph(line.element)
    put(properties, "jc", val="center")
    indent = put(properties, "ind", firstLine=0, firstLineChars=0)
    without(indent, "hanging", "hangingChars")


def _justify(line: Line) -> None:
    put(of_paragraph(line.element), "jc", val="both")


def _to_right(line: Line) -> None:
    properties = of_paragraph(line.element)
    put(properties, "jc", val="right")
    indent = put(
        properties, "ind", left=0, leftChars=0, firstLine=0, firstLineChars=0,
        right=_DAY_FROM_RIGHT * _CHARACTER, rightChars=100 * _DAY_FROM_RIGHT,
    )  # fmt: skip
    without(indent, "hanging", "hangingChars", "start", "startChars")


DIAGNOSIS = Diagnosis(
    code="BS306",
    name="alignment",
    level=Level.ADVICE,
    basis=Basis(STANDARD, "第 7.3 条"),
    since="0.1",
    manual=__doc__,
    look=look,
)
