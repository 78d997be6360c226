"""引号用得不对

## 看什么
直引号（"）；开引号和闭引号用反了、用成两个一样的。成双的，副本里改成“ ”，引号里面的改成‘ ’，作为修订。
## 为什么
直引号分不出开合，排出来宽窄不一；用反了，引的是哪几个字就说不清。
## 会提示
> 坚持"两个维护"，落实”四个自信“。
## 不提示
> “学习‘四个自信’的体会”。
## 看不出什么
一段里引号是单数的，分不清缺的是哪一个，由人来补。
"""

import re
from collections.abc import Iterator, Sequence

from duizhao.core.checks.rule import Basis, Level
from duizhao.core.layout.profile import Profile
from duizhao.core.outline.model import Paragraph, Span
from duizhao.core.relayout.diagnosis import PUNCTUATION, Diagnosis, Edit, Flaw
from duizhao.core.relayout.places import around, line_of
from duizhao.core.relayout.sheet import Sheet

_HAN = re.compile("[\u4e00-\u9fff]")
_MARKS = re.compile('[“”"]')


def look(sheet: Sheet, profile: Profile) -> Iterator[Flaw]:  # noqa: ARG001
    """Each pair of wrong marks; a paragraph with an odd number of them once."""
    for paragraph in sheet.text.paragraphs:
        text = paragraph.text
        if not _HAN.search(text):
            continue
        marks = [match.start() for match in _MARKS.finditer(text)]
        wanted = _wanted(text, marks)
        if wanted is None:
            yield Flaw(
                line_of(sheet, paragraph), f"这一段有 {len(marks)} 个引号，不成对", "补上或删去一个",
                quote=around(paragraph, marks[0], marks[0] + 1),
                paragraph=paragraph.index + 1,
            )  # fmt: skip
            continue
        yield from _flaws(sheet, paragraph, marks, wanted)


def _flaws(
    sheet: Sheet, paragraph: Paragraph, marks: Sequence[int], wanted: Sequence[str]
) -> Iterator[Flaw]:
    text = paragraph.text
    for place in range(0, len(marks), 2):
        pair = list(zip(marks, wanted, strict=True))[place : place + 2]
        edits = tuple(
            Edit(Span(paragraph.start + at, paragraph.start + at + 1), mark)
            for at, mark in pair
            if text[at] != mark
        )
        if edits:
            straight = any(text[at] == '"' for at, _ in pair)
            yield Flaw(
                line_of(sheet, paragraph),
                "用了直引号" if straight else "引号的开合不对",
                " ".join(mark for _, mark in pair),
                edits=edits,
                quote=around(paragraph, pair[0][0], pair[-1][0] + 1),
            )


def _wanted(text: str, marks: Sequence[int]) -> list[str] | None:
    """The mark that should stand at each place; None where they can't be told."""
    written = [text[at] for at in marks]
    if '"' not in written and _balanced(written):
        return written
    if len(marks) % 2:
        return None
    curly = [mark for mark in written if mark != '"']
    if curly and len(curly) < len(written) and _balanced(curly):
        return _straight_among(written)
    return ["“", "”"] * (len(marks) // 2)


def _straight_among(written: Sequence[str]) -> list[str]:
    """Straight marks made curly among curly ones that are right: single ones inside a quotation."""
    wanted, depth, opened = [], 0, False
    for mark in written:
        if mark == '"':
            inside = ("‘", "’") if depth else ("“", "”")
            wanted.append(inside[1] if opened else inside[0])
            opened = not opened
            continue
        depth += 1 if mark == "“" else -1
        wanted.append(mark)
    return wanted


def _balanced(marks: Sequence[str]) -> bool:
    depth = 0
    for mark in marks:
        depth += 1 if mark == "“" else -1
        if depth < 0:
            return False
    return depth == 0


DIAGNOSIS = Diagnosis(
    code="BS501",
    name="quotation-marks",
    level=Level.ADVICE,
    basis=Basis(PUNCTUATION),
    since="0.1",
    manual=__doc__,
    look=look,
)
